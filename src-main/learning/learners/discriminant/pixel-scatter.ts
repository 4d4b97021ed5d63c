import type { Matrix } from '../../algebra/matrix'
import { addOuterProduct, addSparseOuterProduct, mirrored } from '../../algebra/outer-product'
import type { ScaledPixels } from '../../features/scaling'
import type { Scatter } from './scatter'
import { ScatterSums } from './scatter-sums'

/**
 * The scatter of pixels. Sums of bytes and of their products are whole numbers, exact up to 2^53, and only
 * pairs of pixels that are both not zero add to them. The scatter of x = (p - mean) / deviation follows.
 */
export class PixelScatter extends ScatterSums implements Scatter {
  /** The columns and the values of the pixels of one sample that are not zero. */
  readonly #columns: Int32Array
  readonly #values: Float64Array

  constructor(
    readonly x: ScaledPixels,
    classes: number
  ) {
    super(classes, x.dimension)
    this.#columns = new Int32Array(x.dimension)
    this.#values = new Float64Array(x.dimension)
  }

  add(n: number, c: number): void {
    const { rowStart, entries, columnCount } = this.x.pixels
    const columns = this.#columns
    const values = this.#values
    const sums = this.sums.values
    const start = rowStart[n]
    const length = rowStart[n + 1] - start
    for (let k = 0; k < length; k++) {
      columns[k] = entries[start + k] >>> 8
      values[k] = entries[start + k] & 255
      sums[c * columnCount + columns[k]] += values[k]
    }
    this.counts[c]++
    addSparseOuterProduct(this.products.values, columnCount, columns, values, length)
  }

  means(): Matrix {
    const { mean, deviation } = this.x.scale
    const means = this.sums.copy()
    for (let c = 0; c < means.rows; c++) {
      const row = means.row(c)
      for (let d = 0; d < row.length; d++) row[d] = (row[d] / this.counts[c] - mean) / deviation
    }
    return means
  }

  matrix(): Matrix {
    const scatter = this.products.copy()
    for (let c = 0; c < this.counts.length; c++) {
      if (this.counts[c] > 0) addOuterProduct(scatter, -1 / this.counts[c], this.sums.row(c))
    }
    const variance = this.x.scale.deviation ** 2
    for (let i = 0; i < scatter.values.length; i++) scatter.values[i] /= variance
    return mirrored(scatter)
  }
}
