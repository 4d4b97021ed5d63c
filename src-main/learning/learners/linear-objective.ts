import { DenseSamples } from '../algebra/dense-samples'
import { Matrix } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { WeightVector } from '../algebra/weight-vector'
import type { LinearForms } from './linear-forms'
import { addLogisticGradient } from './logistic-gradient'
import { logisticLoss, type ScoreLoss } from './score-loss'

export interface ObjectiveSetting {
  /** lambda. */
  readonly penalty: number
  readonly reduction: 'sum' | 'mean'
}

/**
 * What a logistic regression minimises, with its derivatives by the parameters of the linear forms:
 *
 *   L(w, b) = sum_n l(s_n, y_n) + lambda sum_k ||w_k||^2,
 *
 * the whole divided by N where the reduction is the mean. Evaluating it allocates nothing.
 */
export class LinearObjective {
  /** dL/dw and dL/db as they were evaluated last, in the order of `LinearForms.parameters`. */
  readonly gradient: Float64Array
  readonly #s: Float64Array
  /** dl/ds. */
  readonly #u: Float64Array
  /** sum_n dl/ds_k x_n for every k. */
  readonly #sums: readonly WeightVector[]

  constructor(
    readonly forms: LinearForms,
    readonly x: Samples,
    /** Classes. */
    readonly y: Int32Array,
    readonly loss: ScoreLoss,
    readonly setting: ObjectiveSetting
  ) {
    this.gradient = new Float64Array(forms.size)
    this.#s = new Float64Array(forms.count)
    this.#u = new Float64Array(forms.count)
    this.#sums = forms.w.map(() => new WeightVector(forms.dimension))
  }

  /** L at the parameters as they are. */
  value(): number {
    const { x, y, loss, forms, setting } = this
    let sum = setting.penalty * forms.squaredNorm
    for (let n = 0; n < x.count; n++) {
      forms.scores(x, n, this.#s)
      sum += loss.value(this.#s, y[n])
    }
    return setting.reduction === 'mean' ? sum / x.count : sum
  }

  /** Evaluates the gradient of L over all samples. @returns its norm; NaN when L is not a finite number */
  evaluateGradient(order: Uint32Array): number {
    const total = this.evaluateBatchGradient(order, 0, order.length)
    return Number.isFinite(total) ? Math.sqrt(squaredNorm(this.gradient)) : NaN
  }

  /**
   * Evaluates the gradient over the samples order[from] ... order[to - 1] and their share of the penalty.
   * @returns the sum of all scores, which is finite when the loss is
   */
  evaluateBatchGradient(order: Uint32Array, from: number, to: number): number {
    const { x, y, loss, forms, gradient } = this
    gradient.fill(0)
    const total =
      x instanceof DenseSamples && loss === logisticLoss
        ? addLogisticGradient(x, y, forms.w[0].values, forms.b[0], order, from, to, gradient)
        : this.#addGradient(order, from, to)
    this.#finish(to - from)
    return total
  }

  /** Adds the gradient of the losses, of any samples and any loss. */
  #addGradient(order: Uint32Array, from: number, to: number): number {
    const { x, y, loss, forms, gradient } = this
    const s = this.#s
    const u = this.#u
    const sums = this.#sums
    const stride = forms.dimension + 1
    let total = 0
    for (const sum of sums) sum.values.fill(0)
    for (let i = from; i < to; i++) {
      const n = order[i]
      forms.scores(x, n, s)
      loss.gradient(s, y[n], u)
      for (let k = 0; k < u.length; k++) {
        total += s[k]
        x.addMultiple(sums[k], u[k], n)
        gradient[(k + 1) * stride - 1] += u[k]
      }
    }
    sums.forEach(({ values }, k) => gradient.set(values, k * stride))
    return total
  }

  /** Adds the penalty's derivatives, and takes the mean. */
  #finish(count: number): void {
    const { forms, gradient, x, setting } = this
    const stride = forms.dimension + 1
    const share = 2 * setting.penalty * (count / x.count)
    const divisor = setting.reduction === 'mean' ? count : 1
    for (let k = 0; k < forms.count; k++) {
      const w = forms.w[k].values
      for (let d = 0, at = k * stride; d < w.length; d++, at++) gradient[at] += share * w[d]
    }
    for (let i = 0; i < gradient.length; i++) gradient[i] /= divisor
  }

  /** The second derivatives of L. */
  hessian(): Matrix {
    const { x, forms, loss, setting } = this
    const { count, dimension, size } = forms
    const stride = dimension + 1
    const hessian = new Matrix(size, size)
    const h = new Float64Array(count * count)
    const row = new Float64Array(stride).fill(1)
    for (let n = 0; n < x.count; n++) {
      forms.scores(x, n, this.#s)
      loss.hessian(this.#s, h)
      x.read(n, row)
      for (let j = 0; j < count; j++) {
        for (let k = 0; k <= j; k++) addBlock(hessian, j * stride, k * stride, h[j * count + k], row)
      }
    }
    for (let i = 0; i < size; i++) if (i % stride < dimension) hessian.values[i * (size + 1)] += 2 * setting.penalty
    if (setting.reduction === 'mean') for (let i = 0; i < hessian.values.length; i++) hessian.values[i] /= x.count
    return hessian
  }
}

/** Adds a v^T v to the block of A that begins at row i and column j. */
function addBlock({ values, columns }: Matrix, i: number, j: number, a: number, v: Float64Array): void {
  for (let d = 0; d < v.length; d++) {
    const factor = a * v[d]
    const at = (i + d) * columns + j
    for (let e = 0; e < v.length; e++) values[at + e] += factor * v[e]
  }
}

function squaredNorm(v: Float64Array): number {
  let sum = 0
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i]
  return sum
}
