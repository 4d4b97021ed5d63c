import { dot } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { Model } from '../../learner'

/** The mean m, and directions u_1 ... u_K of R^D: orthogonal, and of length 1. All zeros before they are found. */
export class PrincipalComponents implements Model {
  readonly mean: Float64Array
  /** K x D: row k is u_k, with the sign that makes its largest component positive. */
  readonly components: Float64Array
  /** The variance of the training samples along each direction: sums of squares over N - 1. */
  readonly variances: Float64Array
  readonly outputs: readonly string[]

  constructor(
    readonly count: number,
    dimension: number
  ) {
    this.mean = new Float64Array(dimension)
    this.components = new Float64Array(count * dimension)
    this.variances = new Float64Array(count)
    this.outputs = Array.from({ length: count }, (_, k) => `component ${k + 1}`)
  }

  /** mean (D), components (K x D), variances (K). */
  get tensors(): Tensors {
    const { mean, components, variances } = this
    return {
      mean: vector(mean.slice()),
      components: { shape: [this.count, mean.length], values: components.slice() },
      variances: vector(variances.slice())
    }
  }

  /** The projections u_k.(x - m). */
  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { count, mean, components } = this
    const { length } = mean
    const centred = new Float64Array(length)
    const projections = new Float64Array((to - from) * count)
    for (let n = from; n < to; n++) {
      x.read(n, centred)
      for (let d = 0; d < length; d++) centred[d] -= mean[d]
      for (let k = 0; k < count; k++) {
        projections[(n - from) * count + k] = dot(components.subarray(k * length, (k + 1) * length), centred)
      }
    }
    return projections
  }
}
