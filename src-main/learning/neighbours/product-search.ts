import { rowsOfResults, type DenseProducts } from '../algebra/dense-products'
import { dotAt, squaredDistanceAt } from '../algebra/rows'
import type { Samples } from '../algebra/samples'
import { heldInFull } from '../comparison/held-samples'
import { NearestSoFar, type Neighbours, type NeighbourSearch } from './neighbours'

/** The largest relative error of a rounding in double precision. */
const rounding = 2 ** -53

/**
 * Compares many queries at once by the products that are handed in, as ||a||^2 - 2 a.b + ||b||^2. Roundings make that
 * wrong by at most 4 (D + 8) 2^-53 (||a|| + ||b||)^2, in whatever order sums are made (Higham, Accuracy and Stability of
 * Numerical Algorithms, section 3.1). Samples that may be among the nearest by so much are compared component by
 * component: the result is that of brute force, to the bit and to the ties.
 */
export class ProductSearch implements NeighbourSearch {
  readonly #kept: Float64Array
  readonly #count: number
  readonly #dimension: number
  readonly #squaredNorms: Float64Array
  readonly #largestNorm: number

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(
    kept: Samples,
    readonly dense: DenseProducts
  ) {
    this.#kept = heldInFull(kept)
    this.#count = kept.count
    this.#dimension = kept.dimension
    this.#squaredNorms = squaredNormsOf(this.#kept, this.#count, kept.dimension)
    this.#largestNorm = Math.sqrt(this.#squaredNorms.reduce((largest, square) => Math.max(largest, square), 0))
  }

  nearest(x: Samples, from: number, to: number, k: number): Neighbours {
    const found = new NearestSoFar(to - from, k)
    const dimension = this.#dimension
    const block = Math.min(rowsOfResults(this.#count), to - from)
    const queries = new Float64Array(block * dimension)
    const products = new Float64Array(block * this.#count)
    for (let start = from; start < to; start += block) {
      const count = Math.min(block, to - start)
      for (let i = 0; i < count; i++) x.read(start + i, queries, i * dimension)
      this.dense.addABt(count, this.#count, dimension, queries, this.#kept, products.fill(0))
      const squares = squaredNormsOf(queries, count, dimension)
      for (let i = 0; i < count; i++) this.#offer(queries, i, squares[i], products, start - from + i, found)
    }
    return found
  }

  /** Offers to query q, which is row i of the queries, the samples that are near enough. */
  #offer(queries: Float64Array, i: number, own: number, products: Float64Array, q: number, found: NearestSoFar): void {
    const squaredNorms = this.#squaredNorms
    const dimension = this.#dimension
    const doubt = 4 * (dimension + 8) * rounding * (Math.sqrt(own) + this.#largestNorm) ** 2
    let limit = found.farthest(q) - own + doubt
    for (let m = 0, at = i * this.#count; m < squaredNorms.length; m++, at++) {
      // Of squares that are too large to be numbers nothing is known: they are not farther for certain.
      if (squaredNorms[m] - 2 * products[at] > limit) continue
      const distance = squaredDistanceAt(queries, i * dimension, this.#kept, m * dimension, dimension)
      found.offer(q, m, distance)
      limit = found.farthest(q) - own + doubt
    }
  }
}

/** The sum of the squares of each of the first `rows` rows. */
function squaredNormsOf(values: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, n) => dotAt(values, n * columns, values, n * columns, columns))
}
