import { dotAt, squaredDistanceAt } from '../algebra/rows'
import type { Samples } from '../algebra/samples'
import type { Comparison } from './comparison'
import { heldInFull } from './held-samples'

/** Compares component by component: distances are sums of squared differences, so that no digits cancel. */
export class DenseComparison implements Comparison {
  readonly count: number
  readonly #kept: Float64Array
  readonly #row: Float64Array

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(kept: Samples) {
    this.count = kept.count
    this.#kept = heldInFull(kept)
    this.#row = new Float64Array(kept.dimension)
  }

  products(x: Samples, n: number, into: Float64Array, upTo = this.count): void {
    const row = this.#row
    const kept = this.#kept
    const { length } = row
    x.read(n, row)
    for (let m = 0; m < upTo; m++) into[m] = dotAt(row, 0, kept, m * length, length)
  }

  squaredDistances(x: Samples, n: number, into: Float64Array, upTo = this.count): void {
    const row = this.#row
    const kept = this.#kept
    const { length } = row
    x.read(n, row)
    for (let m = 0; m < upTo; m++) into[m] = squaredDistanceAt(row, 0, kept, m * length, length)
  }
}
