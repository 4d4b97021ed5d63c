import { legendre, legendreInPowers, substituted } from '../algebra/legendre'
import { dot } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import { vector, type Tensors } from '../algebra/tensor'
import { LearningError } from '../errors'
import type { LearnerDeclaration, Model } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { PolynomialTraining } from './polynomial-training'

const title = 'Polynomial regression'

/** The hyperparameters of polynomial regression. */
export const polynomialParameters = {
  degree: {
    kind: 'integer',
    label: 'Degree',
    default: 3,
    minimum: 0,
    maximum: 50,
    meaning: 'The D of the polynomial alpha_0 + alpha_1 x + ... + alpha_D x^D.',
    lecture: '3.3'
  },
  ridge: {
    kind: 'real',
    label: 'Ridge',
    default: 0,
    minimum: 0,
    maximum: 1e12,
    logarithmic: true,
    meaning:
      'This times the sum of the squared coefficients, but for the constant one, is added to the sum of squared errors.',
    lecture: '3.3'
  }
} as const satisfies Parameters

export type PolynomialParameters = ValuesOf<typeof polynomialParameters>

/** The training samples' interval [a, b], which t = (2 x - a - b) / (b - a) brings to [-1, 1]. */
export interface Interval {
  readonly a: number
  readonly b: number
}

/** f(x) = sum_d alpha_d x^d (lecture, section 3.3), computed as sum_d c_d P_d(t) with Legendre's polynomials. */
export class Polynomial implements Model {
  readonly outputs = ['f(x)']
  /** c_0 ... c_D; 0 until they have been computed. */
  readonly c: Float64Array

  constructor(
    readonly degree: number,
    readonly interval: Interval
  ) {
    this.c = new Float64Array(degree + 1)
  }

  /**
   * alpha: the coefficients in powers of x. legendre: c, those in P_d(t), which `evaluate` uses. scaled: those
   * in powers of t, which the ridge keeps small. interval: a and b. For high degrees alpha loses digits.
   */
  get tensors(): Tensors {
    const { a, b } = this.interval
    const scaled = legendreInPowers(this.degree).timesVector(this.c)
    return {
      alpha: vector(substituted(scaled, 2 / (b - a), -(a + b) / (b - a))),
      legendre: vector(this.c.slice()),
      scaled: vector(scaled),
      interval: vector(Float64Array.of(a, b))
    }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const component = new Float64Array(x.dimension)
    const p = new Float64Array(this.degree + 1)
    return Float64Array.from({ length: to - from }, (_, i) => {
      x.read(from + i, component)
      legendre(this.scaled(component[0]), this.degree, p)
      return dot(p, this.c)
    })
  }

  /** t, from -1 to 1 for x in the interval. */
  scaled(x: number): number {
    const { a, b } = this.interval
    return (x - a - (b - x)) / (b - a)
  }
}

/** The interval of the samples; of samples that are all equal, one of length 2 around them. */
function intervalOf(x: Float64Array): Interval {
  let [a, b] = [Infinity, -Infinity]
  for (const value of x) {
    a = Math.min(a, value)
    b = Math.max(b, value)
  }
  return a < b ? { a, b } : { a: a - 1, b: b + 1 }
}

/** @throws LearningError when many polynomials fit equally well */
function checkDistinct(x: Float64Array, { degree, ridge }: PolynomialParameters): void {
  const distinct = new Set(x).size
  if (ridge > 0 || distinct > degree) return
  const needed = `of degree ${degree} needs at least ${degree + 1} different values of x, found ${distinct}`
  throw new LearningError('data', `${title} ${needed}; lower the degree or set ridge above 0`)
}

/**
 * Minimises sum_n (f(x_n) - y_n)^2 + ridge sum_{d=1}^D a_d^2. The a_d are the coefficients of f in powers of
 * t, not of x: so the same ridge does the same whatever unit x is in. Where x runs from -1 to 1, t is x.
 * On the real data of the tests the fitted values are right to 12 digits up to degree 20. Far above, where
 * samples leave gaps that the polynomial can swing in, digits are lost: at degree 50 three may be left.
 */
export const polynomialRegression = {
  name: 'polynomial-regression',
  title,
  lecture: '3.3',
  meaning: 'Fits a polynomial to values that depend on one number.',
  target: 'values',
  parameters: polynomialParameters,
  measures: {},
  requirements: ({ degree, ridge }) => ({ columns: 1, samples: ridge > 0 ? 1 : degree + 1 }),
  train: (parameters, data) => {
    const x = new Float64Array(data.x.count)
    for (let n = 0; n < x.length; n++) data.x.read(n, x, n)
    checkDistinct(x, parameters)
    return new PolynomialTraining(new Polynomial(parameters.degree, intervalOf(x)), parameters.ridge, data)
  }
} as const satisfies LearnerDeclaration<typeof polynomialParameters>
