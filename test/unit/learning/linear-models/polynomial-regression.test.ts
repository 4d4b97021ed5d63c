import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { dot, Matrix } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { errorOf } from '../../../../src-main/learning/evaluation'
import { Learner, type Training } from '../../../../src-main/learning/learner'
import {
  polynomialRegression,
  type PolynomialParameters
} from '../../../../src-main/learning/learners/polynomial-regression'
import { values as targets } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { breastCancer, iris } from '../../../support/real-data'
import { leastSquares } from '../support/least-squares'

function fit(data: TrainingSet, degree: number, ridge = 0): Training {
  const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const
  return new Learner(polynomialRegression, { degree, ridge } satisfies PolynomialParameters).fit(data, setting)
}

const of = (x: readonly number[], y: readonly number[]): TrainingSet => ({
  x: new DenseSamples(Float64Array.from(x), 1),
  y: targets(y)
})
const tensor = (training: Training, name: string): number[] => [...training.model.tensors[name].values]

function closeTo(own: readonly number[], expected: readonly number[], relative: number): void {
  expect(own).toHaveLength(expected.length)
  expected.forEach((value, i) =>
    expect(Math.abs(own[i] - value)).toBeLessThanOrEqual(relative * Math.abs(value) + 1e-14)
  )
}

describe('polynomial regression, by hand', () => {
  it('the line of least squares', () => {
    // Through (0, 1), (1, 2), (2, 4): sum x = 3, sum x^2 = 5, sum y = 7, sum x y = 10: slope 9/6, value 5/6 at 0.
    const training = fit(of([0, 1, 2], [1, 2, 4]), 1)
    closeTo(tensor(training, 'alpha'), [5 / 6, 3 / 2], 1e-14)
    // t = x - 1: f = 7/3 + 3/2 t.
    closeTo(tensor(training, 'scaled'), [7 / 3, 3 / 2], 1e-14)
    closeTo(tensor(training, 'legendre'), [7 / 3, 3 / 2], 1e-14)
    expect(tensor(training, 'interval')).toEqual([0, 2])
    expect(training.outcome).toBe('complete')
  })

  it('a parabola through three points', () => {
    // 1 - 2 x + 3 x^2 at x = -1, 0, 2: 6, 1, 9.
    const data = of([-1, 0, 2], [6, 1, 9])
    closeTo(tensor(fit(data, 2), 'alpha'), [1, -2, 3], 1e-13)
    expect(errorOf(fit(data, 2).model, data)).toBeLessThan(1e-26)
    // Beyond the interval, too: 1 - 20 + 300.
    expect(fit(data, 2).model.evaluate(new DenseSamples(Float64Array.of(10), 1), 0, 1)[0]).toBeCloseTo(281, 10)
  })

  it('a ridge keeps the slope small and leaves the constant alone', () => {
    // On t = -1, 0, 1 with y = 1, 2, 6: a_0 = 3, a_1 = sum t y / (sum t^2 + ridge) = 5 / (2 + 3) = 1.
    closeTo(tensor(fit(of([-1, 0, 1], [1, 2, 6]), 1, 3), 'scaled'), [3, 1], 1e-14)
    // The unit of x does not matter: t is the same.
    closeTo(tensor(fit(of([100, 200, 300], [1, 2, 6]), 1, 3), 'scaled'), [3, 1], 1e-14)
    closeTo(tensor(fit(of([100, 200, 300], [1, 2, 6]), 1, 3), 'alpha'), [1, 0.01], 1e-13)
  })

  it('of degree 0 is the mean', () => {
    closeTo(tensor(fit(of([5, 5, 5], [1, 2, 6]), 0), 'alpha'), [3], 1e-14)
  })
})

describe('polynomial regression', () => {
  const random = new Random(5)
  const x = Array.from({ length: 60 }, () => random.uniform(-1, 3))
  const data = of(x, x.map((value) => Math.sin(3 * value) + random.normal(0, 0.2))) // prettier-ignore

  it.each([0, 1, 4, 9])('of degree %d is the QR solution in powers of t', (degree) => {
    const training = fit(data, degree, 0.3)
    const [a, b] = tensor(training, 'interval')
    const powers = x.map((value) => Array.from({ length: degree + 1 }, (_, d) => ((2 * value - a - b) / (b - a)) ** d))
    const ridge = Array.from({ length: degree }, (_, i) => powers[0].map((_, d) => (d === i + 1 ? Math.sqrt(0.3) : 0)))
    const right = [...(data.y?.values ?? []), ...ridge.map(() => 0)]
    closeTo(tensor(training, 'scaled'), [...leastSquares(Matrix.of([...powers, ...ridge]), right)], 1e-9)
  })

  it.each([3, 12, 20])('leaves residuals without a gradient at degree %d', (degree) => {
    // dL/dc_d = 2 sum_n (f(x_n) - y_n) P_d(t_n) = 0; so sum_n (f(x_n) - y_n) t_n^d = 0.
    const training = fit(data, degree)
    const [a, b] = tensor(training, 'interval')
    const residuals = training.model.evaluate(data.x, 0, 60).map((value, n) => value - (data.y?.values[n] ?? NaN))
    for (let d = 0; d <= degree; d++) {
      const column = x.map((value) => ((2 * value - a - b) / (b - a)) ** d)
      expect(Math.abs(dot(residuals, column))).toBeLessThan(1e-11)
    }
  })

  it('refuses too few different values of x, with the remedy', () => {
    expect(() => fit(of([1, 2, 2, 1], [1, 2, 3, 4]), 2)).toThrow(
      'Polynomial regression of degree 2 needs at least 3 different values of x, found 2; ' +
        'lower the degree or set ridge above 0'
    )
    expect(() => fit(of([1, 2], [1, 2]), 2)).toThrow('Polynomial regression needs at least 3 samples, found 2 samples')
    expect(fit(of([1, 2], [1, 2]), 20, 0.1).model.tensors['alpha'].values.every(Number.isFinite)).toBe(true)
    expect(fit(of([4, 4], [1, 2]), 3, 0.1).model.evaluate(of([4], [0]).x, 0, 1)[0]).toBeCloseTo(1.5, 1)
  })
})

describe('polynomial regression against 120 digits', () => {
  interface Case {
    dataset: 'iris' | 'breast-cancer'
    x: string
    y: string
    degree: number
    ridge: number
    alpha: number[]
    scaled: number[]
    fitted: number[]
    error: number
  }
  const path = new URL('../../../reference/polynomial-regression.json', import.meta.url)
  const { cases, every } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[]; every: number }

  it.each(cases)('$y of $x, degree $degree, ridge $ridge', ({ dataset, degree, ridge, ...expected }) => {
    const { x } = dataset === 'iris' ? iris() : breastCancer()
    const column = (name: string): number[] => {
      const at = Array.from({ length: x.dimension }, (_, d) => x.columnName(d)).indexOf(name)
      return Array.from({ length: x.count }, (_, n) => x.values[n * x.dimension + at])
    }
    const data = of(column(expected.x), column(expected.y))
    const training = fit(data, degree, ridge)
    const fitted = training.model.evaluate(data.x, 0, x.count).filter((_, n) => n % every === 0)
    // Degree 50 is too much for samples with gaps: only a few digits are left.
    if (degree <= 20) closeTo([...fitted], expected.fitted, 1e-12)
    expect(Math.abs(errorOf(training.model, data) / expected.error - 1)).toBeLessThan(degree <= 20 ? 1e-10 : 1e-3)
    if (degree <= 5) {
      closeTo(tensor(training, 'scaled'), expected.scaled, 1e-11)
      closeTo(tensor(training, 'alpha'), expected.alpha, 1e-11)
    }
  })
})
