import type { DenseProducts } from '../../algebra/dense-products'
import type { Matrix } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import type { Tensors } from '../../algebra/tensor'
import { ScaledPixels } from '../../features/scaling'
import { BlockScatter } from './block-scatter'
import { PixelScatter } from './pixel-scatter'

/**
 * Means of classes and the scatter about them, sum_n (x_n - m_{y_n})^T (x_n - m_{y_n}), gathered sample by
 * sample in one pass. Divided by a number of samples the scatter is a covariance.
 */
export interface Scatter {
  /** Counts sample n in as one of class c. */
  add(n: number, c: number): void
  /** m_c, a row each: C x D. All samples have been counted in. */
  means(): Matrix
  /** The scatter, D x D, both triangles. All samples have been counted in. */
  matrix(): Matrix
  save(): Tensors
  restore(saved: Tensors): void
}

/** The scatter of samples of `classes` classes about their means, in the way that suits how the samples are kept. */
export function scatterOf(x: Samples, classes: number, products: DenseProducts): Scatter {
  return x instanceof ScaledPixels ? new PixelScatter(x, classes) : new BlockScatter(x, classes, products)
}

/** How many multiplications of large matrices the scatter takes: none where only pixels that are not zero count. */
export function multiplicationsOfScatter(x: Samples): number {
  return x instanceof ScaledPixels ? 0 : x.count * x.dimension ** 2
}
