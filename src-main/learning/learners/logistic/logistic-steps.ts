/**
 * How the steps of an epoch of logistic regression are counted. Batches are visited slice by slice, and after the last
 * update all samples once more, to measure gradient and loss: the step that ends the updates has the first slice of it.
 */
export class LogisticSteps {
  /**
   * @param count N, the number of samples
   * @param batchSize how many of them an update looks at; N stands for one update, by what was measured before
   * @param slice how many are visited in a step at most
   */
  constructor(
    readonly count: number,
    readonly batchSize: number,
    readonly slice: number
  ) {}

  /** Whether there is one batch. */
  get whole(): boolean {
    return this.batchSize === this.count
  }

  /** How many steps an epoch has. */
  get ofEpoch(): number {
    return this.after(this.count, this.count)
  }

  /** How many are made when updates have visited so many samples of the epoch, and the measuring has. */
  after(updated: number, measured: number): number {
    return this.#updates(updated) + Math.max(0, Math.ceil(measured / this.slice) - 1)
  }

  #updates(visits: number): number {
    const { batchSize, slice } = this
    if (this.whole) return visits === 0 ? 0 : 1
    return Math.floor(visits / batchSize) * Math.ceil(batchSize / slice) + Math.ceil((visits % batchSize) / slice)
  }
}
