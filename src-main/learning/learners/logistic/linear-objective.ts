import { DenseSamples } from '../../algebra/dense-samples'
import { dot, Matrix } from '../../algebra/matrix'
import type { Samples } from '../../algebra/samples'
import { scalar, vector, type Tensors } from '../../algebra/tensor'
import { WeightVector } from '../../algebra/weight-vector'
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
  /** The sum of all scores of the samples of the gradient: it is finite when the loss is. */
  #total = 0

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
    return this.valueOf(this.addLosses(0, this.x.count, 0))
  }

  /** L, of which the sum of the losses of all samples is known. */
  valueOf(losses: number): number {
    const { x, forms, setting } = this
    // Without a penalty weights may be so large that their squares are not finite.
    const sum = losses + (setting.penalty === 0 ? 0 : setting.penalty * forms.squaredNorm)
    return setting.reduction === 'mean' ? sum / x.count : sum
  }

  /** Adds the losses of the samples from ... to - 1 to `sum`. */
  addLosses(from: number, to: number, sum: number): number {
    const { x, y, loss, forms } = this
    for (let n = from; n < to; n++) {
      forms.scores(x, n, this.#s)
      sum += loss.value(this.#s, y[n])
    }
    return sum
  }

  /** Evaluates the gradient over the samples order[from] ... order[to - 1] and their share of the penalty, in one go. */
  evaluateGradient(order: Uint32Array, from = 0, to = order.length): number {
    this.beginGradient()
    this.addGradient(order, from, to)
    return this.endGradient(to - from)
  }

  /** Begins a gradient: of no samples so far. */
  beginGradient(): void {
    this.#total = 0
    this.gradient.fill(0)
    for (const { values } of this.#sums) values.fill(0)
  }

  /** Adds the gradient of the losses of the samples order[from] ... order[to - 1]. */
  addGradient(order: Uint32Array, from: number, to: number): void {
    const { x, y, loss, forms, gradient } = this
    this.#total +=
      x instanceof DenseSamples && loss === logisticLoss
        ? addLogisticGradient(x, y, forms.w[0].values, forms.b[0], order, from, to, gradient)
        : this.#addAnyGradient(order, from, to)
  }

  /** Of any samples and any loss. @returns the sum of their scores */
  #addAnyGradient(order: Uint32Array, from: number, to: number): number {
    const { x, y, loss, forms, gradient } = this
    const s = this.#s
    const u = this.#u
    const sums = this.#sums
    const stride = forms.dimension + 1
    let total = 0
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

  /**
   * Completes the gradient of `count` samples: adds their share of the penalty's derivatives, and takes the mean.
   * @returns the gradient's norm; NaN when L is not a finite number
   */
  endGradient(count: number): number {
    const { forms, gradient, x, setting } = this
    const stride = forms.dimension + 1
    const share = 2 * setting.penalty * (count / x.count)
    const divisor = setting.reduction === 'mean' ? count : 1
    for (let k = 0; k < forms.count; k++) {
      const w = forms.w[k].values
      for (let d = 0, at = k * stride; d < w.length; d++, at++) gradient[at] += share * w[d]
    }
    for (let i = 0; i < gradient.length; i++) gradient[i] /= divisor
    return Number.isFinite(this.#total) ? Math.sqrt(dot(gradient, gradient)) : NaN
  }

  /** The gradient under way, or the last one. */
  save(): Tensors {
    return { gradient: vector(this.gradient.slice()), total: scalar(this.#total) }
  }

  restore(saved: Tensors): void {
    const stride = this.forms.dimension + 1
    this.gradient.set(saved['gradient'].values)
    this.#total = saved['total'].values[0]
    this.#sums.forEach(({ values }, k) => values.set(this.gradient.subarray(k * stride, (k + 1) * stride - 1)))
  }

  /** The second derivatives of L, of which the lower triangle alone is complete. */
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

/** Adds a v^T v to the block of A that begins at row i and column j; of a block on the diagonal the lower triangle. */
function addBlock({ values, columns }: Matrix, i: number, j: number, a: number, v: Float64Array): void {
  for (let d = 0; d < v.length; d++) {
    const factor = a * v[d]
    if (factor === 0) continue
    const at = (i + d) * columns + j
    const end = i === j ? d + 1 : v.length
    for (let e = 0; e < end; e++) values[at + e] += factor * v[e]
  }
}
