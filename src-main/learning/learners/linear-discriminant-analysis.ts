import { plainProducts } from '../algebra/dense-products'
import { dot, Matrix } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import { WeightVector } from '../algebra/weight-vector'
import type { LearnerDeclaration } from '../learner'
import type { ClassTargets } from '../targets'
import { discriminantParameters, withRidge } from './discriminant/discriminant-parameters'
import { DiscriminantTraining } from './discriminant/discriminant-training'
import type { DiscriminantModel, GaussianEstimate } from './discriminant/gaussian-estimate'
import { mostProbable, posteriorOutputs, writePosteriors } from './discriminant/posterior'
import { multiplicationsOfScatter } from './discriminant/scatter'

const title = 'Linear discriminant analysis'

/**
 * Gaussian classes of the same covariance Sigma (lecture, section 3.2). Then the logarithm of
 * P(Y = c | X = x) / P(Y = 0 | X = x) is affine in x, for two classes the lecture's w.x + b with
 *
 *   w = (m_1 - m_0) Sigma^-1,  b = 1/2 (m_0 Sigma^-1 m_0^T - m_1 Sigma^-1 m_1^T) + a,  a = log P(Y = 1) / P(Y = 0),
 *
 * and for more classes one such form for each class c = 1 ... C - 1 against class 0.
 */
export class LinearDiscriminants implements DiscriminantModel {
  readonly outputs: readonly string[]
  readonly #w: readonly WeightVector[]
  readonly #b: Float64Array
  #m: Matrix
  #priors: Float64Array
  #sigma: Matrix

  /** Until it is given an estimate, w = 0 and b = 0. */
  constructor(
    readonly dimension: number,
    classNames: readonly string[]
  ) {
    this.outputs = posteriorOutputs(classNames)
    this.#w = classNames.slice(1).map(() => new WeightVector(dimension))
    this.#b = new Float64Array(classNames.length - 1)
    this.#m = new Matrix(classNames.length, dimension)
    this.#priors = new Float64Array(classNames.length)
    this.#sigma = new Matrix(dimension, dimension)
  }

  adopt({ means, priors, covariances, factors }: GaussianEstimate): void {
    this.#m = means
    this.#priors = priors
    this.#sigma = covariances[0]
    const m0 = means.row(0)
    this.#w.forEach((w, i) => {
      const m = means.row(i + 1)
      const a = Math.log(priors[i + 1] / priors[0])
      w.values.set(factors[0].solve(m.map((value, d) => value - m0[d])))
      w.refreshSum()
      // Sigma is symmetric: m_0 Sigma^-1 m_0^T - m Sigma^-1 m^T = -(m - m_0) Sigma^-1 (m + m_0)^T.
      const sum = m.map((value, d) => value + m0[d])
      this.#b[i] = -0.5 * dot(w.values, sum) + a
    })
  }

  /** w (D) and b of two classes; of more, w is (C - 1) x D and b has C - 1 values. m is C x D, sigma D x D. */
  get tensors(): Tensors {
    const { dimension } = this
    const single = this.#b.length === 1
    const w = Float64Array.from(this.#w.flatMap(({ values }) => [...values]))
    return {
      w: single ? vector(w) : { shape: [this.#b.length, dimension], values: w },
      b: single ? scalar(this.#b[0]) : vector(this.#b.slice()),
      m: { shape: [this.#m.rows, dimension], values: this.#m.values.slice() },
      priors: vector(this.#priors.slice()),
      sigma: { shape: [dimension, dimension], values: this.#sigma.values.slice() }
    }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const width = this.outputs.length
    const posteriors = new Float64Array((to - from) * width)
    const scores = new Float64Array(this.#b.length + 1)
    for (let n = from; n < to; n++) {
      for (let i = 0; i < this.#w.length; i++) scores[i + 1] = x.dot(n, this.#w[i]) + this.#b[i]
      writePosteriors(scores, posteriors, (n - from) * width)
    }
    return posteriors
  }

  classOf(outputs: Float64Array, at: number): number {
    return mostProbable(this.#b.length + 1, outputs, at)
  }
}

/** The covariance is divided by N, as by scikit-learn 1.9's LinearDiscriminantAnalysis, or by N - C (`unbiased`). */
export const linearDiscriminantAnalysis = {
  name: 'linear-discriminant-analysis',
  title,
  lecture: '3.2',
  meaning: 'Models the classes as Gaussians of the same covariance, which makes the boundaries between them linear.',
  target: 'classes',
  parameters: discriminantParameters,
  measures: {},
  requirements: ({ ridge }) =>
    ridge > 0 ? {} : { varyingColumns: true, moreSamplesThanColumns: true, alternative: withRidge },
  multiplications: multiplicationsOfScatter,
  train: (parameters, data, { products = plainProducts }) => {
    const model = new LinearDiscriminants(data.x.dimension, (data.y as ClassTargets).classNames)
    return new DiscriminantTraining(model, title, parameters, data, true, products)
  }
} as const satisfies LearnerDeclaration<typeof discriminantParameters>
