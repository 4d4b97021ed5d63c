import { rowsOfResults, type ColumnBlock, type DenseProducts } from '../algebra/dense-products'
import type { Samples } from '../algebra/samples'
import type { SparseBytes } from '../algebra/sparse-bytes'
import { bytesWorthwhile, centredBytes, centredSquares } from '../comparison/centred-bytes'
import { sameScale } from '../comparison/pixels'
import type { ScaledPixels } from '../features/scaling'
import { NearestSoFar, type Neighbours, type NeighbourSearch } from './neighbours'
import { PixelSearch } from './pixel-search'

/**
 * Compares many pixels at once by the products that are handed in, as whole numbers less 128: the difference of two is
 * what it was, and all of ||p - q||^2 = ||p||^2 - 2 p.q + ||q||^2 is exact. Few queries, and such as are not pixels of
 * the same scale, are left to the search that visits what is not zero.
 */
export class PixelProductSearch implements NeighbourSearch {
  readonly #kept: ScaledPixels
  #few: PixelSearch | undefined
  readonly #centred: Float32Array
  readonly #squaredNorms: Float64Array

  constructor(
    kept: ScaledPixels,
    readonly dense: DenseProducts
  ) {
    this.#kept = kept
    this.#centred = centredBytes(kept.pixels)
    this.#squaredNorms = centredSquares(kept.pixels)
  }

  nearest(x: Samples, from: number, to: number, k: number): Neighbours {
    const { count, dimension, scale } = this.#kept
    if (!sameScale(x, this.#kept) || !bytesWorthwhile(this.dense, to - from, count, dimension)) {
      return (this.#few ??= new PixelSearch(this.#kept)).nearest(x, from, to, k)
    }
    const found = new NearestSoFar(to - from, k)
    const block = rowsOfResults(count)
    for (let start = from; start < to; start += block) {
      this.#compare(x.pixels, start, Math.min(start + block, to), start - from, found)
    }
    for (let i = 0; i < found.squaredDistances.length; i++) found.squaredDistances[i] /= scale.deviation ** 2
    return found
  }

  /** Compares all rows with the queries in rows from ... to - 1, of which the first is query `first`. */
  #compare(pixels: SparseBytes, from: number, to: number, first: number, found: NearestSoFar): void {
    const { count, dimension } = this.#kept
    const squares = centredSquares(pixels, from, to)
    const queries = centredBytes(pixels, from, to)
    const blocks = this.dense.multiplyBytes?.(to - from, count, dimension, queries, this.#centred) ?? []
    for (const block of blocks) {
      for (let q = 0; q < squares.length; q++) offerNearest(block, q, this.#squaredNorms, squares[q], first + q, found)
    }
  }
}

/** Offers to a query, which is row i of a block of products, the samples that are near enough. @param own ||q||^2 */
function offerNearest(
  { first, count, values }: ColumnBlock,
  i: number,
  squaredNorms: Float64Array,
  own: number,
  query: number,
  found: NearestSoFar
): void {
  const products = values.subarray(i * count, (i + 1) * count)
  const norms = squaredNorms.subarray(first, first + count)
  let limit = found.farthest(query) - own
  for (let j = 0; j < products.length; j++) {
    const near = norms[j] - 2 * products[j]
    if (near >= limit) continue
    found.offer(query, first + j, near + own)
    limit = found.farthest(query) - own
  }
}
