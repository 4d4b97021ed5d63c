import { rowsOfPiece, type DenseProducts } from '../../algebra/dense-products'
import { Matrix } from '../../algebra/matrix'
import { mirrored } from '../../algebra/outer-product'
import { RowBlock } from '../../algebra/row-block'
import { addMultipleAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { Scatter } from './scatter'
import { ScatterSums } from './scatter-sums'

/**
 * The scatter of any samples, a block of them at a time (after Chan, Golub and LeVeque 1979). With the mean m of the n
 * samples of a class that have been counted, and delta from it to the mean of k more, these add
 * sum (x - m)^T (x - m) - k^2 / (n + k) delta^T delta to the scatter about the mean of them all, m + k / (n + k) delta.
 * That is sum (x - m - beta delta)^T (x - m - beta delta) for beta = 1 - sqrt(n / (n + k)): a product of the block with
 * itself, in which no large numbers are subtracted from each other, so columns far from 0 lose no digits. Its sums are
 * means, its products the scatter itself.
 */
export class BlockScatter extends ScatterSums implements Scatter {
  /** x - m of each sample of the block, where m of a class without samples is the first in the block. */
  readonly #block: RowBlock
  /** The class of each sample of the block. */
  readonly #classes: number[] = []
  /** The sum of x - m over the samples of each class in the block: C x D. */
  readonly #sums: Matrix

  constructor(
    readonly x: Samples,
    classes: number,
    readonly dense: DenseProducts
  ) {
    super(classes, x.dimension)
    this.#block = new RowBlock(x.dimension, Math.min(x.count, rowsOfPiece(dense, x.dimension)))
    this.#sums = new Matrix(classes, x.dimension)
  }

  add(n: number, c: number): void {
    const { dimension } = this.x
    const at = this.#block.add()
    const { values } = this.#block
    this.x.read(n, values, at)
    if (this.counts[c] === 0 && !this.#classes.includes(c)) {
      this.sums.row(c).set(values.subarray(at, at + dimension))
    }
    addMultipleAt(values, at, -1, this.sums.values, c * dimension, dimension)
    addMultipleAt(this.#sums.values, c * dimension, 1, values, at, dimension)
    this.#classes.push(c)
    if (this.#block.full) this.#count()
  }

  /** Counts the samples of the block in, and begins another. */
  #count(): void {
    for (let c = 0; c < this.counts.length; c++) this.#move(c)
    const { dimension, count, values } = this.#block
    this.dense.addAtA(dimension, count, values, this.products.values)
    this.#block.clear()
    this.#classes.length = 0
    this.#sums.values.fill(0)
  }

  /** Moves the mean of class c, and its samples in the block as that asks for. */
  #move(c: number): void {
    const k = this.#classes.reduce((count, of) => (of === c ? count + 1 : count), 0)
    if (k === 0) return
    const n = this.counts[c]
    const { dimension, values } = this.#block
    const delta = this.#sums.row(c).map((sum) => sum / k)
    const beta = 1 - Math.sqrt(n / (n + k))
    for (const [i, of] of this.#classes.entries()) {
      if (of === c) addMultipleAt(values, i * dimension, -beta, delta, 0, dimension)
    }
    addMultipleAt(this.sums.values, c * dimension, k / (n + k), delta, 0, dimension)
    this.counts[c] = n + k
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
    const { rows, columns, values } = this.#sums
    return {
      ...super.save(),
      block: this.#block.save(),
      blockSums: { shape: [rows, columns], values: values.slice() },
      classes: vector(Int32Array.from(this.#classes))
    }
  }

  override restore(saved: Tensors): void {
    super.restore(saved)
    this.#block.restore(saved['block'])
    this.#sums.values.set(saved['blockSums'].values)
    this.#classes.splice(0, Infinity, ...saved['classes'].values)
  }
}
