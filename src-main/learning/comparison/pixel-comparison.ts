import { rowsOfProduct, type DenseProducts } from '../algebra/dense-products'
import type { ScaledPixels } from '../features/scaling'
import { bytesWorthwhile, centredBytes, productOfBytes } from './centred-bytes'
import type { Comparison, Part } from './comparison'
import { DenseComparison } from './dense-comparison'
import { readPixels, sameScale, squaredNorms, sums } from './pixels'

/** Pixels of the same scale as those that are kept. */
interface PixelPart extends Part {
  readonly x: ScaledPixels
}

/**
 * Compares pixels as the whole numbers that they are: sums of their products stay below 2^53, so they are exact, and
 * only the pixels that are not zero are visited, or many rows are multiplied in full where that is faster. The scale is
 * applied to the sums; distances do not see its mean.
 */
export class PixelComparison implements Comparison {
  readonly count: number
  readonly rowsAtOnce: number
  readonly #kept: ScaledPixels
  readonly #squaredNorms: Float64Array
  readonly #sums: Float64Array
  readonly #row: Float64Array
  /** The pixels that are kept, in full. */
  #centred: Float32Array | undefined
  /** For samples that are not pixels of the same scale. */
  #others: DenseComparison | undefined

  constructor(
    kept: ScaledPixels,
    readonly dense: DenseProducts
  ) {
    this.count = kept.count
    this.rowsAtOnce = rowsOfProduct(dense, kept.count, kept.dimension)
    this.#kept = kept
    this.#squaredNorms = squaredNorms(kept.pixels)
    this.#sums = sums(kept.pixels)
    this.#row = new Float64Array(kept.dimension)
  }

  products(part: Part, into: Float64Array, upTo = this.count): void {
    if (!this.#fits(part)) return this.#dense.products(part, into, upTo)
    const { mean, deviation } = this.#kept.scale
    const own = sums(part.x.pixels, part.from, part.to)
    this.#compare(part, own, into, upTo)
    for (let i = 0, at = 0; i < own.length; i++) {
      // sum (p - mean) (p' - mean) = p.p' - mean (sum p + sum p') + D mean^2
      const constant = mean * (this.#kept.dimension * mean - own[i])
      for (let m = 0; m < upTo; m++, at++) {
        into[at] = (into[at] - mean * this.#sums[m] + constant) / (deviation * deviation)
      }
    }
  }

  squaredDistances(part: Part, into: Float64Array, upTo = this.count): void {
    if (!this.#fits(part)) return this.#dense.squaredDistances(part, into, upTo)
    const { deviation } = this.#kept.scale
    const { pixels } = part.x
    const own = squaredNorms(pixels, part.from, part.to)
    this.#compare(part, sums(pixels, part.from, part.to), into, upTo)
    for (let i = 0, at = 0; i < own.length; i++) {
      for (let m = 0; m < upTo; m++, at++) {
        into[at] = (this.#squaredNorms[m] - 2 * into[at] + own[i]) / (deviation * deviation)
      }
    }
  }

  #fits(part: Part): part is PixelPart {
    return sameScale(part.x, this.#kept)
  }

  /** into[i U + m] <- p_m.p of the pixels. @param own the sum of the pixels of each of the rows */
  #compare(part: PixelPart, own: Float64Array, into: Float64Array, upTo: number): void {
    const { x, from, to } = part
    if (bytesWorthwhile(this.dense, to - from, upTo, x.dimension)) return this.#multiplyInFull(part, own, into, upTo)
    for (let n = from; n < to; n++) this.#multiply(x.pixels, n, into.subarray((n - from) * upTo), upTo)
  }

  #multiplyInFull({ x, from, to }: PixelPart, own: Float64Array, into: Float64Array, upTo: number): void {
    const rows = centredBytes(x.pixels, from, to)
    this.#centred ??= centredBytes(this.#kept.pixels)
    const blocks = this.dense.multiplyBytes?.(to - from, upTo, x.dimension, rows, this.#centred) ?? []
    for (const { first, count, values } of blocks) {
      for (let i = 0, at = 0; i < own.length; i++) {
        for (let m = first; m < first + count; m++, at++) {
          into[i * upTo + m] = productOfBytes(values[at], this.#sums[m], own[i], x.dimension)
        }
      }
    }
  }

  #multiply(pixels: ScaledPixels['pixels'], n: number, into: Float64Array, upTo: number): void {
    readPixels(pixels, n, this.#row)
    for (let m = 0; m < upTo; m++) into[m] = this.#kept.pixels.dot(m, this.#row)
  }

  get #dense(): DenseComparison {
    return (this.#others ??= new DenseComparison(this.#kept, this.dense))
  }
}
