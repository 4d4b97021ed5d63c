import { approximationError as errors } from '../learning/explain/approximation-error'
import { biasVariance as decomposition } from '../learning/explain/bias-variance'
import { gradientDescent as descent } from '../learning/explain/gradient-descent'
import { universalApproximation as pieces } from '../learning/explain/universal-approximation'
import { universalApproximationPlane as plane } from '../learning/explain/universal-approximation-plane'
import { defaultsOf } from '../learning/parameters'
import { common } from './choose'
import type { Lab } from './lab'

// Sections 3.3 to 3.5: what has no dataset.

export const biasVariance: Lab = {
  name: 'bias-variance',
  title: 'Bias and variance',
  section: '3.3',
  summary:
    'A polynomial fitted to two hundred training sets: its mean misses the truth by the bias, ' +
    'the single fits scatter by the variance, and the degree trades one for the other.',
  lesson: 'A higher degree lowers the bias and raises the variance: their sum is least in between.',
  configuration: {
    ...common('bias-variance'),
    experiment: 'bias-variance',
    parameters: defaultsOf(decomposition.parameters)
  }
}

export const universalApproximation: Lab = {
  name: 'universal-approximation',
  title: 'Any function, of ReLUs',
  section: '3.4',
  summary: 'A continuous function as a sum of translated and scaled ReLUs, one piece at a time.',
  lesson: 'Each ReLU bends the sum at its knot and leaves everything to the left of it as it was.',
  configuration: {
    ...common('universal-approximation'),
    experiment: 'universal-approximation',
    parameters: defaultsOf(pieces.parameters)
  }
}

export const approximationError: Lab = {
  name: 'approximation-error',
  title: 'How many ReLUs for how small an error',
  section: '3.4',
  summary: 'The largest error against the number of pieces: interpolated, chosen greedily, by least squares, trained.',
  lesson:
    'The more ReLUs, the smaller the error; where their knots are matters as much. Training has to find them by ' +
    'itself, and gets stuck at about 0.1.',
  configuration: {
    ...common('approximation-error'),
    experiment: 'approximation-error',
    parameters: defaultsOf(errors.parameters)
  }
}

export const universalApproximationPlane: Lab = {
  name: 'universal-approximation-plane',
  title: 'Any function of two variables, of ReLUs',
  section: '3.4',
  summary:
    'The theorem’s second step: a Fourier series of sines, every sine made of ReLUs, and each error beside its bound.',
  lesson:
    'Each sine needs many ReLUs, and a small error many sines: the theorem says that a hidden layer exists, not ' +
    'that it is small.',
  configuration: {
    ...common('universal-approximation-plane'),
    experiment: 'universal-approximation-plane',
    parameters: { ...defaultsOf(plane.parameters), xi: 0.3 }
  }
}

export const gradientDescent: Lab = {
  name: 'gradient-descent',
  title: 'Gradient descent on surfaces',
  section: '3.5',
  summary:
    'The path down a surface for step sizes 0.125 and 0.5: smooth, zigzag or away, and the parabola at each step ' +
    'whose lowest point is the next.',
  lesson:
    'With the small step the path runs smoothly into a minimum. With the large one it jumps over the minimum to and ' +
    'fro, and never gets there.',
  configuration: {
    ...common('gradient-descent'),
    experiment: 'gradient-descent',
    parameters: { ...defaultsOf(descent.parameters), maximumSteps: 30 }
  }
}
