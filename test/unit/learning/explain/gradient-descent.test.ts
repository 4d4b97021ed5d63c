import { describe, expect, it } from 'vitest'
import { Matrix } from '../../../../src-main/learning/algebra/matrix'
import {
  Descent,
  kindOfPoint,
  largestStableStep,
  nextPoint,
  quadraticApproximation
} from '../../../../src-main/learning/explain/surfaces/descent'
import { gradientDescent } from '../../../../src-main/learning/explain/gradient-descent'
import { isShown } from '../../../../src-main/learning/explain/surfaces/thinning'
import { quadraticForm } from '../../../../src-main/learning/functions/surfaces/quadratic'
import { surfaces } from '../../../../src-main/learning/functions/surfaces/registry'
import type { Point } from '../../../../src-main/learning/functions/surfaces/surface'
import { columnOf, figureOf, findingsOf } from '../support/findings'

const tilted = quadraticForm({ h11: 2, h12: 0.7, h22: 1 }, { ...surfaces.bowl, name: 'tilted' })

describe('a descent', () => {
  // L = (w1^2 + 3 w2^2) / 2 from (2, 1) with eta = 1/2: grad L = (2, 3), w = (1, -1/2); grad L = (1, -3/2),
  // w = (1/2, 1/4), where L = (1/4 + 3/16) / 2 = 7/32 and grad L = (1/2, 3/4).
  it('makes two steps on a bowl as worked by hand', () => {
    const descent = new Descent(surfaces.bowl, { stepSize: 0.5, start: [2, 1], tolerance: 1e-6 })
    expect([descent.w, descent.value, descent.gradientNorm]).toEqual([[2, 1], 3.5, Math.hypot(2, 3)])
    descent.advance()
    expect(descent.w).toEqual([1, -0.5])
    descent.advance()
    expect([descent.step, descent.w, descent.value]).toEqual([2, [0.5, 0.25], 7 / 32])
    expect([descent.gradientNorm, descent.state]).toEqual([Math.hypot(0.5, 0.75), 'descending'])
  })

  it.each([0.125, 0.5, 0.9])('follows w_t = (I - eta H)^t w_0 on a quadratic, eta = %d', (eta) => {
    const step = Matrix.of([
      [1 - eta * 2, -eta * 0.7],
      [-eta * 0.7, 1 - eta]
    ])
    const descent = new Descent(tilted, { stepSize: eta, start: [1.3, -0.4], tolerance: 0 })
    let power = Matrix.identity(2)
    for (let t = 0; t <= 40; t++) {
      const [w1, w2] = power.timesVector([1.3, -0.4])
      expect(descent.w[0]).toBeCloseTo(w1, 12)
      expect(descent.w[1]).toBeCloseTo(w2, 12)
      power = power.times(step)
      descent.advance()
    }
  })

  it('converges just below 2 / lambda_max and diverges just above, on a quadratic', () => {
    const stable = largestStableStep(tilted, [0, 0])
    // The eigenvalues of [[2, 0.7], [0.7, 1]] are (3 +- sqrt(2.96)) / 2.
    expect(stable).toBeCloseTo(4 / (3 + Math.sqrt(2.96)), 12)
    const endWith = (stepSize: number): string => {
      const descent = new Descent(tilted, { stepSize, start: [1, 1], tolerance: 1e-6 })
      while (descent.state === 'descending') descent.advance()
      return descent.state
    }
    expect([endWith(0.99 * stable), endWith(1.01 * stable)]).toEqual(['converged', 'diverged'])
  })

  it('counts as diverged where it is no longer a number', () => {
    const descent = new Descent(surfaces.himmelblau, { stepSize: 100, start: [5, 5], tolerance: 0 })
    for (let t = 0; t < 50; t++) descent.advance()
    expect(descent.w.some(Number.isNaN)).toBe(true)
    expect(descent.state).toBe('diverged')
  })

  it('rests where it starts when the gradient vanishes there', () => {
    expect(new Descent(surfaces.saddle, { stepSize: 1, start: [0, 0], tolerance: 0 }).state).toBe('converged')
    expect(kindOfPoint(surfaces.saddle, [0, 0])).toBe('saddle')
    expect(kindOfPoint(surfaces.himmelblau, [-0.2708445906673476, -0.9230385564799815])).toBe('maximum')
    expect(kindOfPoint(quadraticForm({ h11: 0, h12: 0, h22: 1 }, surfaces.bowl), [0, 0])).toBe('flat point')
    expect(largestStableStep(quadraticForm({ h11: -1, h12: 0, h22: -1 }, surfaces.bowl), [0, 0])).toBe(Infinity)
  })
})

describe('the quadratic approximation', () => {
  const at: Point = [0.4, -0.7]
  const eta = 0.3
  const approximation = quadraticApproximation(surfaces.wells, at, eta)

  it('has the value and the gradient of L at the point, and the curvature 1 / eta', () => {
    const gradient = new Float64Array(2)
    surfaces.wells.gradient(...at, gradient)
    const h = 1e-4
    expect(approximation(...at)).toBe(surfaces.wells.value(...at))
    const [above, below] = [approximation(at[0] + h, at[1]), approximation(at[0] - h, at[1])]
    expect((above - below) / (2 * h)).toBeCloseTo(gradient[0], 9)
    expect((above - 2 * approximation(...at) + below) / (h * h)).toBeCloseTo(1 / eta, 5)
  })

  it('is least at the next point of the descent', () => {
    const descent = new Descent(surfaces.wells, { stepSize: eta, start: at, tolerance: 0 })
    descent.advance()
    const next = nextPoint(surfaces.wells, at, eta)
    expect(next).toEqual(descent.w)
    for (const [d1, d2] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
      [0.3, -0.2]
    ]) {
      expect(approximation(next[0] + d1, next[1] + d2)).toBeGreaterThan(approximation(...next))
    }
  })
})

describe('gradient-descent', () => {
  it('thins out long tables: every step, every tenth, every hundredth', () => {
    const shown = Array.from({ length: 10_001 }, (_, t) => t).filter(isShown)
    expect(shown.slice(0, 101)).toEqual(Array.from({ length: 101 }, (_, t) => t))
    expect(shown.slice(101, 103)).toEqual([110, 120])
    expect(shown).toHaveLength(100 + 90 + 90 + 1)
  })

  it('shows what the slides show: 0.125 arrives where 0.5 does not', () => {
    const { notes } = findingsOf(gradientDescent)
    expect(notes[1]).toMatch(/^eta = 0.125: converged after \d+ steps to a minimum at \(-0.882, 1.179\)\.$/)
    expect(notes[2]).toMatch(/^eta = 0.5: neither converged nor diverged within 1,000 steps; /)
  })

  it('says that it diverged and names the largest stable step, with finite rows alone', () => {
    const found = findingsOf(gradientDescent, { surface: 'valley' })
    expect(found.notes[0]).toBe('Step sizes below 2 / lambda_max = 2 / 6 = 0.3333 converge, larger ones diverge.')
    expect(found.notes.at(-1)).toBe(
      'eta = 0.5: diverged after 23 steps: the step size is above the largest stable one of this surface, ' +
        '2 / lambda_max = 0.3333.'
    )
    expect(columnOf(found, 'loss').every(Number.isFinite)).toBe(true)
  })

  it('says that a saddle has no lower bound', () => {
    const { notes } = findingsOf(gradientDescent, { surface: 'saddle' })
    expect(notes.at(-1)).toMatch(/^eta = 0.5: diverged after \d+ steps: L has no lower bound here\.$/)
  })

  it('says which approximations there was no step for', () => {
    const changes = { surface: 'bowl', stepSizes: [0.5], approximations: [1, 900] }
    const { notes, figures } = findingsOf(gradientDescent, changes)
    expect(notes.at(-1)).toBe('eta = 0.5: no approximation at 900: it ended before.')
    expect(figures.map(({ name }) => name)).toContain('approximation-0.5-1-minimum')
    const diverging = findingsOf(gradientDescent, { surface: 'valley', stepSizes: [0.5], approximations: [22, 23] })
    expect(diverging.notes.at(-1)).toBe('eta = 0.5: no approximation at 23: it ended before.')
    expect(diverging.figures.map(({ name }) => name)).toContain('approximation-0.5-22')
  })

  it('starts where it is told to, and puts every row into its trajectory', () => {
    const changes = {
      surface: 'rosenbrock',
      start: 'given',
      w1: 0.5,
      w2: -0.25,
      stepSizes: [0.125],
      maximumSteps: 2345
    }
    const found = findingsOf(gradientDescent, changes)
    expect(found.rows[0]).toMatchObject({ t: 0, w1: 0.5, w2: -0.25 })
    expect(found.rows.at(-1)?.['t']).toBe(2345)
    const pairs = found.rows.flatMap(({ w1, w2 }) => [w1, w2])
    expect([...figureOf(found, 'trajectory-0.125').tensors['x'].values]).toEqual(pairs)
  })

  it('draws L and its approximation over the box, row after row', () => {
    const found = findingsOf(gradientDescent, { surface: 'valley', stepSizes: [0.125], resolution: 5 })
    const { x, y, loss } = figureOf(found, 'surface').tensors
    expect([...x.values]).toEqual([-3, -1.5, 0, 1.5, 3])
    expect([...y.values]).toEqual([-1.5, -0.75, 0, 0.75, 1.5])
    expect(loss.values[1 * 5 + 3]).toBe(surfaces.valley.value(1.5, -0.75))
    const { approximation } = figureOf(found, 'approximation-0.125-0').tensors
    const expected = quadraticApproximation(surfaces.valley, surfaces.valley.start, 0.125)(1.5, -0.75)
    expect(approximation.values[1 * 5 + 3]).toBe(expected)
  })
})
