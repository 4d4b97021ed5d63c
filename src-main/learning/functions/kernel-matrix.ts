import { plainProducts, type DenseProducts } from '../algebra/dense-products'
import { Matrix } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { compareWith, type Comparison, type Part } from '../comparison/comparison'
import { checkRoom } from '../comparison/held-samples'
import { LearningError } from '../errors'
import type { Kernel } from './kernels'

/** The matrix K of kappa(x_n, x_m) of samples with one another, N x N, computed a block of rows at a time. */
export class KernelMatrix {
  readonly matrix: Matrix
  readonly #kept: Comparison

  /** @throws LearningError when the matrix, or the samples, would take more than 1 GB */
  constructor(
    readonly kernel: Kernel,
    readonly x: Samples,
    products: DenseProducts = plainProducts
  ) {
    checkRoom(x.count, x.count, `The kernel's values for all pairs of ${x.count} samples`)
    this.matrix = new Matrix(x.count, x.count)
    this.#kept = compareWith(x, products)
  }

  /**
   * Computes row n up to its diagonal, and with it column n up to there. Rows must be filled in order: at the first of
   * a block all of its rows are computed.
   * @throws LearningError when a value is not a finite number, saying of which samples
   */
  fill(n: number): void {
    if (n % this.#kept.rowsAtOnce === 0) this.#compute(n, Math.min(n + this.#kept.rowsAtOnce, this.x.count))
    const row = this.matrix.row(n)
    for (let m = 0; m <= n; m++) {
      if (!Number.isFinite(row[m])) throw tooLarge(m, n)
      this.matrix.set(m, n, row[m])
    }
  }

  /** Computes the rows from ... to - 1 up to their diagonals. */
  #compute(from: number, to: number): void {
    const block = new Float64Array((to - from) * to)
    this.kernel.rows(this.#kept, { x: this.x, from, to }, block, to)
    for (let n = from, at = 0; n < to; n++, at += to) this.matrix.row(n).set(block.subarray(at, at + n + 1))
  }

  /** Each of the samples of a part in turn, with kappa(x_m, x) for all samples x_m, as `Kernel.eachRow` gives them. */
  eachRow(part: Part): Generator<readonly [n: number, row: Float64Array]> {
    return this.kernel.eachRow(this.#kept, part)
  }
}

function tooLarge(m: number, n: number): LearningError {
  const message = `The kernel of samples ${m + 1} and ${n + 1} is too large to be a number`
  return new LearningError('data', `${message}: standardise the columns, or choose a smaller gamma or degree`)
}
