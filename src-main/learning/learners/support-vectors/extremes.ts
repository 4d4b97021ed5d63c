import { mayGive, mayTake, type DualState } from './dual-state'

/**
 * Finds the samples that keep the dual from its optimum: there, some b has t_n <= b for all that may take
 * and t_n >= b for all that may give (without a free bias, b = 0).
 */
export class ExtremeSamples {
  /** 1 for the samples found. */
  readonly chosen: Uint8Array
  readonly #values: Float64Array

  constructor(readonly state: DualState) {
    this.chosen = new Uint8Array(state.t.length)
    this.#values = new Float64Array(state.t.length)
  }

  /**
   * Chooses the `count` samples with the largest t of those that may take, and the `count` with the smallest
   * t of those that may give; of equal ones those that come first.
   * @returns the largest t of the ones minus the smallest t of the others
   */
  find(count: number): number {
    this.chosen.fill(0)
    const largest = this.#mark(mayTake, 1, count)
    const smallest = -this.#mark(mayGive, -1, count)
    return this.state.freeBias ? largest - smallest : Math.max(largest, 0) - Math.min(smallest, 0)
  }

  /** Of the samples that may move, marks those with the largest sign * t. @returns the largest */
  #mark(mayMove: (state: DualState, n: number) => boolean, sign: 1 | -1, count: number): number {
    const { state, chosen } = this
    const { t } = state
    let found = 0
    for (let n = 0; n < t.length; n++) if (mayMove(state, n)) this.#values[found++] = sign * t[n]
    const sorted = this.#values.subarray(0, found).sort()
    const threshold = found > count ? sorted[found - count] : -Infinity
    let above = 0
    for (let k = found - 1; k >= 0 && sorted[k] > threshold; k--) above++
    let equal = count - above
    for (let n = 0; n < t.length; n++) {
      const value = sign * t[n]
      if (value < threshold || !mayMove(state, n)) continue
      if (value > threshold || equal-- > 0) chosen[n] = 1
    }
    return found === 0 ? -Infinity : sorted[found - 1]
  }
}
