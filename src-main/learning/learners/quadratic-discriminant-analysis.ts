import { plainProducts } from '../algebra/dense-products'
import { dot, Matrix } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import type { LearnerDeclaration } from '../learner'
import type { ClassTargets } from '../targets'
import { discriminantParameters, withRidge } from './discriminant/discriminant-parameters'
import { DiscriminantTraining } from './discriminant/discriminant-training'
import type { DiscriminantModel, GaussianEstimate } from './discriminant/gaussian-estimate'
import { mostProbable, posteriorOutputs, writePosteriors } from './discriminant/posterior'
import { multiplicationsOfScatter } from './discriminant/scatter'

const title = 'Quadratic discriminant analysis'

/**
 * Gaussian classes, each with a covariance of its own: the lecture's model (section 3.2) without the
 * assumption of homoscedasticity. Then the terms of second order do not vanish: for two classes
 *
 *   log P(Y = 1 | X = x) / P(Y = 0 | X = x) = x A x^T + w.x + b  with  A = -1/2 (Sigma_1^-1 - Sigma_0^-1).
 */
export class QuadraticDiscriminants implements DiscriminantModel {
  readonly outputs: readonly string[]
  #estimate: GaussianEstimate | undefined
  #expansion: Expansion | undefined

  /** Until it is given an estimate, all classes are equally likely everywhere and all its values are 0. */
  constructor(
    readonly dimension: number,
    readonly classNames: readonly string[]
  ) {
    this.outputs = posteriorOutputs(classNames)
  }

  adopt(estimate: GaussianEstimate): void {
    this.#estimate = estimate
    this.#expansion = undefined
  }

  /**
   * m is C x D, sigma C x D x D; for two classes there are A (D x D), w (D) and b, too. They take two
   * inversions, about 2 D^3 multiplications, when they are first asked for.
   */
  get tensors(): Tensors {
    const { dimension, classNames } = this
    const count = classNames.length
    const { means, priors, covariances = [] } = this.#estimate ?? {}
    const sigma = new Float64Array(count * dimension * dimension)
    covariances.forEach(({ values }, c) => sigma.set(values, c * dimension * dimension))
    return {
      m: { shape: [count, dimension], values: means?.values.slice() ?? new Float64Array(count * dimension) },
      priors: vector(priors?.slice() ?? new Float64Array(count)),
      sigma: { shape: [count, dimension, dimension], values: sigma },
      ...(count === 2 ? this.#secondOrder() : {})
    }
  }

  #secondOrder(): Tensors {
    const { dimension } = this
    if (this.#estimate !== undefined) this.#expansion ??= expansionOf(this.#estimate)
    const { a, w, b } = this.#expansion ?? { a: new Matrix(dimension, dimension), w: new Float64Array(dimension), b: 0 }
    return { A: { shape: [dimension, dimension], values: a.values.slice() }, w: vector(w.slice()), b: scalar(b) }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const width = this.outputs.length
    const posteriors = new Float64Array((to - from) * width)
    const scores = new Float64Array(this.classNames.length)
    const densities = this.#estimate === undefined ? [] : logDensities(this.#estimate)
    const row = new Float64Array(this.dimension)
    for (let n = from; n < to; n++) {
      x.read(n, row)
      for (let c = 0; c < densities.length; c++) scores[c] = densities[c](row)
      writePosteriors(scores, posteriors, (n - from) * width)
    }
    return posteriors
  }

  classOf(outputs: Float64Array, at: number): number {
    return mostProbable(this.classNames.length, outputs, at)
  }
}

/** For every class log mu_{X|Y=c}(x) P(Y = c), but for the D/2 log 2 pi that is common to all. */
function logDensities({ means, priors, factors }: GaussianEstimate): ((x: Float64Array) => number)[] {
  const z = new Float64Array(means.columns)
  return factors.map((factor, c) => {
    const m = means.row(c)
    const constant = Math.log(priors[c]) - 0.5 * factor.logDeterminant
    return (x) => {
      for (let d = 0; d < z.length; d++) z[d] = x[d] - m[d]
      factor.solveLower(z)
      return constant - 0.5 * dot(z, z)
    }
  })
}

/** x A x^T + w.x + b. */
interface Expansion {
  readonly a: Matrix
  readonly w: Float64Array
  readonly b: number
}

/** The logarithm of P(Y = 1 | X = x) / P(Y = 0 | X = x) by its terms of second, first and no order. */
function expansionOf({ means, priors, factors: [factor0, factor1] }: GaussianEstimate): Expansion {
  const [m0, m1] = [means.row(0), means.row(1)]
  const [w0, w1] = [factor0.solve(m0), factor1.solve(m1)]
  const a = factor1.inverse()
  const inverse0 = factor0.inverse().values
  for (let i = 0; i < inverse0.length; i++) a.values[i] = -0.5 * (a.values[i] - inverse0[i])
  const quadratic = 0.5 * (dot(m0, w0) - dot(m1, w1))
  const determinants = 0.5 * (factor0.logDeterminant - factor1.logDeterminant)
  return { a, w: w1.map((value, d) => value - w0[d]), b: quadratic + determinants + Math.log(priors[1] / priors[0]) }
}

/** The covariance of class c is divided by N_c, as by scikit-learn 1.9's QuadraticDiscriminantAnalysis, or by N_c - 1. */
export const quadraticDiscriminantAnalysis = {
  name: 'quadratic-discriminant-analysis',
  title,
  lecture: '3.2',
  meaning: 'Models the classes as Gaussians, each of its own covariance, which curves the boundaries between them.',
  target: 'classes',
  parameters: discriminantParameters,
  measures: {},
  requirements: ({ ridge }) =>
    ridge > 0
      ? {}
      : { varyingColumns: true, moreSamplesThanColumns: true, alternative: withRidge, samplesOfEachClass: 2 },
  multiplications: multiplicationsOfScatter,
  train: (parameters, data, { products = plainProducts }) => {
    const model = new QuadraticDiscriminants(data.x.dimension, (data.y as ClassTargets).classNames)
    return new DiscriminantTraining(model, title, parameters, data, false, products)
  }
} as const satisfies LearnerDeclaration<typeof discriminantParameters>
