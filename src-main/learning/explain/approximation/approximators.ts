import type { Curve } from '../../functions/curves'
import { greedyInterpolant, optimisedKnots, uniformKnots } from './knots'
import { interpolant, LeastSquares, leastSquares, type Sampled } from './piecewise-linear'
import { spaced } from '../plane'
import { piecesOf, type Piece } from './relu-pieces'
import { ReluTraining } from './relu-training'

/** The ways to find a sum of ReLUs that is close to psi. */
export const approximatorChoices = {
  interpolation: 'interpolation at knots at equal distances, from left to right',
  greedy: 'interpolation, each knot where the error was largest',
  'least-squares': 'least squares, knots at equal distances',
  'optimised-knots': 'least squares, knots moved to where they do best',
  training: 'a one-hidden-layer network trained with Adam'
} as const

export type Approximator = keyof typeof approximatorChoices

export interface ApproximationSetting {
  /** K. */
  readonly pieces: number
  readonly trainingSteps: number
  readonly learningRate: number
  readonly seed: number
}

/** psi read off at `count` points of its interval, at equal distances, both ends included. */
export function sampled({ interval: [a, b], value }: Curve, count: number): Sampled {
  const x = spaced(a, b, count)
  return { x, psi: x.map((at) => value(at)) }
}

/**
 * A sum of K + 1 ReLUs close to psi, found in the chosen way. Yields where it can be interrupted, at least every
 * few milliseconds.
 * @returns the pieces in the order of their knots
 */
export function* approximate(
  how: Approximator,
  curve: Curve,
  data: Sampled,
  setting: ApproximationSetting
): Generator<undefined, Piece[]> {
  const knots = uniformKnots(curve.interval, setting.pieces)
  switch (how) {
    case 'interpolation':
      return piecesOf(interpolant(curve.value, knots))
    case 'greedy':
      return piecesOf(yield* greedyInterpolant(data, setting.pieces))
    case 'least-squares':
      return piecesOf(leastSquares(data, knots))
    case 'optimised-knots':
      return piecesOf(yield* optimisedKnots(data, yield* betterStart(data, knots)))
    case 'training':
      return yield* trained(data, setting)
  }
}

/** Equally spaced knots, or the greedy ones where least squares does better with them. */
function* betterStart(data: Sampled, uniform: Float64Array): Generator<undefined, Float64Array> {
  const { knots } = yield* greedyInterpolant(data, uniform.length - 1)
  if (knots.length < uniform.length) return uniform
  const problem = new LeastSquares(data, uniform.length)
  return problem.solve(knots) < problem.solve(uniform) ? knots : uniform
}

/** How many products of a point and a parameter a training does between two looks outside: some milliseconds. */
const workAtATime = 1e6

function* trained(data: Sampled, setting: ApproximationSetting): Generator<undefined, Piece[]> {
  const training = new ReluTraining(data, { ...setting, units: setting.pieces + 1, steps: setting.trainingSteps })
  const together = Math.max(1, Math.floor(workAtATime / (data.x.length * training.parameters.length)))
  while (!training.over) {
    training.advance()
    if (training.step % together === 0) yield
  }
  return training.pieces.sort((first, second) => first.knot - second.knot)
}

/** max |psi''| h^2 / 8 with h = (b - a) / K: the error of interpolation is at most this (undefined without psi''). */
export function interpolationBound({ interval: [a, b], secondDerivative }: Curve, pieces: number): number | undefined {
  if (secondDerivative === undefined) return undefined
  const steepest = spaced(a, b, 10_001).reduce((most, x) => Math.max(most, Math.abs(secondDerivative(x))), 0)
  return (steepest * ((b - a) / pieces) ** 2) / 8
}
