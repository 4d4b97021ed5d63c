import { rowsOfPiece, type DenseProducts } from '../../algebra/dense-products'
import type { Matrix } from '../../algebra/matrix'
import { addOuterProduct, mirrored } from '../../algebra/outer-product'
import { RowBlock } from '../../algebra/row-block'
import { addMultipleAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { Scatter } from './scatter'
import { ScatterSums } from './scatter-sums'

/**
 * The scatter of any samples, a block of them at a time. About its own means a block has the scatter A^T A, with a row
 * x - m of A for each of its samples; and where n samples of a class have the mean m and k more of them have another
 * that is delta away, n k / (n + k) delta^T delta is added for that (Chan, Golub and LeVeque 1979). No large numbers
 * are subtracted from each other, so columns far from 0 lose no digits. Its sums are means, its products the scatter.
 */
export class BlockScatter extends ScatterSums implements Scatter {
  readonly #block: RowBlock
  /** The class of each sample of the block. */
  readonly #classes: number[] = []

  constructor(
    readonly x: Samples,
    classes: number,
    readonly dense: DenseProducts
  ) {
    super(classes, x.dimension)
    this.#block = new RowBlock(x.dimension, Math.min(x.count, rowsOfPiece(dense, x.dimension)))
  }

  add(n: number, c: number): void {
    this.x.read(n, this.#block.values, this.#block.add())
    this.#classes.push(c)
    if (this.#block.full) this.#count()
  }

  /** Counts the samples of the block in, and begins another. */
  #count(): void {
    for (let c = 0; c < this.counts.length; c++) this.#centre(c)
    const { dimension, count, values } = this.#block
    this.dense.addAtA(dimension, count, values, this.products.values)
    this.#block.clear()
    this.#classes.length = 0
  }

  /** Takes their mean away from the samples of class c in the block, and moves the mean of the class. */
  #centre(c: number): void {
    const { dimension, values } = this.#block
    const rows = this.#classes.flatMap((of, i) => (of === c ? [i * dimension] : []))
    if (rows.length === 0) return
    const mean = this.sums.row(c)
    const before = this.counts[c]
    if (before === 0) mean.set(values.subarray(rows[0], rows[0] + dimension))
    const delta = new Float64Array(dimension)
    for (const at of rows) {
      addMultipleAt(values, at, -1, mean, 0, dimension)
      addMultipleAt(delta, 0, 1 / rows.length, values, at, dimension)
    }
    for (const at of rows) addMultipleAt(values, at, -1, delta, 0, dimension)
    const count = (this.counts[c] = before + rows.length)
    addMultipleAt(mean, 0, rows.length / count, delta, 0, dimension)
    if (before > 0) addOuterProduct(this.products, (before * rows.length) / count, delta)
  }

  means(): Matrix {
    this.#count()
    return this.sums.copy()
  }

  matrix(): Matrix {
    this.#count()
    return mirrored(this.products.copy())
  }

  override save(): Tensors {
    return { ...super.save(), block: this.#block.save(), classes: vector(Int32Array.from(this.#classes)) }
  }

  override restore(saved: Tensors): void {
    super.restore(saved)
    this.#block.restore(saved['block'])
    this.#classes.splice(0, Infinity, ...saved['classes'].values)
  }
}
