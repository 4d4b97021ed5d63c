import { dot } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import { WeightVector } from '../../algebra/weight-vector'

/** K linear forms s_k = w_k.x + b_k: the parameters of logistic regression. */
export class LinearForms {
  readonly w: readonly WeightVector[]
  readonly b: Float64Array

  /** They start at 0. */
  constructor(
    readonly count: number,
    readonly dimension: number
  ) {
    this.w = Array.from({ length: count }, () => new WeightVector(dimension))
    this.b = new Float64Array(count)
  }

  /** How many numbers the parameters are: K (D + 1). */
  get size(): number {
    return this.count * (this.dimension + 1)
  }

  /** s_k of sample n for every k. */
  scores(x: Samples, n: number, into: Float64Array): void {
    for (let k = 0; k < this.count; k++) into[k] = x.dot(n, this.w[k]) + this.b[k]
  }

  /** Moves the parameters by a times a direction, which has the weights and then the bias of one form after another. */
  move(a: number, direction: Float64Array): void {
    for (let k = 0, at = 0; k < this.count; k++) {
      const { values } = this.w[k]
      for (let d = 0; d < values.length; d++) values[d] += a * direction[at++]
      this.b[k] += a * direction[at++]
      this.w[k].refreshSum()
    }
  }

  /** The parameters in the order of a direction: a copy. */
  get parameters(): Float64Array {
    return Float64Array.from(this.w.flatMap(({ values }, k) => [...values, this.b[k]]))
  }

  set parameters(parameters: ArrayLike<number>) {
    for (let k = 0, at = 0; k < this.count; k++) {
      const { values } = this.w[k]
      for (let d = 0; d < values.length; d++) values[d] = parameters[at++]
      this.b[k] = parameters[at++]
      this.w[k].refreshSum()
    }
  }

  /** sum_k ||w_k||^2: the biases do not count. */
  get squaredNorm(): number {
    return this.w.reduce((sum, { values }) => sum + dot(values, values), 0)
  }
}
