import { dot } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { KernelMatrix } from '../../functions/kernel-matrix'
import type { Model } from '../../learner'

/**
 * Directions in the space of Phi, u_k = sum_n alpha_kn (Phi(x_n) - m) with the mean m of all Phi(x_n). With
 * kappa' the kernel of what is left of Phi when m is taken away, u_k.(Phi(x) - m) = sum_n alpha_kn kappa'(x_n, x).
 */
export class KernelPrincipalComponents implements Model {
  /** K x N; zeros before they are found, and for a direction along which nothing varies. */
  readonly alpha: Float64Array
  /** The K largest eigenvalues of the matrix of kappa'. */
  readonly eigenvalues: Float64Array
  /** The mean of kappa(x_n, x_m) over m, for each n. */
  readonly rowMeans: Float64Array
  readonly outputs: readonly string[]

  constructor(
    readonly count: number,
    readonly kernelMatrix: KernelMatrix
  ) {
    const samples = kernelMatrix.x.count
    this.alpha = new Float64Array(count * samples)
    this.eigenvalues = new Float64Array(count)
    this.rowMeans = new Float64Array(samples)
    this.outputs = Array.from({ length: count }, (_, k) => `component ${k + 1}`)
  }

  /** alpha (K x N), eigenvalues (K). */
  get tensors(): Tensors {
    return {
      alpha: { shape: [this.count, this.rowMeans.length], values: this.alpha.slice() },
      eigenvalues: vector(this.eigenvalues.slice())
    }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { count, alpha, rowMeans, kernelMatrix } = this
    const { length } = rowMeans
    const projections = new Float64Array((to - from) * count)
    for (const [n, row] of kernelMatrix.eachRow({ x, from, to })) {
      centre(row, rowMeans)
      for (let k = 0; k < count; k++) {
        projections[(n - from) * count + k] = dot(alpha.subarray(k * length, (k + 1) * length), row)
      }
    }
    return projections
  }
}

/** kappa'(x_n, x) = kappa(x_n, x) - mean_m kappa(x_m, x) - mean_m kappa(x_n, x_m) + mean_lm kappa(x_l, x_m). */
function centre(row: Float64Array, rowMeans: Float64Array): void {
  const shift = meanOf(rowMeans) - meanOf(row)
  for (let n = 0; n < row.length; n++) row[n] += shift - rowMeans[n]
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
