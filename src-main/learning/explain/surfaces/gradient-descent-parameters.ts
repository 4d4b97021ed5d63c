import { surfaceChoices } from '../../functions/surfaces/registry'
import type { Parameters } from '../../parameters'

export const gradientDescentParameters = {
  surface: {
    kind: 'choice',
    label: 'Surface',
    default: 'wells',
    choices: surfaceChoices,
    meaning: 'The loss L(w1, w2) that is gone down.',
    lecture: '3.5'
  },
  stepSizes: {
    kind: 'reals',
    label: 'Step sizes',
    default: [0.125, 0.5],
    minimum: 1e-6,
    maximum: 100,
    shortest: 1,
    longest: 8,
    distinct: true,
    meaning: 'The values of eta, the step size: one descent for each.',
    lecture: '3.5'
  },
  start: {
    kind: 'choice',
    label: 'Start',
    default: 'surface',
    choices: { surface: 'the point that belongs to the surface', given: 'the point (w1, w2) given below' },
    meaning: 'Where the descents start.',
    lecture: '3.5'
  },
  w1: {
    kind: 'real',
    label: 'Start, w1',
    default: 0,
    minimum: -100,
    maximum: 100,
    meaning: 'The first coordinate of a given start.',
    lecture: '3.5'
  },
  w2: {
    kind: 'real',
    label: 'Start, w2',
    default: 0,
    minimum: -100,
    maximum: 100,
    meaning: 'The second coordinate of a given start.',
    lecture: '3.5'
  },
  maximumSteps: {
    kind: 'integer',
    label: 'Maximum number of steps',
    default: 1000,
    minimum: 1,
    maximum: 10_000_000,
    meaning: 'A descent that has neither converged nor diverged ends after this many steps.',
    lecture: '3.5'
  },
  tolerance: {
    kind: 'real',
    label: 'Tolerance',
    default: 1e-6,
    minimum: 0,
    maximum: 1,
    logarithmic: true,
    meaning: 'A descent has converged when the norm of the gradient is at most this.',
    lecture: '3.5'
  },
  approximations: {
    kind: 'integers',
    label: 'Approximations at steps',
    default: [0, 1, 2],
    minimum: 0,
    maximum: 10_000_000,
    shortest: 0,
    longest: 16,
    distinct: true,
    meaning: 'The steps t at which the quadratic approximation around w_t is drawn, with its minimum, w_{t+1}.',
    lecture: '3.5'
  },
  resolution: {
    kind: 'integer',
    label: 'Resolution',
    default: 61,
    minimum: 2,
    maximum: 256,
    meaning: 'How many points along each side of the box a field is drawn with.',
    lecture: '3.5'
  }
} as const satisfies Parameters
