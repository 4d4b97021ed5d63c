import { curveChoices } from '../../functions/curves'
import type { Parameters } from '../../parameters'
import { designChoices } from './noisy-curve'

export const biasVarianceParameters = {
  model: {
    kind: 'choice',
    label: 'Model',
    default: 'polynomial',
    choices: {
      polynomial: 'polynomials, by their degree',
      neighbours: 'the mean of the K nearest neighbours, by K',
      ridge: 'polynomials of one degree, by the penalty on their coefficients'
    },
    meaning: 'What is fitted, and what is changed from line to line.',
    lecture: '3.3'
  },
  truth: {
    kind: 'choice',
    label: 'True function',
    default: 'sine',
    choices: curveChoices,
    meaning: 'The function that the samples are noisy values of.',
    lecture: '3.3'
  },
  degrees: {
    kind: 'integers',
    label: 'Degrees',
    default: [0, 1, 2, 3, 4, 5, 6, 8, 10, 12],
    minimum: 0,
    maximum: 20,
    shortest: 1,
    longest: 21,
    distinct: true,
    meaning: 'The degrees to compare where the model is a polynomial.',
    lecture: '3.3'
  },
  neighbours: {
    kind: 'integers',
    label: 'Neighbours',
    default: [1, 3, 5, 7, 11, 15, 21],
    minimum: 1,
    maximum: 2000,
    shortest: 1,
    longest: 32,
    distinct: true,
    meaning: 'The values of K to compare where the model is the mean of neighbours.',
    lecture: '3.3'
  },
  penalties: {
    kind: 'reals',
    label: 'Penalties',
    default: [0, 1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 1, 10],
    minimum: 0,
    maximum: 1e9,
    shortest: 1,
    longest: 32,
    distinct: true,
    meaning: 'The ridge penalties to compare where the model is ridge regression.',
    lecture: '3.3'
  },
  degree: {
    kind: 'integer',
    label: 'Degree under the penalty',
    default: 10,
    minimum: 0,
    maximum: 20,
    meaning: 'The degree of the polynomial where the model is ridge regression.',
    lecture: '3.3'
  },
  samples: {
    kind: 'integer',
    label: 'Samples in a set',
    default: 25,
    minimum: 2,
    maximum: 2000,
    meaning: 'How many samples a training set has.',
    lecture: '3.3'
  },
  noise: {
    kind: 'real',
    label: 'Noise',
    default: 0.3,
    minimum: 0,
    maximum: 10,
    meaning: 'The standard deviation of the Gaussian noise on the values.',
    lecture: '3.3'
  },
  design: {
    kind: 'choice',
    label: 'Places of the samples',
    default: 'even',
    choices: designChoices,
    meaning: 'How the samples of a training set lie in the interval.',
    lecture: '3.3'
  },
  sets: {
    kind: 'integer',
    label: 'Training sets',
    default: 200,
    minimum: 2,
    maximum: 20_000,
    meaning: 'How many training sets are drawn; the same ones for every line of the table.',
    lecture: '3.3'
  },
  points: {
    kind: 'integer',
    label: 'Points',
    default: 100,
    minimum: 10,
    maximum: 1000,
    meaning: 'How many points of the interval bias and variance are averaged over.',
    lecture: '3.3'
  }
} as const satisfies Parameters
