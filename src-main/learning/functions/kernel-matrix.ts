import { Matrix } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { compareWith, type Comparison } from '../comparison/comparison'
import { checkRoom } from '../comparison/held-samples'
import { LearningError } from '../errors'
import type { Kernel } from './kernels'

/** The matrix K of kappa(x_n, x_m) of samples with one another, N x N, computed row after row. */
export class KernelMatrix {
  readonly matrix: Matrix
  readonly #kept: Comparison

  /** @throws LearningError when the matrix, or the samples, would take more than 1 GB */
  constructor(
    readonly kernel: Kernel,
    readonly x: Samples
  ) {
    checkRoom(x.count, x.count, `The kernel's values for all pairs of ${x.count} samples`)
    this.matrix = new Matrix(x.count, x.count)
    this.#kept = compareWith(x)
  }

  /**
   * Computes row n up to its diagonal, and with it column n up to there.
   * @throws LearningError when a value is not a finite number, saying of which samples
   */
  fill(n: number): void {
    const row = this.matrix.row(n)
    this.kernel.row(this.#kept, this.x, n, row, n + 1)
    for (let m = 0; m <= n; m++) {
      if (!Number.isFinite(row[m])) throw tooLarge(m, n)
      this.matrix.set(m, n, row[m])
    }
  }

  /** into[m] <- kappa(x_m, x) for all samples x_m, where x is sample n of any samples. */
  row(x: Samples, n: number, into: Float64Array): void {
    this.kernel.row(this.#kept, x, n, into)
  }
}

function tooLarge(m: number, n: number): LearningError {
  const message = `The kernel of samples ${m + 1} and ${n + 1} is too large to be a number`
  return new LearningError('data', `${message}: standardise the columns, or choose a smaller gamma or degree`)
}
