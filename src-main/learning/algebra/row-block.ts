import type { Tensor } from './tensor'

/** Rows of numbers that are gathered until there are so many that they are worth multiplying. */
export class RowBlock {
  /** The rows that have been gathered stand at its beginning. */
  values: Float64Array
  count = 0

  constructor(
    readonly dimension: number,
    readonly capacity: number
  ) {
    this.values = new Float64Array(capacity * dimension)
  }

  get full(): boolean {
    return this.count >= this.capacity
  }

  /** Adds a row. @returns where in `values` it begins */
  add(): number {
    return this.count++ * this.dimension
  }

  clear(): void {
    this.count = 0
  }

  /** A copy of the rows. */
  save(): Tensor {
    const { count, dimension } = this
    return { shape: [count, dimension], values: this.values.slice(0, count * dimension) }
  }

  /** Puts rows back; there may be more of them than make a full block here, which is full with the next one. */
  restore({ shape: [count], values }: Tensor): void {
    this.count = count
    if (count >= this.capacity) this.values = new Float64Array((count + 1) * this.dimension)
    this.values.set(values)
  }
}
