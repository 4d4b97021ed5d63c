/**
 * The weights w of a linear form, with their sum beside them: samples whose components are shifted by
 * a constant need it to compute w.x without touching the zeros of x.
 */
export class WeightVector {
  readonly values: Float64Array
  #sum = 0
  #stale = false

  /** Starts at w = 0. */
  constructor(dimension: number) {
    this.values = new Float64Array(dimension)
  }

  /** The sum of all weights, added up when it is asked for and the weights have changed since. */
  get sum(): number {
    if (this.#stale) this.#add()
    return this.#sum
  }

  /** To be called after `values` has changed. The sum is taken afresh, so that rounding never accumulates. */
  refreshSum(): void {
    this.#stale = true
  }

  #add(): void {
    let sum = 0
    for (const value of this.values) sum += value
    this.#sum = sum
    this.#stale = false
  }
}
