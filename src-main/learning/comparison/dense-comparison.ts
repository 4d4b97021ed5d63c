import { rowsOfProduct, type DenseProducts } from '../algebra/dense-products'
import { dotAt, squaredDistanceAt } from '../algebra/rows'
import type { Samples } from '../algebra/samples'
import type { Comparison, Part } from './comparison'
import { heldInFull } from './held-samples'

/**
 * A squared distance below this share of the squares that it is the difference of has lost digits: more than 4 of the
 * 16 that a number has. It is summed up from the differences of the components instead.
 */
const cancelled = 1e-4

/** Compares by products: ||x_m - x||^2 = ||x_m||^2 - 2 x_m.x + ||x||^2, where that loses no digits. */
export class DenseComparison implements Comparison {
  readonly count: number
  readonly rowsAtOnce: number
  readonly #dimension: number
  readonly #kept: Float64Array
  readonly #rows: Float64Array
  #squares: Float64Array | undefined

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(
    kept: Samples,
    readonly dense: DenseProducts
  ) {
    this.count = kept.count
    this.#dimension = kept.dimension
    this.rowsAtOnce = rowsOfProduct(dense, this.count, this.#dimension)
    this.#kept = heldInFull(kept)
    this.#rows = new Float64Array(this.rowsAtOnce * this.#dimension)
  }

  products({ x, from, to }: Part, into: Float64Array, upTo = this.count): void {
    const dimension = this.#dimension
    for (let start = from; start < to; start += this.rowsAtOnce) {
      const end = Math.min(start + this.rowsAtOnce, to)
      for (let n = start; n < end; n++) x.read(n, this.#rows, (n - start) * dimension)
      const part = into.subarray((start - from) * upTo, (end - from) * upTo).fill(0)
      this.dense.addABt(end - start, upTo, dimension, this.#rows, this.#kept, part)
    }
  }

  squaredDistances({ x, from, to }: Part, into: Float64Array, upTo = this.count): void {
    for (let start = from; start < to; start += this.rowsAtOnce) {
      const end = Math.min(start + this.rowsAtOnce, to)
      const part = into.subarray((start - from) * upTo, (end - from) * upTo)
      this.products({ x, from: start, to: end }, part, upTo)
      for (let i = 0; i < end - start; i++) this.#makeDistances(i, part, upTo)
    }
  }

  /** Makes squared distances of the products with row i of those that have just been read. */
  #makeDistances(i: number, into: Float64Array, upTo: number): void {
    const dimension = this.#dimension
    const kept = this.#kept
    const rows = this.#rows
    const squares = this.#squaresOfKept
    const own = dotAt(rows, i * dimension, rows, i * dimension, dimension)
    for (let m = 0, at = i * upTo; m < upTo; m++, at++) {
      const both = squares[m] + own
      into[at] = both - 2 * into[at]
      if (into[at] > cancelled * both) continue
      into[at] = squaredDistanceAt(rows, i * dimension, kept, m * dimension, dimension)
    }
  }

  /** ||x_m||^2 of all samples that are kept. */
  get #squaresOfKept(): Float64Array {
    const dimension = this.#dimension
    const kept = this.#kept
    return (this.#squares ??= Float64Array.from({ length: this.count }, (_, m) =>
      dotAt(kept, m * dimension, kept, m * dimension, dimension)
    ))
  }
}
