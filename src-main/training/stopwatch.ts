/** Measures time in milliseconds, but for the time it is held. */
export class Stopwatch {
  #total = 0
  #since: number | undefined

  constructor(readonly now: () => number = () => performance.now()) {}

  get elapsed(): number {
    return this.#total + (this.#since === undefined ? 0 : this.now() - this.#since)
  }

  start(): void {
    this.#since ??= this.now()
  }

  hold(): void {
    this.#total = this.elapsed
    this.#since = undefined
  }
}
