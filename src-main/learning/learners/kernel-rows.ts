import type { Samples } from '../algebra/samples'
import { compareWith, type Comparison } from '../comparison/comparison'
import type { Kernel } from '../functions/kernels'

/** How many numbers are remembered at most: 256 MB of them. */
const numbersAtMost = 2 ** 25

/**
 * Rows of the matrix of kappa(x_n, x_m) of samples with one another: computed when they are asked for, and
 * remembered as long as there is room, in 256 MB. Of 10,000 samples that is a third of all rows.
 */
export class KernelRows {
  readonly #kept: Comparison
  readonly #rows = new Map<number, Float64Array>()
  readonly #rowsAtMost: number
  readonly #row: Float64Array

  /** @throws LearningError when the samples would take more than 1 GB */
  constructor(
    readonly kernel: Kernel,
    readonly x: Samples
  ) {
    this.#kept = compareWith(x)
    this.#rowsAtMost = Math.floor(numbersAtMost / x.count)
    this.#row = new Float64Array(x.count)
  }

  /** kappa(x_n, x_m) for every m: N numbers, not to be written to, and valid until the next call. */
  row(n: number): Float64Array {
    const known = this.#rows.get(n)
    if (known !== undefined) return known
    this.kernel.rows(this.#kept, { x: this.x, from: n, to: n + 1 }, this.#row)
    if (this.#rows.size < this.#rowsAtMost) this.#rows.set(n, this.#row.slice())
    return this.#row
  }
}
