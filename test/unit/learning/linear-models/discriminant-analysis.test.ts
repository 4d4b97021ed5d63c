import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { errorOf } from '../../../../src-main/learning/evaluation'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { sigmoid } from '../../../../src-main/learning/functions/sigmoid'
import { Learner, type LearnerDeclaration, type Training } from '../../../../src-main/learning/learner'
import { linearDiscriminantAnalysis } from '../../../../src-main/learning/learners/linear-discriminant-analysis'
import { quadraticDiscriminantAnalysis } from '../../../../src-main/learning/learners/quadratic-discriminant-analysis'
import { learners, type LearnerName } from '../../../../src-main/learning/learners/registry'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import { classes } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { breastCancer, iris } from '../../../support/real-data'
import { cloud } from '../support/data'

const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const

function fit(declaration: LearnerDeclaration, data: TrainingSet, changes: Record<string, unknown> = {}): Training {
  const { parameters } = declaration
  return new Learner(declaration, { ...defaultsOf(parameters), ...changes } as never).fit(data, setting)
}

const [lda, qda] = [linearDiscriminantAnalysis, quadraticDiscriminantAnalysis] as LearnerDeclaration[]
const values = (training: Training, name: string): number[] => [...training.model.tensors[name].values]

/** The Frobenius norm of A, the terms of second order. */
const sizeOfSecondOrder = (training: Training): number => Math.hypot(...values(training, 'A'))

describe('linear discriminant analysis, by hand', () => {
  it('in one dimension', () => {
    // Class 0: -2, -1, 0 (m_0 = -1). Class 1: 1, 2, 3, 2 (m_1 = 2). Scatter 2 + 2 = 4; N - C = 5: Sigma = 0.8.
    // w = (2 + 1) / 0.8 = 3.75. b = 1/2 (1 - 4) / 0.8 + log(4/3) = -1.875 + log(4/3).
    const data = { x: new DenseSamples(Float64Array.of(-2, -1, 0, 1, 2, 3, 2), 1), y: classes([0, 0, 0, 1, 1, 1, 1]) }
    const training = fit(lda, data, { divisor: 'unbiased' })
    expect(values(training, 'sigma')[0]).toBeCloseTo(0.8, 15)
    expect(values(training, 'w')[0]).toBeCloseTo(3.75, 13)
    expect(values(training, 'b')[0]).toBeCloseTo(-1.875 + Math.log(4 / 3), 13)
    expect(values(training, 'm').map((value) => value.toFixed(12))).toEqual(['-1.000000000000', '2.000000000000'])
    expect(training.model.outputs).toEqual(['P(Y = 1 | X = x)'])
    // At x = 0.5, half way, the posterior is P(Y = 1) = 4/7.
    expect(training.model.evaluate(new DenseSamples(Float64Array.of(0.5), 1), 0, 1)[0]).toBeCloseTo(4 / 7, 13)
    // By N instead of N - C: Sigma = 4/7, w = 3 / (4/7) = 5.25. With a ridge of 0.2 on top: Sigma = 27/35.
    expect(values(fit(lda, data), 'w')[0]).toBeCloseTo(5.25, 13)
    const ridged = fit(lda, data, { ridge: 0.2 })
    expect(values(ridged, 'w')[0]).toBeCloseTo((3 * 35) / 27, 13)
  })

  // Deviations (1, 0), (-1, 0), (0, 1), (0, -1) from the mean of each class: of C classes the scatter is 2 C I.
  const cross = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1]
  ]
  const around = (means: readonly (readonly number[])[]): TrainingSet => ({
    x: DenseSamples.of(means.flatMap(([m, n]) => cross.map(([u, v]) => [m + u, n + v]))),
    y: classes(means.flatMap((_, c) => [c, c, c, c]))
  })

  it('with a multiple of the identity as covariance, in two dimensions', () => {
    // Sigma = 4 I / 8 = I / 2 for the means (1, 0) and (0, 2): w = 2 (-1, 2), b = 1/2 * 2 (1 - 4) = -3.
    const training = fit(lda, around([[1, 0], [0, 2]])) // prettier-ignore
    values(training, 'w').forEach((value, d) => expect(value).toBeCloseTo([-2, 4][d], 13))
    expect(values(training, 'b')[0]).toBeCloseTo(-3, 13)
  })

  it('of three classes', () => {
    // Sigma = 6 I / 12 = I / 2, equal priors: P(Y = c | X = x) is in proportion to e^-||x - m_c||^2.
    const means = [[0, 0], [2, 0], [0, 3]] // prettier-ignore
    const training = fit(lda, around(means))
    const at = [0.7, 1.1]
    const weights = means.map(([u, v]) => Math.exp(-((at[0] - u) ** 2) - (at[1] - v) ** 2))
    const total = weights[0] + weights[1] + weights[2]
    const posteriors = training.model.evaluate(DenseSamples.of([at]), 0, 1)
    weights.forEach((weight, c) => expect(posteriors[c]).toBeCloseTo(weight / total, 13))
    expect(training.model.outputs[2]).toBe('P(Y = 2 | X = x)')
  })
})

describe('quadratic discriminant analysis', () => {
  it('by hand', () => {
    // Class 0: -1, 1 (m_0 = 0, Sigma_0 = 2). Class 1: 2, 4 ,6 (m_1 = 4, Sigma_1 = 4). P = 2/5, 3/5.
    // A = -1/2 (1/4 - 1/2) = 1/8, w = 4/4 - 0 = 1, b = -1/2 * 16/4 - 1/2 log(4/2) + log(3/2).
    const data = { x: new DenseSamples(Float64Array.of(-1, 1, 2, 4, 6), 1), y: classes([0, 0, 1, 1, 1]) }
    const training = fit(qda, data, { divisor: 'unbiased' })
    const b = -2 - Math.log(2) / 2 + Math.log(1.5)
    expect(values(training, 'A')[0]).toBeCloseTo(1 / 8, 14)
    expect(sizeOfSecondOrder(training)).toBeCloseTo(1 / 8, 14)
    expect(values(training, 'w')[0]).toBeCloseTo(1, 14)
    expect(values(training, 'b')[0]).toBeCloseTo(b, 14)
    const [posterior] = training.model.evaluate(new DenseSamples(Float64Array.of(3), 1), 0, 1)
    expect(posterior).toBeCloseTo(sigmoid(9 / 8 + 3 + b), 14)
  })

  it('is x A x^T + w.x + b through the sigmoid', () => {
    const data = breastCancer()
    const { model } = fit(qda, data)
    const { A, w, b } = model.tensors
    const posteriors = model.evaluate(data.x, 0, 50)
    for (let n = 0; n < 50; n++) {
      const x = data.x.values.subarray(n * 30, (n + 1) * 30)
      let score = b.values[0]
      for (let i = 0; i < 30; i++) {
        score += w.values[i] * x[i]
        for (let j = 0; j < 30; j++) score += x[i] * A.values[i * 30 + j] * x[j]
      }
      expect(posteriors[n]).toBeCloseTo(sigmoid(score), 5)
    }
  })

  it('loses its terms of second order, and equals the linear form, where the covariances are the same', () => {
    // Class 1 is class 0 moved away: the scatter of both is the same.
    const random = new Random(4)
    const rows = Array.from({ length: 30 }, () => [random.normal(), random.normal(0, 3), random.normal()])
    const moved = rows.map(([u, v, z]) => [u + 1, v - 2, z + 0.5])
    const y = classes([...rows.map(() => 0), ...moved.map(() => 1)])
    const same = { x: DenseSamples.of([...rows, ...moved]), y }
    const quadratic = fit(qda, same)
    expect(sizeOfSecondOrder(quadratic)).toBeLessThan(1e-13)
    const linear = fit(lda, same).model.evaluate(same.x, 0, 60)
    quadratic.model.evaluate(same.x, 0, 60).forEach((value, n) => expect(value).toBeCloseTo(linear[n], 12))
    // Moved and stretched, they differ.
    const stretched = { x: DenseSamples.of([...rows, ...moved.map(([u, v, z]) => [u, v, 2 * z])]), y }
    expect(sizeOfSecondOrder(fit(qda, stretched))).toBeGreaterThan(0.1)
  })
})

describe('discriminant analysis against scikit-learn', () => {
  interface Case {
    dataset: 'iris' | 'breast-cancer'
    learner: LearnerName
    solver: string
    posteriors: number[][]
    errors: number
    covarianceRows: number[][]
  }
  const path = new URL('../../../reference/discriminant-analysis.json', import.meta.url)
  const { cases, every } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[]; every: number }

  it.each(cases)('$learner ($solver) on $dataset', ({ dataset, learner, ...expected }) => {
    const data = dataset === 'iris' ? iris() : breastCancer()
    const training = fit(learners[learner] as LearnerDeclaration, data)
    const { model } = training
    const width = model.outputs.length
    const outputs = model.evaluate(data.x, 0, data.x.count)
    expected.posteriors.forEach((row, i) => {
      const own = outputs.subarray(i * every * width, (i * every + 1) * width)
      const theirs = width === 1 ? row.slice(1) : row
      theirs.forEach((posterior, c) => expect(Math.abs(own[c] - posterior)).toBeLessThan(1e-6))
    })
    expect(Math.round(errorOf(model, data) * data.x.count)).toBe(expected.errors)
    const { dimension } = data.x
    const sigma = values(training, 'sigma')
    expected.covarianceRows.forEach((row, g) =>
      row.forEach((value, d) => {
        expect(Math.abs(sigma[g * dimension * dimension + d] - value)).toBeLessThan(1e-10 * (1 + Math.abs(value)))
      })
    )
  })
})

describe('pixels', () => {
  const random = new Random(8)
  const y = Array.from({ length: 80 }, (_, n) => n % 3)
  const bytes = y.flatMap((c) => Array.from({ length: 6 }, (_, d) => (random.uniform() < 0.5 ? 0 : 80 + random.integer(0, 90) + (d === c ? 60 : 0)))) // prettier-ignore
  const pixels = new ScaledPixels(SparseBytes.from(Uint8Array.from(bytes), 6), { mean: 31, deviation: 77 })
  const dense = new DenseSamples(readAll(pixels), 6)

  it.each([lda, qda])('are summed up without their zeros to the same: $name', (declaration) => {
    const own = fit(declaration, { x: pixels, y: classes(y) })
    const other = fit(declaration, { x: dense, y: classes(y) })
    for (const name of ['m', 'sigma']) {
      values(own, name).forEach((value, i) => expect(value).toBeCloseTo(values(other, name)[i], 12))
    }
    const posteriors = other.model.evaluate(dense, 0, 80)
    own.model.evaluate(pixels, 0, 80).forEach((value, i) => expect(value).toBeCloseTo(posteriors[i], 10))
  })

  it('of a constant column leave a variance of exactly 0', () => {
    const constant = Uint8Array.from(bytes, (value, at) => (at % 6 === 4 ? 201 : value))
    const x = new ScaledPixels(SparseBytes.from(constant, 6), { mean: 31, deviation: 77 })
    const sigma = values(fit(lda, { x, y: classes(y) }, { ridge: 1 }), 'sigma')
    for (const at of [4, 10, 16, 22, 34]) expect(Math.abs(sigma[at])).toBeLessThan(1e-15)
    expect(sigma[28]).toBe(1)
  })

  it('can be saved and continued half way through their sums', () => {
    const learner = new Learner(lda, defaultsOf(lda.parameters))
    const data = { x: pixels, y: classes(y) }
    const whole = learner.fit(data, setting).model.tensors
    for (const steps of [30, 80, 83]) {
      const half = learner.begin(data, setting)
      half.advance(steps)
      const rest = learner.begin(data, setting)
      rest.restore(structuredClone(half.save()))
      while (rest.advance(1000) !== 'end');
      expect(rest.model.tensors).toEqual(whole)
    }
  })
})

describe('singular covariances', () => {
  const { x, y } = iris()
  const rows = Array.from({ length: 150 }, (_, n) => [...x.values.subarray(n * 4, n * 4 + 4)])
  const columnNames = ['length', 'width', 'height', 'weight', 'sum']
  const dependent = {
    x: DenseSamples.of(
      rows.map((row) => [...row, row[0] + row[2]]),
      { columnNames }
    ),
    y
  }

  it('are refused, naming the column and the remedy', () => {
    expect(() => fit(lda, dependent)).toThrow(
      'Linear discriminant analysis: the covariance is not positive definite: column 5 (sum) is constant or a linear ' +
        'combination of the columns before it; leave that column out, give more samples, or set ridge above 0'
    )
    expect(() => fit(qda, dependent)).toThrow(
      'Quadratic discriminant analysis: the covariance of class setosa is not positive definite: column 5 (sum)'
    )
  })

  it('are made regular by a ridge', () => {
    expect(errorOf(fit(lda, dependent, { ridge: 1e-3 }).model, dependent)).toBeLessThan(0.03)
    expect(errorOf(fit(qda, dependent, { ridge: 1e-3 }).model, dependent)).toBeLessThan(0.03)
  })

  it.each([lda, qda])('are made regular with more columns than samples, too: $name', (declaration) => {
    const wide = cloud('classes', { columns: 70 })
    const training = fit(declaration, wide, { ridge: 0.1 })
    expect(errorOf(training.model, wide)).toBeLessThan(0.05)
    expect(() => fit(declaration, wide)).toThrow('needs more samples than columns, found 60 samples of 70 columns')
  })

  it('do not come from numbers far from 0', () => {
    // The same flowers, a million away: digits are lost in the numbers themselves, not in the covariance.
    const far = { x: DenseSamples.of(rows.map((row) => row.map((value) => value + 1e6))), y }
    const own = values(fit(lda, far), 'sigma')
    values(fit(lda, { x, y }), 'sigma').forEach((value, i) => expect(own[i]).toBeCloseTo(value, 8))
  })
})
