import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { iris, pairOf } from '../../../support/real-data'
import { clouds, fitted, objective, samplesOf, standardised, svm, type TwoClasses } from './support'

const setting = { schedule: { order: 'file', maximumEpochs: 5 }, seed: 0 } as const

/** lambda ||w||^2 + max(0, 1 - y_n (w.x_n + b)): what one step looks at. Weights and bias in one list. */
function lossOf({ x, y }: TwoClasses, n: number, penalty: number, weights: readonly number[]): number {
  const row = x.values.subarray(n * x.dimension, (n + 1) * x.dimension)
  const alone = samplesOf([[...row]], [y.values[n] === 1 ? 1 : -1])
  return objective(alone, penalty, weights.slice(0, -1), weights[weights.length - 1])
}

/** The weights and biases before and after each of the first steps, and the sub-gradient that led from one to the other. */
function stepsOf(data: TwoClasses, penalty: number, learningRate: number): { before: number[]; gradient: number[] }[] {
  const training = svm({ solver: 'sub-gradient', penalty, learningRate, averaging: false }).begin(data, setting)
  const weights = (): number[] => [...training.model.tensors.w.values, training.model.tensors.b.values[0]]
  return Array.from({ length: data.x.count }, (_, k) => {
    const before = weights()
    training.advance(1)
    const rate = learningRate / (1 + 2 * penalty * learningRate * (k + 1))
    return { before, gradient: weights().map((after, d) => (before[d] - after) / rate) }
  })
}

describe('the sub-gradient solver', () => {
  const data = clouds(60, 3, 2)
  const penalty = 0.05

  it('takes its first steps as worked by hand', () => {
    // lambda = 0.5, eta = 1: eta_1 = 1 / 2, eta_2 = 1 / 3. x_1 = 2 of class 1 scores 0: w = 1/2 * 2 = 1, b = 1/2.
    // x_2 = -1 of class -1 scores -1/2, inside the margin: w = (1 - 1/3) * 1 + 1/3 = 1, b = 1/2 - 1/3 = 1/6.
    // Weighted by 1 and 2, their means are w = 1 and b = (1/2 + 2/6) / 3 = 5/18.
    const two = samplesOf([[2], [-1]], [1, -1])
    const changes = { solver: 'sub-gradient', penalty: 0.5, learningRate: 1 } as const
    const last = fitted(two, { ...changes, averaging: false }, 1).model.tensors
    expect(last.w.values[0]).toBeCloseTo(1, 14)
    expect(last.b.values[0]).toBeCloseTo(1 / 6, 14)
    const mean = fitted(two, { ...changes, averaging: true }, 1).model.tensors
    expect(mean.w.values[0]).toBeCloseTo(1, 14)
    expect(mean.b.values[0]).toBeCloseTo(5 / 18, 14)
  })

  it('steps down the derivative, by central differences', () => {
    for (const [n, { before, gradient }] of stepsOf(data, penalty, 0.3).entries()) {
      const h = 1e-6
      gradient.forEach((slope, d) => {
        const moved = (by: number): number[] => before.map((value, i) => (i === d ? value + by : value))
        const difference = (lossOf(data, n, penalty, moved(h)) - lossOf(data, n, penalty, moved(-h))) / (2 * h)
        expect(slope).toBeCloseTo(difference, 6)
      })
    }
  })

  it('steps along sub-gradients: no point lies below the tangent', () => {
    const random = new Random(4)
    for (const [n, { before, gradient }] of stepsOf(data, penalty, 0.3).entries()) {
      const other = before.map((value) => value + random.normal())
      const tangent = gradient.reduce((sum, slope, d) => sum + slope * (other[d] - before[d]), 0)
      expect(lossOf(data, n, penalty, other)).toBeGreaterThanOrEqual(lossOf(data, n, penalty, before) + tangent - 1e-9)
    }
  })

  it.each(['free', 'penalised', 'none'] as const)('equals the loop written naively, bias %s', (bias) => {
    const { x, y } = data
    const learningRate = 0.3
    const w = [0, 0, 0]
    const mean = [0, 0, 0]
    let b = 0
    let meanOfB = 0
    let t = 0
    for (let epoch = 0; epoch < 5; epoch++) {
      for (let n = 0; n < x.count; n++) {
        t++
        const rate = learningRate / (1 + 2 * penalty * learningRate * t)
        const sign = y.values[n] === 1 ? 1 : -1
        const inside = sign * w.reduce((sum, weight, d) => sum + weight * x.values[n * 3 + d], b) < 1
        w.forEach((weight, d) => {
          w[d] = (1 - 2 * penalty * rate) * weight + (inside ? rate * sign * x.values[n * 3 + d] : 0)
        })
        if (bias === 'penalised') b *= 1 - 2 * penalty * rate
        if (bias !== 'none' && inside) b += rate * sign
        w.forEach((weight, d) => (mean[d] += (2 / (t + 1)) * (weight - mean[d])))
        meanOfB += (2 / (t + 1)) * (b - meanOfB)
      }
    }
    const changes = { solver: 'sub-gradient', penalty, learningRate, bias } as const
    const last = fitted(data, { ...changes, averaging: false }, 5).model.tensors
    w.forEach((weight, d) => expect(last.w.values[d]).toBeCloseTo(weight, 10))
    expect(last.b.values[0]).toBeCloseTo(b, 10)
    const averaged = fitted(data, { ...changes, averaging: true }, 5).model.tensors
    mean.forEach((weight, d) => expect(averaged.w.values[d]).toBeCloseTo(weight, 10))
    expect(averaged.b.values[0]).toBeCloseTo(meanOfB, 10)
  })

  it.each([1, 0.1, 0.01])('comes near the minimum that the dual solver proves, lambda = %d', (penalty) => {
    const flowers = standardised(pairOf(iris(), 1, 2))
    const exact = fitted(flowers, { penalty }).measures
    const { measures, model, outcome } = svm({ solver: 'sub-gradient', penalty, learningRate: 1 }).fit(flowers, {
      schedule: { order: 'shuffled', maximumEpochs: 400 },
      seed: 1
    })
    expect(outcome).toBe('maximum-epochs')
    expect(measures.primal).toBeGreaterThanOrEqual(exact.dual)
    expect(measures.primal / exact.primal).toBeLessThan(1.01)
    const { w, b } = model.tensors
    expect(measures.primal).toBeCloseTo(objective(flowers, penalty, w.values, b.values[0]), 10)
  })

  it('goes on from a checkpoint bit for bit, at any step', () => {
    const changes = { solver: 'sub-gradient', penalty } as const
    const shuffled = { schedule: { order: 'shuffled', maximumEpochs: 4 }, seed: 6 } as const
    const whole = svm(changes).fit(data, shuffled)
    let interrupted = svm(changes).begin(data, shuffled)
    while (interrupted.advance(7) !== 'end') {
      const saved = structuredClone(interrupted.save())
      interrupted = svm(changes).begin(data, shuffled)
      interrupted.restore(saved)
    }
    expect(interrupted.model.tensors).toEqual(whole.model.tensors)
    expect(interrupted.measures).toEqual(whole.measures)
    expect(interrupted.steps).toBe(interrupted.stepsAtMost)
  })
})
