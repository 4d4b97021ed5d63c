import type { DenseProducts } from '../../algebra/dense-products'
import { Matrix } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import type { EigenDecomposition } from '../../algebra/symmetric-eigen'
import type { Tensors } from '../../algebra/tensor'
import { LearningError } from '../../errors'
import { KernelMatrix } from '../../functions/kernel-matrix'
import { Kernel } from '../../functions/kernels'
import { counted, grouped } from '../../words'
import type { KernelPrincipalComponentParameters } from '../kernel-principal-component-analysis'
import { KernelPrincipalComponents, meanOf } from './kernel-principal-components'
import { SpectralTraining } from './spectral-training'

/** The time grows with the cube of the number of samples: some minutes for so many. */
const samplesAtMost = 4096

/** A direction along which less than this share of the largest eigenvalue lies is rounding. */
const negligible = 1e-12

/**
 * Kernel principal component analysis (Schölkopf, Smola and Müller 1998): the eigenvectors v_k of the N x N matrix of
 * kappa', with eigenvalues lambda_k, give alpha_k = v_k / sqrt(lambda_k). The matrix of kappa is computed one row a
 * visit; it is not among what is saved, but computed again.
 */
export class KernelPrincipalComponentTraining extends SpectralTraining {
  readonly model: KernelPrincipalComponents
  /** The share of the samples' whole variance in the space of Phi that lies along the components. */
  measures = { explainedVariance: 0 }
  readonly #kernel: KernelMatrix

  /** @throws LearningError when there are too many samples */
  constructor(
    { components, kernel, degree, gamma, offset }: KernelPrincipalComponentParameters,
    x: Samples,
    products: DenseProducts
  ) {
    super(x.count, x.count)
    if (x.count > samplesAtMost) {
      const needed = `needs at most ${counted(samplesAtMost, 'sample')}, found ${grouped(x.count)}`
      throw new LearningError('data', `Kernel principal component analysis ${needed}`)
    }
    this.#kernel = new KernelMatrix(new Kernel({ kernel, degree, gamma, offset }), x, products)
    this.model = new KernelPrincipalComponents(components, this.#kernel)
  }

  protected override visit(n: number): void {
    this.#kernel.fill(n)
    if (n === this.visitsAtMost - 1) this.#average()
  }

  #average(): void {
    const { rowMeans } = this.model
    for (let n = 0; n < rowMeans.length; n++) rowMeans[n] = meanOf(this.#kernel.matrix.row(n))
  }

  /** The matrix of kappa'. */
  protected override matrix(): Matrix {
    const { rowMeans } = this.model
    const { rows, values } = this.#kernel.matrix
    const whole = meanOf(rowMeans)
    const centred = new Matrix(rows, rows)
    for (let n = 0; n < rows; n++) {
      for (let m = 0; m <= n; m++) {
        centred.values[n * rows + m] = values[n * rows + m] - rowMeans[n] - rowMeans[m] + whole
      }
    }
    return centred
  }

  protected override learn({ values, vectors }: EigenDecomposition): void {
    const { count, alpha, eigenvalues } = this.model
    const samples = values.length
    for (let k = 0; k < count; k++) {
      if (values[k] <= negligible * values[0]) continue
      eigenvalues[k] = values[k]
      const factor = 1 / Math.sqrt(values[k])
      for (let i = k * samples; i < (k + 1) * samples; i++) alpha[i] = factor * vectors[i]
    }
    const explained = eigenvalues.reduce((sum, value) => sum + value, 0)
    const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0)
    this.measures = { explainedVariance: whole === 0 ? 0 : explained / whole }
  }

  override restore(saved: Tensors): void {
    for (let n = 0; n < saved['visits'].values[0]; n++) this.visit(n)
    super.restore(saved)
  }
}
