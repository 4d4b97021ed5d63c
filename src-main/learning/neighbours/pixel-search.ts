import type { Samples } from '../algebra/samples'
import type { SparseBytes } from '../algebra/sparse-bytes'
import { sameScale, squaredNorms } from '../comparison/pixels'
import type { ScaledPixels } from '../features/scaling'
import { BruteForceSearch } from './brute-force'
import { NearestSoFar, type Neighbours, type NeighbourSearch } from './neighbours'

/** How many sums of products are made in one walk along a row. */
const lanes = 8

/**
 * Compares pixels as whole numbers, by ||p - q||^2 = ||p||^2 - 2 p.q + ||q||^2, which is exact. A walk along the
 * non-zero pixels of a row makes eight sums of products at once, and each of them is the product with two queries:
 * with a `base` above every product, p.(q + base q') = p.q + base p.q' holds both, as long as it stays below 2^53.
 */
export class PixelSearch implements NeighbourSearch {
  readonly #kept: ScaledPixels
  readonly #squaredNorms: Float64Array
  readonly #base: number
  readonly #queriesPerLane: number
  /** For queries that are not pixels of the same scale. */
  #others: BruteForceSearch | undefined

  constructor(kept: ScaledPixels) {
    this.#kept = kept
    this.#squaredNorms = squaredNorms(kept.pixels)
    this.#base = 2 ** Math.ceil(Math.log2(kept.dimension * 255 * 255 + 1))
    this.#queriesPerLane = this.#base ** 2 <= 2 ** 53 ? 2 : 1
  }

  nearest(x: Samples, from: number, to: number, k: number): Neighbours {
    if (!sameScale(x, this.#kept)) return (this.#others ??= new BruteForceSearch(this.#kept)).nearest(x, from, to, k)
    const found = new NearestSoFar(to - from, k)
    const norms = squaredNorms(x.pixels, from, to)
    const table = new Float64Array(x.dimension * lanes)
    const block = lanes * this.#queriesPerLane
    for (let start = from; start < to; start += block) {
      const end = Math.min(start + block, to)
      this.#fill(table, x.pixels, start, end)
      this.#compare(table, norms.subarray(start - from, end - from), start - from, found)
    }
    const { deviation } = this.#kept.scale
    for (let i = 0; i < found.squaredDistances.length; i++) found.squaredDistances[i] /= deviation * deviation
    return found
  }

  /** Writes the queries into the lanes, one column after another. */
  #fill(table: Float64Array, { rowStart, entries }: SparseBytes, start: number, end: number): void {
    table.fill(0)
    for (let n = start; n < end; n++) {
      const lane = (n - start) % lanes
      const factor = n - start < lanes ? 1 : this.#base
      for (let j = rowStart[n]; j < rowStart[n + 1]; j++) {
        table[(entries[j] >>> 8) * lanes + lane] += factor * (entries[j] & 255)
      }
    }
  }

  /** Compares all rows with the queries in the lanes, of which the first is query `first`. */
  #compare(table: Float64Array, norms: Float64Array, first: number, found: NearestSoFar): void {
    const base = this.#base
    const inverse = 1 / base
    const sums = new Float64Array(lanes)
    // Of a lane without a query no sample is near enough.
    const limits = new Float64Array(2 * lanes).fill(-Infinity)
    for (let q = 0; q < norms.length; q++) limits[q] = found.farthest(first + q) - norms[q]
    const offer = (q: number, m: number, distance: number): void => {
      found.offer(first + q, m, distance + norms[q])
      limits[q] = found.farthest(first + q) - norms[q]
    }
    for (let m = 0; m < this.#squaredNorms.length; m++) {
      multiply(this.#kept.pixels, m, table, sums)
      const norm = this.#squaredNorms[m]
      for (let lane = 0; lane < lanes; lane++) {
        const high = Math.floor(sums[lane] * inverse)
        const near = norm - 2 * (sums[lane] - high * base)
        const nearHigh = norm - 2 * high
        if (near < limits[lane]) offer(lane, m, near)
        if (nearHigh < limits[lane + lanes]) offer(lane + lanes, m, nearHigh)
      }
    }
  }
}

/** sums[lane] <- the product of row m with that lane of the table. */
function multiply({ rowStart, entries }: SparseBytes, m: number, table: Float64Array, sums: Float64Array): void {
  let sum0 = 0
  let sum1 = 0
  let sum2 = 0
  let sum3 = 0
  let sum4 = 0
  let sum5 = 0
  let sum6 = 0
  let sum7 = 0
  const end = rowStart[m + 1]
  for (let j = rowStart[m]; j < end; j++) {
    const entry = entries[j]
    const p = entry & 255
    const at = (entry >>> 8) << 3
    sum0 += p * table[at]
    sum1 += p * table[at + 1]
    sum2 += p * table[at + 2]
    sum3 += p * table[at + 3]
    sum4 += p * table[at + 4]
    sum5 += p * table[at + 5]
    sum6 += p * table[at + 6]
    sum7 += p * table[at + 7]
  }
  sums[0] = sum0
  sums[1] = sum1
  sums[2] = sum2
  sums[3] = sum3
  sums[4] = sum4
  sums[5] = sum5
  sums[6] = sum6
  sums[7] = sum7
}
