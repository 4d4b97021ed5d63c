import { ReadSamples, type BadComponent, type Samples } from '../algebra/samples'
import type { WeightVector } from '../algebra/weight-vector'
import type { ColumnPairs } from './column-pairs'
import { productName } from './columns'
import { ScaledPixels } from './scaling'

/**
 * Samples with products of pairs of their columns appended: Phi(x) = (x_1, ..., x_D, x_i x_j, ...), in the order of
 * the pairs. Products are computed when they are looked at, so that they take no memory, however many they are. A
 * product with a zero is a zero: only the pairs (i, j) with x_i not 0 are visited, a few of those of a digit.
 */
export class ProductSamples extends ReadSamples {
  /** The components of the sample that is being looked at, and the numbers of those that are not 0. */
  readonly #x: Float64Array
  readonly #nonZero: Uint32Array

  constructor(
    readonly original: Samples,
    readonly pairs: ColumnPairs
  ) {
    super()
    this.#x = new Float64Array(original.dimension)
    this.#nonZero = new Uint32Array(original.dimension)
  }

  get count(): number {
    return this.original.count
  }

  get dimension(): number {
    return this.original.dimension + this.pairs.count
  }

  columnName(d: number): string {
    const { original, pairs } = this
    const m = d - original.dimension
    if (m < 0) return original.columnName(d)
    const [i, j] = [pairs.first[m], pairs.second[m]]
    return productName(original.columnName(Math.min(i, j)), original.columnName(Math.max(i, j)))
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const { original, pairs } = this
    const { first, second, count } = pairs
    original.read(n, into, offset)
    const products = offset + original.dimension
    for (let m = 0; m < count; m++) into[products + m] = into[offset + first[m]] * into[offset + second[m]]
  }

  /** w.Phi(x) = sum_i x_i (w_i + sum_j w_ij x_j). */
  override dot(n: number, w: WeightVector): number {
    const count = this.#lookAt(n)
    const { start, second } = this.pairs
    const weights = w.values
    const x = this.#x
    const products = x.length
    let sum = 0
    for (let k = 0; k < count; k++) {
      const i = this.#nonZero[k]
      const end = start[i + 1]
      let factor = weights[i]
      for (let m = start[i]; m < end; m++) factor += weights[products + m] * x[second[m]]
      sum += x[i] * factor
    }
    return sum
  }

  /** w_i <- w_i + a x_i and w_ij <- w_ij + a x_i x_j. */
  override addMultiple(w: WeightVector, a: number, n: number): void {
    const count = this.#lookAt(n)
    const { start, second } = this.pairs
    const weights = w.values
    const x = this.#x
    const products = x.length
    for (let k = 0; k < count; k++) {
      const i = this.#nonZero[k]
      const end = start[i + 1]
      const step = a * x[i]
      weights[i] += step
      for (let m = start[i]; m < end; m++) weights[products + m] += step * x[second[m]]
    }
    w.refreshSum()
  }

  /** Looks at the products only where components are so large that a product could overflow. */
  override firstBad(): BadComponent | undefined {
    const { original } = this
    const bad = original.firstBad()
    if (bad !== undefined || original instanceof ScaledPixels) return bad
    return this.#largest() < Math.sqrt(Number.MAX_VALUE) ? undefined : super.firstBad()
  }

  /** Reads out x_n. @returns how many of its components are not 0 */
  #lookAt(n: number): number {
    const { original } = this
    if (original instanceof ScaledPixels && original.scale.mean === 0) return this.#lookAtPixels(original, n)
    const x = this.#x
    original.read(n, x)
    let count = 0
    for (let i = 0; i < x.length; i++) if (x[i] !== 0) this.#nonZero[count++] = i
    return count
  }

  /** Pixels are kept without their zeros. */
  #lookAtPixels({ pixels, scale }: ScaledPixels, n: number): number {
    const { rowStart, entries } = pixels
    const x = this.#x.fill(0)
    let count = 0
    for (let k = rowStart[n]; k < rowStart[n + 1]; k++) {
      const i = entries[k] >>> 8
      x[i] = (entries[k] & 255) / scale.deviation
      this.#nonZero[count++] = i
    }
    return count
  }

  /** The largest |x_i| of all samples. */
  #largest(): number {
    const { original } = this
    const x = this.#x
    let largest = 0
    for (let n = 0; n < original.count; n++) {
      original.read(n, x)
      for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]))
    }
    return largest
  }
}
