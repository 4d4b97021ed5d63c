import { rowsOfPiece, type DenseProducts } from '../../algebra/dense-products'
import { Matrix } from '../../algebra/matrix'
import { mirrored } from '../../algebra/outer-product'
import { RowBlock } from '../../algebra/row-block'
import { addMultipleAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import type { EigenDecomposition } from '../../algebra/symmetric-eigen'
import type { Tensors } from '../../algebra/tensor'
import { checkRoom } from '../../comparison/held-samples'
import { LearningError } from '../../errors'
import { counted } from '../../words'
import type { PrincipalComponentParameters } from '../principal-component-analysis'
import { PrincipalComponents } from './principal-components'
import { SpectralTraining } from './spectral-training'

/**
 * Principal component analysis (Pearson 1901; Hotelling 1933): the eigenvectors of the covariance matrix
 * 1 / (N - 1) sum_n (x_n - m)(x_n - m)^T. The samples are visited twice, for the mean m and for the matrix.
 */
export class PrincipalComponentTraining extends SpectralTraining {
  readonly model: PrincipalComponents
  /** The share of the samples' whole variance that lies along the components. */
  measures = { explainedVariance: 0 }
  readonly #x: Samples
  readonly #products: DenseProducts
  /** The upper triangle of sum_n (x_n - m)(x_n - m)^T over whole blocks of samples, D x D. */
  readonly #scatter: Matrix
  /** x_n - m of the block under way. */
  readonly #centred: RowBlock

  /** @throws LearningError when there are fewer columns than components, or too many for their matrix */
  constructor({ components }: PrincipalComponentParameters, x: Samples, products: DenseProducts) {
    super(2 * x.count, x.dimension)
    const { dimension } = x
    if (components > dimension) {
      const found = `finds no ${components} components in ${counted(dimension, 'column')}`
      throw new LearningError('data', `Principal component analysis ${found}`)
    }
    checkRoom(dimension, dimension, `The covariances of ${dimension} columns`)
    this.model = new PrincipalComponents(components, dimension)
    this.#x = x
    this.#products = products
    this.#scatter = new Matrix(dimension, dimension)
    this.#centred = new RowBlock(dimension, Math.min(x.count, rowsOfPiece(products, dimension)))
  }

  protected override visit(visit: number): void {
    const { count, dimension } = this.#x
    const { mean } = this.model
    const n = visit % count
    const block = this.#centred
    const at = visit < count ? 0 : block.add()
    this.#x.read(n, block.values, at)
    if (visit < count) addMultipleAt(mean, 0, 1 / count, block.values, 0, dimension)
    else {
      addMultipleAt(block.values, at, -1, mean, 0, dimension)
      if (block.full || n === count - 1) this.#addProducts()
    }
  }

  /** Adds the products of all pairs of columns of the block. */
  #addProducts(): void {
    const { dimension, count, values } = this.#centred
    this.#products.addAtA(dimension, count, values, this.#scatter.values)
    this.#centred.clear()
  }

  /** The covariance matrix. */
  protected override matrix(): Matrix {
    const covariance = mirrored(this.#scatter.copy())
    const { values } = covariance
    for (let i = 0; i < values.length; i++) values[i] /= this.#x.count - 1
    return covariance
  }

  protected override learn({ values, vectors }: EigenDecomposition): void {
    const { variances, components, count, mean } = this.model
    for (let k = 0; k < count; k++) variances[k] = Math.max(0, values[k])
    components.set(vectors.subarray(0, count * mean.length))
    const explained = variances.reduce((sum, variance) => sum + variance, 0)
    const whole = values.reduce((sum, variance) => sum + Math.max(0, variance), 0)
    this.measures = { explainedVariance: whole === 0 ? 0 : explained / whole }
  }

  override save(): Tensors {
    const { mean } = this.model.tensors
    const { rows, columns, values } = this.#scatter
    const scatter = { shape: [rows, columns], values: values.slice() }
    return { ...super.save(), mean, scatter, centred: this.#centred.save() }
  }

  override restore(saved: Tensors): void {
    this.model.mean.set(saved['mean'].values)
    this.#scatter.values.set(saved['scatter'].values)
    this.#centred.restore(saved['centred'])
    super.restore(saved)
  }
}
