import { describe, expect, it } from 'vitest'
import { bestSeparator } from '../../../../src-main/learning/explain/bound/best-separator'
import { perceptronBound } from '../../../../src-main/learning/explain/convergence-bound'
import { labelled, type TrainingSet } from '../../../../src-main/learning/training-set'
import { iris, pairOf } from '../../../support/real-data'
import { columnOf, figureOf, findingsOf, type Findings } from '../support/findings'
import { clouds, samplesOf } from './support'

const schedule = { order: 'file', maximumEpochs: 10_000 } as const

function bound(train: TrainingSet, changes: Readonly<Record<string, unknown>> = {}): Findings {
  return findingsOf(perceptronBound, changes, { train, schedule, seed: 0 })
}

/** Clouds in the plane that a line separates. */
const apart = clouds(80, 2, 6)

describe('by hand', () => {
  // x_1 = (2, 1) of class 1, x_2 = (1, 3) of class -1, no bias. The perceptron goes through (2, 1), (1, -2), (3, -1),
  // (2, -4), (4, -3). The best w* has y_n x_n.w* the same for both: 2a + b = -a - 3b, so w* = (4, -3) / 5, and both
  // are 1: gamma = 2. R^2 = 10: at most 4 * 10 / 4 = 10 updates; there are 5.
  const found = bound(
    samplesOf(
      [
        [2, 1],
        [1, 3]
      ],
      [1, -1]
    ),
    { bias: false }
  )

  it('follows the two inequalities of the proof', () => {
    expect(columnOf(found, 'k')).toEqual([1, 2, 3, 4, 5])
    expect(columnOf(found, 'sample')).toEqual([1, 2, 1, 2, 1])
    expect(columnOf(found, 'y')).toEqual([1, -1, 1, -1, 1])
    const close = (name: string, expected: number[]): void =>
      columnOf(found, name).forEach((value, k) => expect(value).toBeCloseTo(expected[k], 9))
    close('projection', [1, 2, 3, 4, 5])
    close('leastProjection', [1, 2, 3, 4, 5])
    close('squaredNorm', [5, 5, 10, 20, 25])
    close('largestSquaredNorm', [10, 20, 30, 40, 50])
  })

  it('says R, gamma, the bound and the updates', () => {
    expect(found.notes).toEqual([
      'R = 3.16228 and gamma = 2: at most 4 R^2 / gamma^2 = 10 updates. The perceptron made 5, then all samples were ' +
        'right. Both inequalities held at each of them.'
    ])
  })

  it('shows the weights before and after each update', () => {
    const { before, after } = figureOf(found, 'updates').tensors
    expect(after.shape).toEqual([5, 3])
    expect([...after.values]).toEqual([2, 1, 0, 1, -2, 0, 3, -1, 0, 2, -4, 0, 4, -3, 0])
    expect([...before.values]).toEqual([0, 0, 0, ...after.values.slice(0, 12)])
  })
})

describe('the best separator', () => {
  it.each([true, false])('has no direction with a wider margin beside it, bias %s', (bias) => {
    // Without a bias the line must go through the origin: clouds on both sides of it.
    const samples = labelled(apart)
    const steps = bestSeparator(samples, bias, 1e-9)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    const { w, b, gamma } = step.value
    expect(w.values[0] ** 2 + w.values[1] ** 2 + b ** 2).toBeCloseTo(1, 12)
    const marginOf = (u: number, v: number, c: number): number => {
      const norm = Math.hypot(u, v, c)
      const scores = Array.from(
        samples.y,
        (y, n) => y * (u * apart.x.values[2 * n] + v * apart.x.values[2 * n + 1] + c)
      )
      return (2 * Math.min(...scores)) / norm
    }
    expect(marginOf(w.values[0], w.values[1], b)).toBeCloseTo(gamma, 12)
    for (let k = 0; k < 64; k++) {
      const turn = (k * Math.PI) / 32
      for (const size of [1e-3, 0.1, 1]) {
        const rest = bias ? size * Math.sin(3 * turn) : 0
        const [u, v] = [w.values[0] + size * Math.cos(turn), w.values[1] + size * Math.sin(turn)]
        expect(marginOf(u, v, b + rest)).toBeLessThanOrEqual(gamma * (1 + 1e-8))
      }
    }
  })
})

describe('on samples', () => {
  it.each([true, false])('keeps the bound, bias %s', (bias) => {
    const found = bound(apart, { bias })
    const [, radius, gamma, most] = /R = (.*) and gamma = (.*): at most .* = (.*) updates/.exec(found.notes[0]) ?? []
    expect(Number(most.replace(/,/g, ''))).toBeCloseTo((4 * Number(radius) ** 2) / Number(gamma) ** 2, -1)
    expect(columnOf(found, 'k').at(-1)).toBeLessThanOrEqual(Number(most.replace(/,/g, '')))
    for (const row of found.rows) {
      expect(row.projection).toBeGreaterThanOrEqual(Number(row.leastProjection) * (1 - 1e-9))
      expect(row.squaredNorm).toBeLessThanOrEqual(Number(row.largestSquaredNorm) * (1 + 1e-9))
    }
  })

  it('shows fewer and fewer of many updates, and always the last', () => {
    // Far from the origin and close together: many updates.
    const close = samplesOf(
      [
        [10, 0],
        [10, 1]
      ],
      [1, -1]
    )
    const all = columnOf(bound(close, { rows: 100_000 }), 'k')
    expect(all).toEqual(Array.from({ length: all.length }, (_, k) => k + 1))
    expect(all.length).toBeGreaterThan(80)
    const some = columnOf(bound(close, { rows: 10 }), 'k')
    const expected = all.filter((k) => k <= 10 || (k <= 20 ? k % 2 : k <= 40 ? k % 4 : k <= 80 ? k % 8 : NaN) === 0)
    expect(some.filter((k) => k <= 80 && k !== all.length)).toEqual(expected)
    expect(some.at(-1)).toBe(all.length)
  })

  it('says when the schedule ended it', () => {
    const found = findingsOf(
      perceptronBound,
      {},
      { train: apart, schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 }
    )
    expect(found.notes[0]).toContain('and the schedule ended before all were right')
  })

  it('refuses samples that nothing separates, in words', () => {
    expect(() => bound(pairOf(iris(), 1, 2))).toThrow(
      /^The convergence bound needs classes that a hyperplane separates, found two that none/
    )
  })
})
