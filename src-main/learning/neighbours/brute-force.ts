import type { Samples } from '../algebra/samples'
import { heldInFull } from '../comparison/held-samples'
import { NearestSoFar, type Neighbours, type NeighbourSearch } from './neighbours'

/** So many queries at a time are compared with each sample that is kept, while it is in the cache. */
const block = 16

/** Between so many components a distance is compared with the farthest that counts. */
const stride = 16

/**
 * Compares every query with every sample. A sum of squares only grows: it is given up as soon as it exceeds the
 * farthest of the K nearest so far, which changes no result.
 */
export class BruteForceSearch implements NeighbourSearch {
  readonly #kept: Float64Array
  readonly #count: number

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(kept: Samples) {
    this.#kept = heldInFull(kept)
    this.#count = kept.count
  }

  nearest(x: Samples, from: number, to: number, k: number): Neighbours {
    const { dimension } = x
    const found = new NearestSoFar(to - from, k)
    const queries = new Float64Array(block * dimension)
    for (let start = from; start < to; start += block) {
      const end = Math.min(start + block, to)
      for (let n = start; n < end; n++) x.read(n, queries, (n - start) * dimension)
      this.#compare(queries, end - start, dimension, start - from, found)
    }
    return found
  }

  #compare(queries: Float64Array, count: number, dimension: number, first: number, found: NearestSoFar): void {
    const kept = this.#kept
    for (let m = 0; m < this.#count; m++) {
      for (let q = 0; q < count; q++) {
        const limit = found.farthest(first + q)
        const distance = boundedDistance(queries, q * dimension, kept, m * dimension, dimension, limit)
        if (distance <= limit) found.offer(first + q, m, distance)
      }
    }
  }
}

/** ||a - b||^2, or, where that is more than `limit`, any number that is more. */
function boundedDistance(
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
  length: number,
  limit: number
): number {
  let sum = 0
  for (let start = 0; start < length && sum <= limit; start += stride) {
    const end = Math.min(start + stride, length)
    for (let d = start; d < end; d++) {
      const difference = a[atA + d] - b[atB + d]
      sum += difference * difference
    }
  }
  return sum
}
