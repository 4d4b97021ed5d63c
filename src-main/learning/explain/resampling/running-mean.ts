/** The mean of values that come one after another, and its standard error (recurrence of Welford 1962). */
export class RunningMean {
  #count = 0
  #mean = 0
  #squares = 0

  add(value: number): void {
    this.#count++
    const before = value - this.#mean
    this.#mean += before / this.#count
    this.#squares += before * (value - this.#mean)
  }

  get mean(): number {
    return this.#mean
  }

  /** The standard deviation of the values by the root of their number: how far the mean is from the true one. */
  get standardError(): number {
    return Math.sqrt(this.#squares / (this.#count - 1) / this.#count)
  }
}
