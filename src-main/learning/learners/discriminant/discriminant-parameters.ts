import type { Parameters, ValuesOf } from '../../parameters'

/** The hyperparameters that linear and quadratic discriminant analysis share. */
export const discriminantParameters = {
  ridge: {
    kind: 'real',
    label: 'Ridge',
    default: 0,
    minimum: 0,
    maximum: 1e12,
    logarithmic: true,
    meaning: 'This much is added to the diagonal of a covariance, so that it can be inverted whatever the samples are.',
    lecture: '3.2'
  },
  divisor: {
    kind: 'choice',
    label: 'Divisor of the covariance',
    default: 'maximum-likelihood',
    choices: {
      'maximum-likelihood': 'the number of samples, which makes the samples as probable as possible',
      unbiased: 'that number less the number of means, which is right on average over many training sets'
    },
    meaning: 'What the scatter of the samples about the means is divided by.',
    lecture: '3.2'
  }
} as const satisfies Parameters

export type DiscriminantParameters = ValuesOf<typeof discriminantParameters>

/** What makes a discriminant analysis learn from samples whose covariance is singular. */
export const withRidge = 'with a ridge above 0 it learns from such samples too'
