import type { Samples } from '../algebra/samples'

/** The K nearest samples of each of some queries, the nearest first: rows of K. */
export interface Neighbours {
  readonly indices: Uint32Array
  readonly squaredDistances: Float64Array
}

/**
 * Finds the K nearest among samples that are kept, exactly. Of samples at equal distances, those with the lower
 * index are the nearer, whatever way they are found.
 */
export interface NeighbourSearch {
  /** @param k from 1 to the number of samples that are kept */
  nearest(x: Samples, from: number, to: number, k: number): Neighbours
}

/** The nearest found so far, for each of several queries. */
export class NearestSoFar implements Neighbours {
  readonly indices: Uint32Array
  readonly squaredDistances: Float64Array

  constructor(
    queries: number,
    readonly k: number
  ) {
    this.indices = new Uint32Array(queries * k).fill(0xffff_ffff)
    this.squaredDistances = new Float64Array(queries * k).fill(Infinity)
  }

  /** What a sample must at least equal to be among the nearest of query q: Infinity until there are K of them. */
  farthest(q: number): number {
    return this.squaredDistances[(q + 1) * this.k - 1]
  }

  /** Takes sample `index` in if it is nearer to query q than the last of the K, who leaves. */
  offer(q: number, index: number, squaredDistance: number): void {
    const { indices, squaredDistances, k } = this
    const first = q * k
    let at = first + k - 1
    if (!comesBefore(squaredDistance, index, squaredDistances[at], indices[at])) return
    for (; at > first && comesBefore(squaredDistance, index, squaredDistances[at - 1], indices[at - 1]); at--) {
      squaredDistances[at] = squaredDistances[at - 1]
      indices[at] = indices[at - 1]
    }
    squaredDistances[at] = squaredDistance
    indices[at] = index
  }
}

/** The order of neighbours: by distance, then by index. */
function comesBefore(distance: number, index: number, otherDistance: number, otherIndex: number): boolean {
  return distance < otherDistance || (distance === otherDistance && index < otherIndex)
}
