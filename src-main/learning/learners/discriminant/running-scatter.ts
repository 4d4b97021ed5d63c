import type { Matrix } from '../../algebra/matrix'
import { addOuterProduct, mirrored } from '../../algebra/outer-product'
import type { Samples } from '../../algebra/samples'
import type { Scatter } from './scatter'
import { ScatterSums } from './scatter-sums'

/**
 * The scatter of any samples (Welford 1962): a sample moves the mean m of the n of its class by
 * delta / n, where delta = x - m, and adds (n - 1) / n delta^T delta. No large numbers are subtracted
 * from each other, so columns far from 0 lose no digits. Its sums are means, its products the scatter itself.
 */
export class RunningScatter extends ScatterSums implements Scatter {
  readonly #delta: Float64Array

  constructor(
    readonly x: Samples,
    classes: number
  ) {
    super(classes, x.dimension)
    this.#delta = new Float64Array(x.dimension)
  }

  add(n: number, c: number): void {
    const delta = this.#delta
    const size = delta.length
    const means = this.sums.values
    const count = ++this.counts[c]
    this.x.read(n, delta)
    for (let d = 0, at = c * size; d < size; d++, at++) {
      delta[d] -= means[at]
      means[at] += delta[d] / count
    }
    addOuterProduct(this.products, (count - 1) / count, delta)
  }

  means(): Matrix {
    return this.sums.copy()
  }

  matrix(): Matrix {
    return mirrored(this.products.copy())
  }
}
