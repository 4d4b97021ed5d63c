import type { Samples } from '../algebra/samples'
import type { ScaledPixels } from '../features/scaling'
import type { Comparison } from './comparison'
import { DenseComparison } from './dense-comparison'
import { readPixels, sameScale, squaredNorms, sums } from './pixels'

/**
 * Compares pixels as the whole numbers that they are: sums of their products stay below 2^53, so they are exact, and
 * only the pixels that are not zero are visited. The scale is applied to the sums; distances do not see its mean.
 */
export class PixelComparison implements Comparison {
  readonly count: number
  readonly #kept: ScaledPixels
  readonly #squaredNorms: Float64Array
  readonly #sums: Float64Array
  readonly #row: Float64Array
  /** For samples that are not pixels of the same scale. */
  #others: DenseComparison | undefined

  constructor(kept: ScaledPixels) {
    this.count = kept.count
    this.#kept = kept
    this.#squaredNorms = squaredNorms(kept.pixels)
    this.#sums = sums(kept.pixels)
    this.#row = new Float64Array(kept.dimension)
  }

  products(x: Samples, n: number, into: Float64Array, upTo = this.count): void {
    if (!sameScale(x, this.#kept)) return this.#dense.products(x, n, into, upTo)
    const { mean, deviation } = this.#kept.scale
    const sum = this.#compare(x, n, into, upTo)
    // sum (p - mean) (p' - mean) = p.p' - mean (sum p + sum p') + D mean^2
    const constant = mean * (this.#kept.dimension * mean - sum)
    for (let m = 0; m < upTo; m++) into[m] = (into[m] - mean * this.#sums[m] + constant) / (deviation * deviation)
  }

  squaredDistances(x: Samples, n: number, into: Float64Array, upTo = this.count): void {
    if (!sameScale(x, this.#kept)) return this.#dense.squaredDistances(x, n, into, upTo)
    const { deviation } = this.#kept.scale
    this.#compare(x, n, into, upTo)
    const own = this.#row.reduce((sum, p) => sum + p * p, 0)
    for (let m = 0; m < upTo; m++) into[m] = (this.#squaredNorms[m] - 2 * into[m] + own) / (deviation * deviation)
  }

  /** into[m] <- p_m.p of the pixels. @returns the sum of the pixels of p */
  #compare(x: ScaledPixels, n: number, into: Float64Array, upTo: number): number {
    const row = this.#row
    const { pixels } = this.#kept
    readPixels(x.pixels, n, row)
    for (let m = 0; m < upTo; m++) into[m] = pixels.dot(m, row)
    return row.reduce((sum, p) => sum + p, 0)
  }

  get #dense(): DenseComparison {
    return (this.#others ??= new DenseComparison(this.#kept))
  }
}
