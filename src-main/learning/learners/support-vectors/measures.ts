import { vector, type Tensor } from '../../algebra/tensor'
import type { LinearSvmParameters } from '../linear-svm'
import type { DualState } from './dual-state'
import type { LinearSvm } from './model'
import { leastScore, meanHinge, sumOfAlpha } from './objective'

/** What is known of a linear SVM at the end of an epoch. */
export interface SvmMeasures extends Readonly<Record<string, number>> {
  readonly primal: number
  readonly dual: number
  /** (primal - dual) / primal: the objective is at most this share above its minimum. */
  readonly gap: number
  readonly supportVectors: number
  /** The distance of the planes w.x + b = -1 and w.x + b = 1; of a hard margin the width of the empty strip. */
  readonly margin: number
}

/** At w = 0, b = 0 and alpha = 0. */
export const measuresAtStart: SvmMeasures = { primal: 1, dual: 0, gap: 1, supportVectors: 0, margin: Infinity }

/** Where a training on the dual stands, with the bias that the model has. */
export function measuresOf(state: DualState, parameters: LinearSvmParameters, model: LinearSvm): SvmMeasures {
  const { hardMargin, penalty, bias } = parameters
  const squaredNorm = model.squaredNorm + (bias === 'penalised' ? model.b ** 2 : 0)
  const offset = state.freeBias ? model.b : 0
  const [primal, dual] = hardMargin
    ? hardBounds(state, squaredNorm, offset)
    : softBounds(state, penalty, squaredNorm, offset)
  const strip = hardMargin ? Math.max(0, leastScore(state, offset)) : 1
  const margin = (2 * strip) / Math.sqrt(model.squaredNorm)
  const supportVectors = state.beta.reduce((count, value) => count + (value === 0 ? 0 : 1), 0)
  return { primal, dual, gap: gapBetween(primal, dual), supportVectors, margin }
}

/**
 * Of the lecture's problem: primal lambda ||w||^2 + mean hinge loss, dual 2 lambda sum_n alpha_n - lambda ||w||^2.
 * @param squaredNorm ||w||^2, in which a penalised bias is one of the weights
 * @param offset the part of the bias that is not in t_n
 */
function softBounds(state: DualState, penalty: number, squaredNorm: number, offset: number): Bounds {
  const primal = penalty * squaredNorm + meanHinge(state, offset)
  return [primal, 2 * penalty * sumOfAlpha(state) - penalty * squaredNorm]
}

/**
 * Of the hard margin, minimise ||w||^2 under y_n (w.x_n + b) >= 1: the weights are brought to that scale when
 * they are divided by the least y_n (w.x_n + b), and as long as that is not above 0 the primal is infinite. The
 * dual at its best scale is (sum_n alpha_n)^2 / ||w||^2: 2 ||w|| / sum_n alpha_n is the distance of two points of
 * the convex hulls of the classes, and no margin is wider than that.
 */
function hardBounds(state: DualState, squaredNorm: number, offset: number): Bounds {
  const least = leastScore(state, offset)
  return [least <= 0 ? Infinity : squaredNorm / least ** 2, sumOfAlpha(state) ** 2 / squaredNorm]
}

/** (primal - dual) / primal, not below 0 where rounding would have it so; of a primal that is 0 there is no gap. */
function gapBetween(primal: number, dual: number): number {
  if (primal === Infinity) return 1
  return primal === 0 ? 0 : Math.max(0, (primal - dual) / primal)
}

export function saveMeasures({ primal, dual, gap, supportVectors, margin }: SvmMeasures): Tensor {
  return vector(Float64Array.of(primal, dual, gap, supportVectors, margin))
}

/** What `saveMeasures` returned, as measures again. */
export function restoredMeasures({ values: [primal, dual, gap, supportVectors, margin] }: Tensor): SvmMeasures {
  return { primal, dual, gap, supportVectors, margin }
}

type Bounds = readonly [primal: number, dual: number]
