import { squaredDistanceAt } from '../algebra/rows'
import type { Samples } from '../algebra/samples'
import { heldInFull } from '../comparison/held-samples'
import { NearestSoFar, type Neighbours, type NeighbourSearch } from './neighbours'
import { selectMedian } from './select-median'

/** A leaf has at most so many samples. */
const leafSize = 12

/**
 * A k-d tree (Bentley 1975; Friedman, Bentley and Finkel 1977): boxes halved at the median of their longest side. A
 * query passes over the boxes that are farther than its K nearest so far. The distance to a box is summed as the
 * distances to samples are, so that it never exceeds theirs by a rounding: the result is that of brute force, to
 * the bit and to the ties.
 *
 * The children of node i are 2 i + 1 and 2 i + 2, and halve its range of samples: a node is nothing but its box.
 */
export class KDTree implements NeighbourSearch {
  readonly #dimension: number
  readonly #depth: number
  /** The samples in the order of the leaves: which they are, and their components. */
  readonly #indices: Uint32Array
  readonly #points: Float64Array
  /** D least and D greatest components for each node. */
  readonly #boxes: Float64Array
  readonly #query: Float64Array

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(kept: Samples) {
    const { count, dimension } = kept
    this.#dimension = dimension
    this.#depth = Math.max(0, Math.ceil(Math.log2(count / leafSize)))
    this.#indices = Uint32Array.from({ length: count }, (_, n) => n)
    this.#boxes = new Float64Array((2 ** (this.#depth + 1) - 1) * 2 * dimension)
    this.#query = new Float64Array(dimension)
    const held = heldInFull(kept)
    this.#build(held, 0, 0, count, this.#depth)
    this.#points = new Float64Array(count * dimension)
    for (const [i, n] of this.#indices.entries()) {
      for (let d = 0; d < dimension; d++) this.#points[i * dimension + d] = held[n * dimension + d]
    }
  }

  #build(held: Float64Array, node: number, start: number, end: number, depth: number): void {
    const side = this.#enclose(held, node, start, end)
    if (depth === 0) return
    const middle = (start + end) >> 1
    selectMedian(this.#indices, start, end, middle, held, this.#dimension, side)
    this.#build(held, 2 * node + 1, start, middle, depth - 1)
    this.#build(held, 2 * node + 2, middle, end, depth - 1)
  }

  /** Computes the node's box. @returns its longest side */
  #enclose(held: Float64Array, node: number, start: number, end: number): number {
    const dimension = this.#dimension
    const boxes = this.#boxes
    const low = node * 2 * dimension
    const high = low + dimension
    boxes.fill(Infinity, low, high)
    boxes.fill(-Infinity, high, high + dimension)
    for (let i = start; i < end; i++) {
      const at = this.#indices[i] * dimension
      for (let d = 0; d < dimension; d++) {
        const value = held[at + d]
        if (value < boxes[low + d]) boxes[low + d] = value
        if (value > boxes[high + d]) boxes[high + d] = value
      }
    }
    let longest = 0
    for (let d = 1; d < dimension; d++) {
      if (boxes[high + d] - boxes[low + d] > boxes[high + longest] - boxes[low + longest]) longest = d
    }
    return longest
  }

  nearest(x: Samples, from: number, to: number, k: number): Neighbours {
    const found = new NearestSoFar(to - from, k)
    for (let n = from; n < to; n++) {
      x.read(n, this.#query)
      this.#visit(0, 0, this.#indices.length, this.#depth, n - from, found)
    }
    return found
  }

  /** Offers to query q the samples of a node whose box is not too far: the nearer half first. */
  #visit(node: number, start: number, end: number, depth: number, q: number, found: NearestSoFar): void {
    if (depth === 0) return this.#visitLeaf(start, end, q, found)
    const middle = (start + end) >> 1
    const left = this.#distanceTo(2 * node + 1)
    const right = this.#distanceTo(2 * node + 2)
    const rightFirst = right < left
    if (rightFirst && right <= found.farthest(q)) this.#visit(2 * node + 2, middle, end, depth - 1, q, found)
    if (left <= found.farthest(q)) this.#visit(2 * node + 1, start, middle, depth - 1, q, found)
    if (!rightFirst && right <= found.farthest(q)) this.#visit(2 * node + 2, middle, end, depth - 1, q, found)
  }

  #visitLeaf(start: number, end: number, q: number, found: NearestSoFar): void {
    const dimension = this.#dimension
    for (let i = start; i < end; i++) {
      const distance = squaredDistanceAt(this.#query, 0, this.#points, i * dimension, dimension)
      if (distance <= found.farthest(q)) found.offer(q, this.#indices[i], distance)
    }
  }

  /** The squared distance from the query to the nearest place of the node's box. */
  #distanceTo(node: number): number {
    const dimension = this.#dimension
    const boxes = this.#boxes
    const low = node * 2 * dimension
    let sum = 0
    for (let d = 0; d < dimension; d++) {
      const value = this.#query[d]
      const below = boxes[low + d] - value
      const above = value - boxes[low + dimension + d]
      const outside = below > 0 ? below : above > 0 ? above : 0
      sum += outside * outside
    }
    return sum
  }
}
