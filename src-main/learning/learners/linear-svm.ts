import { LearningError } from '../errors'
import type { LearnerDeclaration, Training } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { labelled } from '../training-set'
import { DualSvmTraining } from './support-vectors/dual'
import { SubGradientSvmTraining } from './support-vectors/sub-gradient'

/** The hyperparameters of the linear SVM. */
export const linearSvmParameters = {
  penalty: {
    kind: 'real',
    label: 'Penalty lambda',
    default: 0.001,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1e6,
    logarithmic: true,
    meaning: 'How much ||w||^2 weighs against the mean hinge loss: the larger, the wider the margin.',
    lecture: '3.1'
  },
  hardMargin: {
    kind: 'boolean',
    label: 'Hard margin',
    default: false,
    meaning:
      'Take the limit of a penalty that goes to 0: the widest margin with no sample inside it (dual solver only).',
    lecture: '3.1'
  },
  bias: {
    kind: 'choice',
    label: 'Bias',
    default: 'free',
    choices: {
      free: 'learned and not penalised, as in the lecture',
      penalised: 'the weight of a component of x that is always 1, penalised like the others',
      none: 'no bias: the hyperplane goes through the origin'
    },
    meaning: 'What becomes of the bias b.',
    lecture: '3.1'
  },
  solver: {
    kind: 'choice',
    label: 'Solver',
    default: 'dual',
    choices: {
      dual: 'exact: ascent on the dual, to a duality gap',
      'sub-gradient': 'stochastic: a step down a sub-gradient for each sample'
    },
    meaning: 'How the minimum is found.',
    lecture: '3.1'
  },
  gapTolerance: {
    kind: 'real',
    label: 'Duality gap',
    default: 1e-6,
    minimum: 1e-9,
    maximum: 0.1,
    logarithmic: true,
    meaning: 'The dual solver ends when (primal - dual) / primal is at most this.',
    lecture: '3.1'
  },
  learningRate: {
    kind: 'real',
    label: 'Learning rate eta',
    default: 0.1,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1e6,
    logarithmic: true,
    meaning: 'The first sub-gradient step; step t is eta / (1 + 2 lambda eta t).',
    lecture: '3.1'
  },
  averaging: {
    kind: 'boolean',
    label: 'Averaging',
    default: true,
    meaning:
      'The sub-gradient solver answers with the mean of all its steps, step t counted t times, and not with the last.',
    lecture: '3.1'
  }
} as const satisfies Parameters

export type LinearSvmParameters = ValuesOf<typeof linearSvmParameters>

/**
 * The linear support vector machine (lecture, section 3.1): it minimises
 * L(w, b) = lambda ||w||^2 + (1 / N) sum_n max(0, 1 - y_n (w.x_n + b)).
 */
export const linearSvm = {
  name: 'linear-svm',
  title: 'Linear SVM',
  lecture: '3.1',
  meaning: 'Separates two classes with the hyperplane that stays farthest from the samples.',
  target: 'two classes',
  parameters: linearSvmParameters,
  measures: {
    primal: { title: 'primal', kind: 'number' },
    dual: { title: 'dual', kind: 'number' },
    gap: { title: 'relative gap', kind: 'number' },
    supportVectors: { title: 'support vectors', kind: 'count' },
    margin: { title: 'margin', kind: 'number' }
  },
  train: (parameters, data, { schedule, seed }): Training => {
    if (parameters.solver === 'dual') return new DualSvmTraining(parameters, labelled(data), schedule)
    if (!parameters.hardMargin) return new SubGradientSvmTraining(parameters, labelled(data), schedule, seed)
    throw new LearningError(
      'parameters',
      'linear-svm: hardMargin: expected the dual solver, found sub-gradient, which needs a penalty above 0'
    )
  }
} as const satisfies LearnerDeclaration<typeof linearSvmParameters>
