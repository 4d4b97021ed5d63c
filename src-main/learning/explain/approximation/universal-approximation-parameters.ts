import { curveChoices } from '../../functions/curves'
import type { Parameters } from '../../parameters'
import { approximatorChoices } from './approximators'

/** What the explanations of universal approximation in one variable have in common. */
export const approximationParameters = {
  psi: {
    kind: 'choice',
    label: 'Function',
    default: 'damped',
    choices: curveChoices,
    meaning: 'The function psi on [a, b] that is approximated.',
    lecture: '3.4'
  },
  points: {
    kind: 'integer',
    label: 'Points',
    default: 1001,
    minimum: 101,
    maximum: 10_001,
    meaning: 'How many equally spaced points of [a, b] the errors are measured and the fits are made at.',
    lecture: '3.4'
  },
  trainingSteps: {
    kind: 'integer',
    label: 'Training steps',
    default: 2000,
    minimum: 1,
    maximum: 1_000_000,
    meaning: 'How many steps of Adam a network is trained for, on all points at once.',
    lecture: '3.4'
  },
  learningRate: {
    kind: 'real',
    label: 'Learning rate',
    default: 0.02,
    minimum: 0,
    minimumExcluded: true,
    maximum: 10,
    logarithmic: true,
    meaning: 'The first step size of Adam; it falls to 0 along half a cosine.',
    lecture: '3.4'
  }
} as const satisfies Parameters

/** Those of the approximation that is shown piece by piece. */
export const universalApproximationParameters = {
  psi: approximationParameters.psi,
  method: {
    kind: 'choice',
    label: 'Method',
    default: 'interpolation',
    choices: approximatorChoices,
    meaning: 'How the pieces are found.',
    lecture: '3.4'
  },
  pieces: {
    kind: 'integer',
    label: 'Pieces',
    default: 16,
    minimum: 1,
    maximum: 256,
    meaning: 'K, the number of ReLUs beside the first one, which lifts the sum to psi(a).',
    lecture: '3.4'
  },
  points: approximationParameters.points,
  trainingSteps: approximationParameters.trainingSteps,
  learningRate: approximationParameters.learningRate
} as const satisfies Parameters

/** Those of the comparison of methods by the number of pieces. */
export const approximationErrorParameters = {
  psi: approximationParameters.psi,
  pieces: {
    kind: 'integers',
    label: 'Pieces',
    default: [1, 2, 4, 8, 16, 32],
    minimum: 1,
    maximum: 256,
    shortest: 1,
    longest: 32,
    distinct: true,
    meaning: 'The values of K to compare, the number of ReLUs beside the first one, which lifts the sum to psi(a).',
    lecture: '3.4'
  },
  points: approximationParameters.points,
  trainingSteps: approximationParameters.trainingSteps,
  learningRate: approximationParameters.learningRate
} as const satisfies Parameters
