import { Matrix } from '../../algebra/matrix'
import { vector, type Tensors } from '../../algebra/tensor'

/** What a scatter is gathered in: numbers of samples and sums (or means) by class, and sums of products over all. */
export class ScatterSums {
  readonly counts: Float64Array
  /** C x D. */
  readonly sums: Matrix
  /** D x D, of which only the upper triangle counts. */
  readonly products: Matrix

  constructor(classes: number, dimension: number) {
    this.counts = new Float64Array(classes)
    this.sums = new Matrix(classes, dimension)
    this.products = new Matrix(dimension, dimension)
  }

  save(): Tensors {
    const { counts, sums, products } = this
    return {
      counts: vector(counts.slice()),
      sums: { shape: [sums.rows, sums.columns], values: sums.values.slice() },
      products: { shape: [products.rows, products.columns], values: products.values.slice() }
    }
  }

  restore(saved: Tensors): void {
    this.counts.set(saved['counts'].values)
    this.sums.values.set(saved['sums'].values)
    this.products.values.set(saved['products'].values)
  }
}
