import { dot } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import { scalar, vector, type Tensors } from '../../algebra/tensor'
import { WeightVector } from '../../algebra/weight-vector'
import type { Model } from '../../learner'

/** f(x) = w.x + b, with what its training knows of the samples that hold it up. */
export class LinearSvm implements Model {
  readonly w: WeightVector
  b = 0
  readonly outputs = ['w.x + b']

  /**
   * @param dimension D, the number of components of x
   * @param support alpha (N), where the solver has it, and the indices of the support vectors. Copies.
   */
  constructor(
    dimension: number,
    readonly support: () => Tensors
  ) {
    this.w = new WeightVector(dimension)
  }

  get tensors(): Tensors {
    return { w: vector(this.w.values.slice()), b: scalar(this.b), ...this.support() }
  }

  /** ||w||^2. */
  get squaredNorm(): number {
    return dot(this.w.values, this.w.values)
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    return Float64Array.from({ length: to - from }, (_, i) => x.dot(from + i, this.w) + this.b)
  }

  classOf(outputs: Float64Array, at: number): number {
    return outputs[at] >= 0 ? 1 : 0
  }
}
