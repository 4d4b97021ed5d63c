import type { Parameters, ValuesOf } from '../../parameters'
import type { Columns } from '../../report'

/** The hyperparameters of logistic regression, of two classes and of several. */
export const logisticParameters = {
  solver: {
    kind: 'choice',
    label: 'Solver',
    default: 'gradient-descent',
    choices: {
      'gradient-descent': 'steps down the gradient, as in the lecture',
      newton: "Newton's steps, from first and second derivatives: a few reach the minimum"
    },
    meaning: 'How the loss is minimised.',
    lecture: '3.5'
  },
  learningRate: {
    kind: 'real',
    label: 'Learning rate',
    default: 0.1,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1e6,
    logarithmic: true,
    meaning: "The eta of gradient descent: how far a step goes down the gradient; Newton's method does without.",
    lecture: '3.5'
  },
  batchSize: {
    kind: 'integer',
    label: 'Batch size',
    default: 0,
    minimum: 0,
    maximum: 1_000_000_000,
    meaning: "The samples that a step of gradient descent looks at; 0 stands for all, as in Newton's method always.",
    lecture: '3.5'
  },
  reduction: {
    kind: 'choice',
    label: 'Reduction',
    default: 'mean',
    choices: {
      mean: 'the mean over the samples: the same learning rate suits few and many',
      sum: "the sum over the samples, the lecture's formula"
    },
    meaning: 'Whether loss and gradient are summed or averaged over samples (and the penalty divided by their number).',
    lecture: '3.5'
  },
  penalty: {
    kind: 'real',
    label: 'Penalty',
    default: 0,
    minimum: 0,
    maximum: 1e12,
    logarithmic: true,
    meaning: 'The lambda of lambda ||w||^2, which a Gaussian prior on w of variance 1 / (2 lambda) adds to the loss.',
    lecture: '3.2'
  },
  initialWeights: {
    kind: 'choice',
    label: 'Initial weights',
    default: 'normal',
    choices: {
      normal: 'drawn from the Gaussian of mean 0 and deviation 1, from the seed, as in the lecture',
      zeros: 'zeros'
    },
    meaning: 'Where w starts; b starts at 0.',
    lecture: '3.5'
  },
  gradientTolerance: {
    kind: 'real',
    label: 'Tolerance of the gradient',
    default: 0,
    minimum: 0,
    maximum: 1e12,
    logarithmic: true,
    meaning:
      'Training ends at the end of an epoch when the norm of the gradient is not above this; 0 stands for never.',
    lecture: '3.5'
  }
} as const satisfies Parameters

export type LogisticParameters = ValuesOf<typeof logisticParameters>

/** What the learners measure after each epoch, over all samples. */
export const logisticMeasures = {
  loss: { title: 'loss', kind: 'number' },
  gradientNorm: { title: 'gradient norm', kind: 'number' }
} as const satisfies Columns
