import type { Samples } from '../algebra/samples'
import { ScaledPixels } from '../features/scaling'
import { DenseComparison } from './dense-comparison'
import { PixelComparison } from './pixel-comparison'

/** Samples x_1 ... x_N that are kept, to compare others with them. */
export interface Comparison {
  readonly count: number
  /** into[m] <- x_m.x for the first `upTo` of the samples that are kept, where x is sample n of `x`. */
  products(x: Samples, n: number, into: Float64Array, upTo?: number): void
  /** into[m] <- ||x_m - x||^2, likewise. */
  squaredDistances(x: Samples, n: number, into: Float64Array, upTo?: number): void
}

/**
 * Keeps samples for comparison: pixels as bytes, everything else as numbers in one array.
 * @throws LearningError when they would take more than 1 GB
 */
export function compareWith(kept: Samples): Comparison {
  return kept instanceof ScaledPixels ? new PixelComparison(kept) : new DenseComparison(kept)
}
