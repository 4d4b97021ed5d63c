import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { bestBias, meanHinge } from '../../../../src-main/learning/learners/support-vectors/objective'
import { breastCancer, iris, pairOf } from '../../../support/real-data'
import { clouds, fitted, objective, samplesOf, standardised, svm, type TwoClasses } from './support'

describe('by hand', () => {
  // x = -1 and 1 of their own classes: by symmetry b = 0, L(w) = lambda w^2 + max(0, 1 - w). Below w = 1 the
  // derivative is 2 lambda w - 1: w = 1 / (2 lambda) where that is below 1, else w = 1. With w = 2 alpha.
  it.each([
    { penalty: 1, w: 0.5, alpha: 0.25, objective: 0.75 },
    { penalty: 0.1, w: 1, alpha: 0.5, objective: 0.1 }
  ])('two samples, lambda = $penalty', ({ penalty, w, alpha, objective }) => {
    const { model, measures, outcome } = fitted(samplesOf([[-1], [1]], [-1, 1]), { penalty })
    expect(outcome).toBe('converged')
    expect(model.tensors.w.values[0]).toBeCloseTo(w, 12)
    expect(model.tensors.b.values[0]).toBeCloseTo(0, 12)
    expect([...model.tensors.alpha.values]).toEqual([alpha, alpha])
    expect([...model.tensors.supportVectors.values]).toEqual([0, 1])
    expect(measures.primal).toBeCloseTo(objective, 12)
    expect(measures.dual).toBeCloseTo(objective, 12)
    expect(measures.margin).toBeCloseTo(2 / w, 12)
  })

  it('a bias that is not penalised: moving the samples by 10 changes b alone', () => {
    const { model } = fitted(samplesOf([[9], [11]], [-1, 1]), { penalty: 1 })
    expect(model.tensors.w.values[0]).toBeCloseTo(0.5, 12)
    expect(model.tensors.b.values[0]).toBeCloseTo(-5, 12)
  })

  it('a hard margin', () => {
    // The classes are nearest to each other at (0, 0) and (2, 0): w.x + b = x_1 - 1, and w = alpha (2, 0).
    const rows = [
      [0, 0],
      [-1, 2],
      [2, 0],
      [3, 1]
    ]
    const { model, measures } = fitted(samplesOf(rows, [-1, -1, 1, 1]), { hardMargin: true })
    expect([...model.tensors.w.values]).toEqual([1, 0])
    expect(model.tensors.b.values[0]).toBe(-1)
    expect([...model.tensors.alpha.values]).toEqual([0.5, 0, 0.5, 0])
    expect(measures).toMatchObject({ primal: 1, dual: 1, gap: 0, margin: 2, supportVectors: 2 })
  })
})

interface Reference {
  readonly cases: readonly {
    readonly data: string
    readonly classes: readonly [number, number]
    readonly penalty: number
    readonly objective: number
    readonly w: readonly number[]
    readonly margin: number
    readonly supportVectors: readonly number[]
  }[]
  readonly hardMargin: readonly {
    readonly classes: readonly [number, number]
    readonly margin: number
    readonly supportVectors: readonly number[]
  }[]
}

describe('against scikit-learn', () => {
  const url = new URL('../../../reference/linear-svm.json', import.meta.url)
  const reference = JSON.parse(readFileSync(url, 'utf8')) as Reference
  const sets = { iris: iris(), 'breast-cancer': breastCancer() }

  it.each(reference.cases)('$data $classes, lambda = $penalty', (expected) => {
    const data = standardised(pairOf(sets[expected.data as keyof typeof sets], ...expected.classes))
    const { model, measures } = fitted(data, { penalty: expected.penalty, gapTolerance: 1e-9 })
    // Our minimum is never above theirs; theirs has a gap of up to 1e-6.
    expect(measures.primal / expected.objective).toBeLessThan(1 + 1e-8)
    expect(measures.primal / expected.objective).toBeGreaterThan(1 - 2e-6)
    expect(objective(data, expected.penalty, model.tensors.w.values, model.tensors.b.values[0])).toBeCloseTo(
      measures.primal,
      12
    )
    expected.w.forEach((weight, d) => expect(model.tensors.w.values[d]).toBeCloseTo(weight, 4))
    expect(measures.margin / expected.margin).toBeCloseTo(1, 4)
    const alpha = model.tensors.alpha.values
    const limit = 1 / (2 * expected.penalty * data.x.count)
    const supportVectors = [...alpha.keys()].filter((n) => alpha[n] > 1e-7 * limit)
    expect(supportVectors).toEqual(expected.supportVectors)
  })

  it.each(reference.hardMargin)('hard margin, iris $classes', ({ classes, margin, supportVectors }) => {
    const data = standardised(pairOf(sets.iris, ...classes))
    const { model, measures, outcome } = fitted(data, { hardMargin: true, gapTolerance: 1e-9 })
    expect(outcome).toBe('converged')
    expect(measures.margin).toBeCloseTo(margin, 6)
    expect([...model.tensors.supportVectors.values]).toEqual(supportVectors)
    // The limit of the penalty: with a small one the same hyperplane.
    const soft = fitted(data, { penalty: 1e-5, gapTolerance: 1e-9 })
    expect(soft.measures.margin).toBeCloseTo(margin, 4)
  })
})

describe('the dual solver', () => {
  // More samples than the first set of 256 has room for.
  const data = clouds(700, 4, 1.5)
  // More samples on the margin than half of it has room for.
  const wide = clouds(280, 150, 1)

  it('closes the gap: the dual grows, and w, alpha and the conditions fit together', () => {
    const penalty = 0.01
    const training = svm({ penalty, gapTolerance: 1e-8 }).begin(data, {
      schedule: { order: 'file', maximumEpochs: 100 },
      seed: 0
    })
    const duals: number[] = []
    while (training.advance(1e9) !== 'end') duals.push(training.measures.dual)
    expect(duals.length).toBeGreaterThan(1)
    for (const [k, dual] of duals.entries()) expect(dual).toBeGreaterThanOrEqual((duals[k - 1] ?? 0) - 1e-12)
    const { w, b, alpha } = training.model.tensors
    const limit = 1 / (2 * penalty * data.x.count)
    const sign = (n: number): number => (data.y.values[n] === 1 ? 1 : -1)
    const sum = new Float64Array(4)
    let balance = 0
    for (const [n, value] of alpha.values.entries()) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(limit)
      balance += value * sign(n)
      sum.forEach((_, d) => (sum[d] += value * sign(n) * data.x.values[n * 4 + d]))
    }
    expect(balance).toBeCloseTo(0, 12)
    sum.forEach((value, d) => expect(w.values[d]).toBeCloseTo(value, 10))
    expect(training.measures.gap).toBeLessThanOrEqual(1e-8)
    expect(training.measures.primal).toBeCloseTo(objective(data, penalty, w.values, b.values[0]), 12)
  })

  it('grows its set where many samples lie on the margin', () => {
    const training = fitted(wide, { penalty: 1e-3 }, 50)
    expect(training.outcome).toBe('converged')
    expect(training.save()['set.members'].values.length).toBeGreaterThan(256)
  })

  it.each([
    ['a set that is chosen anew', data, 0.01],
    ['a set that grows', wide, 1e-3]
  ])('goes on from a checkpoint bit for bit: %s', (_name, samples, penalty) => {
    const setting = { schedule: { order: 'file', maximumEpochs: 50 }, seed: 0 } as const
    const whole = fitted(samples, { penalty }, 50)
    let interrupted = svm({ penalty }).begin(samples, setting)
    const random = new Random(5)
    while (interrupted.advance(random.integer(1, 20_000)) !== 'end') {
      const saved = structuredClone(interrupted.save())
      interrupted = svm({ penalty }).begin(samples, setting)
      interrupted.restore(saved)
    }
    expect(interrupted.model.tensors).toEqual(whole.model.tensors)
    expect(interrupted.measures).toEqual(whole.measures)
    expect(interrupted.steps).toBe(whole.steps)
  })

  it('treats a penalised bias as the weight of a component that is always 1', () => {
    const rows = Array.from({ length: 700 }, (_, n) => [...data.x.values.subarray(n * 4, n * 4 + 4), 1])
    const augmented: TwoClasses = { x: DenseSamples.of(rows), y: data.y }
    for (const changes of [{ penalty: 0.01 }, { penalty: 1 }]) {
      const inside = fitted(data, { ...changes, bias: 'penalised', gapTolerance: 1e-9 })
      const outside = fitted(augmented, { ...changes, bias: 'none', gapTolerance: 1e-9 })
      expect(inside.measures.primal / outside.measures.primal).toBeCloseTo(1, 8)
      const { w, b } = inside.model.tensors
      outside.model.tensors.w.values.forEach((weight, d) => {
        expect(d === 4 ? b.values[0] : w.values[d]).toBeCloseTo(weight, 4)
      })
      expect(outside.model.tensors.b.values[0]).toBe(0)
    }
  })

  it('has no gap where the penalty is so small that the primal is 0', () => {
    const penalty = Number.MIN_VALUE
    const { measures, outcome } = fitted(samplesOf([[-3], [-2], [2], [4]], [-1, -1, 1, 1]), { penalty })
    expect([measures.primal, measures.gap, outcome]).toEqual([0, 0, 'converged'])
  })

  it.each([false, true])('refuses samples whose squares are not finite, hard margin %s', (hardMargin) => {
    const large = samplesOf([[1], [-3e200], [4e200]], [1, -1, 1])
    expect(() => fitted(large, { hardMargin })).toThrow(
      'Linear SVM: the square of sample 2 is too large to be a number: standardise the columns'
    )
  })

  it('says that it diverged where alpha has no bound and grows beyond all numbers', () => {
    const random = new Random(1)
    const rows = Array.from({ length: 30 }, () => [1e9 + random.normal(), 1e9 + random.normal()])
    const mixed = samplesOf(
      rows,
      rows.map((_, n) => (n % 2) * 2 - 1)
    )
    const training = fitted(mixed, { penalty: Number.MIN_VALUE })
    expect(training.outcome).toBe('diverged')
    const again = svm({ penalty: Number.MIN_VALUE }).begin(mixed, {
      schedule: { order: 'file', maximumEpochs: 100 },
      seed: 0
    })
    again.restore(structuredClone(training.save()))
    expect(again.outcome).toBe('diverged')
  })

  it('finds the same on pixels that stay bytes', () => {
    const random = new Random(3)
    const y = Array.from({ length: 40 }, (_, n) => (n % 2) * 2 - 1)
    const bytes = y.flatMap((sign) =>
      Array.from({ length: 20 }, (_, d) => Math.max(0, random.integer(-200 + sign * d, 255)))
    )
    const pixels = SparseBytes.from(Uint8Array.from(bytes), 20)
    const dense = Array.from({ length: 40 }, (_, n) => bytes.slice(n * 20, n * 20 + 20).map((p) => p / 255))
    const expected = fitted(samplesOf(dense, y), { gapTolerance: 1e-9 })
    const found = fitted(
      { ...samplesOf(dense, y), x: new ScaledPixels(pixels, { mean: 0, deviation: 255 }) },
      { gapTolerance: 1e-9 }
    )
    expected.model.tensors.w.values.forEach((weight, d) =>
      expect(found.model.tensors.w.values[d]).toBeCloseTo(weight, 5)
    )
  })

  it('takes the same point in both classes, and a class of one sample', () => {
    expect(fitted(samplesOf([[1], [1], [2], [2]], [-1, 1, -1, 1]), {}).outcome).toBe('converged')
    expect(fitted(samplesOf([[0], [1], [2], [9]], [-1, -1, -1, 1]), {}).outcome).toBe('converged')
  })
})

describe('a hard margin where there is none', () => {
  it.each([
    ['iris', pairOf(iris(), 1, 2)],
    ['classes that touch', samplesOf([[0], [1], [1], [2]], [-1, -1, 1, 1])],
    ['classes inside one another', samplesOf([[0], [1], [2]], [-1, 1, -1])]
  ])('says so: %s', (_name, data) => {
    expect(() => fitted(data, { hardMargin: true })).toThrow(
      /Linear SVM with a hard margin needs classes that a hyperplane separates, found two that none separates with a margin above \d/
    )
  })

  it('needs the dual solver', () => {
    expect(() => fitted(clouds(20, 2, 9), { hardMargin: true, solver: 'sub-gradient' })).toThrow(
      'linear-svm: hardMargin: expected the dual solver, found sub-gradient'
    )
  })
})

describe('the best bias', () => {
  it('is no worse than any bias at which a hinge bends', () => {
    const random = new Random(2)
    for (let round = 0; round < 30; round++) {
      const count = random.integer(2, 12)
      const y = Int8Array.from({ length: count }, (_, n) => (n === 0 ? 1 : n === 1 ? -1 : 2 * random.integer(0, 1) - 1))
      const t = Float64Array.from({ length: count }, () => random.normal())
      const state = { y, t, beta: new Float64Array(count), limit: 1, freeBias: true }
      const least = Math.min(...Array.from(t, (b) => meanHinge(state, b)))
      expect(meanHinge(state, bestBias(state))).toBeCloseTo(least, 12)
    }
  })
})
