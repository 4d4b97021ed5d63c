/**
 * The weights w of a linear form, with their sum kept beside them: samples whose components are
 * shifted by a constant need it to compute w.x without touching the zeros of x.
 */
export class WeightVector {
  readonly values: Float64Array
  #sum = 0

  /** Starts at w = 0. */
  constructor(dimension: number) {
    this.values = new Float64Array(dimension)
  }

  /** The sum of all weights. */
  get sum(): number {
    return this.#sum
  }

  /** To be called after `values` has changed. Adds them up afresh, so that rounding never accumulates. */
  refreshSum(): void {
    let sum = 0
    for (const value of this.values) sum += value
    this.#sum = sum
  }
}
