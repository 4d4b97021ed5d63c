import { plainProducts, type DenseProducts } from '../algebra/dense-products'
import type { Samples } from '../algebra/samples'
import { ScaledPixels } from '../features/scaling'
import { DenseComparison } from './dense-comparison'
import { PixelComparison } from './pixel-comparison'

/** Some of the samples: from ... to - 1. */
export interface Part {
  readonly x: Samples
  readonly from: number
  readonly to: number
}

/** Samples x_1 ... x_N that are kept, to compare others with them: many at once, or one alone, with the same result. */
export interface Comparison {
  readonly count: number
  /** So many samples at once are a piece of work, and worth handing over. */
  readonly rowsAtOnce: number
  /** into[i U + m] <- x_m.x for the first U = `upTo` samples that are kept, where x is sample i of the part. */
  products(part: Part, into: Float64Array, upTo?: number): void
  /** into[i U + m] <- ||x_m - x||^2, likewise. */
  squaredDistances(part: Part, into: Float64Array, upTo?: number): void
}

/**
 * Keeps samples for comparison: pixels as bytes, everything else as numbers in one array.
 * @throws LearningError when they would take more than 1 GB
 */
export function compareWith(kept: Samples, dense: DenseProducts = plainProducts): Comparison {
  return kept instanceof ScaledPixels ? new PixelComparison(kept, dense) : new DenseComparison(kept, dense)
}
