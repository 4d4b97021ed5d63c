import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { sampled } from '../../../../src-main/learning/explain/approximation/approximators'
import {
  greedyInterpolant,
  optimisedKnots,
  uniformKnots,
  withGreedyKnot
} from '../../../../src-main/learning/explain/approximation/knots'
import {
  evaluateAt,
  interpolant,
  largestError,
  LeastSquares,
  leastSquares,
  type PiecewiseLinear,
  type Sampled
} from '../../../../src-main/learning/explain/approximation/piecewise-linear'
import { spaced } from '../../../../src-main/learning/explain/plane'
import { addPiece, piecesOf, sumOf } from '../../../../src-main/learning/explain/approximation/relu-pieces'
import { curves } from '../../../../src-main/learning/functions/curves'
import { finished } from '../support/finished'

const someKnots = Float64Array.of(0, 0.1, 0.35, 0.4, 0.8, 1)
const damped = sampled(curves.damped, 401)

/** Independent of the source: looks for the segment of every x anew, and takes the line through its two ends. */
function lineThrough({ knots, values }: PiecewiseLinear, x: number): number {
  const k = Math.min([...knots].filter((knot) => knot <= x).length, knots.length - 1) - 1
  return values[k] + ((values[k + 1] - values[k]) / (knots[k + 1] - knots[k])) * (x - knots[k])
}

/** sum_i (f(x_i) - psi_i)^2, term by term. */
const squaresOf = (f: PiecewiseLinear, { x, psi }: Sampled): number =>
  x.reduce((sum, at, i) => sum + (lineThrough(f, at) - psi[i]) ** 2, 0)

describe('a sum of ReLUs', () => {
  // psi through (0, 1), (1, 3), (2, 2). The lift: knot 0 - 2 = -2, slope 1/2, so that it is 1 at 0. Then the slope
  // must be 2 on [0, 1]: 2 - 1/2 = 3/2 more at 0. On [1, 2] it must be -1: 3 less at 1.
  it('is what is worked by hand for two pieces', () => {
    const pieces = piecesOf({ knots: Float64Array.of(0, 1, 2), values: Float64Array.of(1, 3, 2) })
    expect(pieces).toEqual([
      { knot: -2, omega: 1, w: 0.5, b: 1 },
      { knot: 0, omega: 1, w: 1.5, b: -0 },
      { knot: 1, omega: -1, w: 3, b: -3 }
    ])
    expect([...sumOf(pieces, Float64Array.of(0, 0.5, 1, 1.5, 2))]).toEqual([1, 2, 3, 2.5, 2])
    const first = new Float64Array(1)
    addPiece(pieces[0], Float64Array.of(1), first)
    expect(first[0]).toBe(1.5)
  })

  it('equals the piecewise linear function that it is made of, whatever the knots', () => {
    const random = new Random(3)
    for (let round = 0; round < 10; round++) {
      const f = { knots: someKnots, values: someKnots.map(() => random.normal()) }
      const sum = sumOf(piecesOf(f), damped.x)
      const together = evaluateAt(f, damped.x)
      damped.x.forEach((x, i) => {
        expect(sum[i]).toBeCloseTo(lineThrough(f, x), 12)
        expect(together[i]).toBeCloseTo(lineThrough(f, x), 12)
      })
    }
  })
})

describe('interpolation', () => {
  it.each(['sine', 'damped', 'chirp', 'cubic', 'runge', 'step'] as const)(
    'of %s errs by at most max |psi"| h^2 / 8, and comes near it',
    (name) => {
      const { interval, value, secondDerivative } = curves[name]
      const data = sampled(curves[name], 4001)
      const [a, b] = interval
      const steepest = Math.max(...spaced(a, b, 20_001).map((x) => Math.abs(secondDerivative?.(x) ?? NaN)))
      for (const K of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const { error } = largestError(evaluateAt(interpolant(value, uniformKnots(interval, K)), data.x), data.psi)
        const bound = (steepest * ((b - a) / K) ** 2) / 8
        expect(error).toBeLessThanOrEqual(bound * (1 + 1e-6))
        if (K === 128) expect(error).toBeGreaterThan(0.9 * bound)
      }
    }
  )

  it('finds where the error is largest', () => {
    expect(largestError(Float64Array.of(1, 2, 3), Float64Array.of(1, 2.5, 2))).toEqual({ error: 1, at: 2 })
  })
})

describe('greedy knots', () => {
  // |x| between its ends is the line f = 1; it errs most at 0, by 1; with a knot there nothing is left.
  it('meet a corner with one knot, and then have nothing to add', () => {
    const corner = sampled(curves.absolute, 201)
    const f = finished(greedyInterpolant(corner, 2))
    expect([...f.knots]).toEqual([-1, 0, 1])
    expect(withGreedyKnot(f, corner)).toBeUndefined()
    expect(finished(greedyInterpolant(corner, 9)).knots).toHaveLength(3)
  })

  it('stand where the interpolation before erred most', () => {
    let f = finished(greedyInterpolant(damped, 1))
    for (let K = 2; K < 12; K++) {
      const errors = damped.x.map((x, i) => Math.abs(lineThrough(f, x) - damped.psi[i]))
      const next = withGreedyKnot(f, damped)
      const added = [...(next?.knots ?? [])].filter((knot) => !f.knots.includes(knot))
      expect(added).toEqual([damped.x[errors.indexOf(Math.max(...errors))]])
      f = next ?? f
    }
    expect([...f.knots]).toEqual([...f.knots].sort((first, second) => first - second))
  })

  it('do better than equal distances where psi is steep in one place', () => {
    const data = sampled(curves['square-root'], 1001)
    const errorOf = (f: PiecewiseLinear): number => largestError(evaluateAt(f, data.x), data.psi).error
    const uniform = interpolant(curves['square-root'].value, uniformKnots([0, 1], 16))
    expect(errorOf(finished(greedyInterpolant(data, 16)))).toBeLessThan(errorOf(uniform) / 20)
  })
})

describe('least squares', () => {
  // Knots 0 and 2: the regression line of (0, 0), (1, 3), (2, 0) is f = 1, with squares 1 + 4 + 1 = 6 left.
  it('is the regression line for a single segment, worked by hand', () => {
    const data = { x: Float64Array.of(0, 1, 2), psi: Float64Array.of(0, 3, 0) }
    const problem = new LeastSquares(data, 2)
    expect(problem.solve(Float64Array.of(0, 2))).toBeCloseTo(6, 12)
    expect(problem.values[0]).toBeCloseTo(1, 12)
    expect(problem.values[1]).toBeCloseTo(1, 12)
  })

  it('leaves a residual that is orthogonal to every hat function: no other values do better', () => {
    const f = leastSquares(damped, someKnots)
    for (let k = 0; k < someKnots.length; k++) {
      const hat = { knots: someKnots, values: someKnots.map((_, j) => (j === k ? 1 : 0)) }
      const product = damped.x.reduce((sum, x, i) => sum + lineThrough(hat, x) * (lineThrough(f, x) - damped.psi[i]), 0)
      expect(product).toBeCloseTo(0, 10)
    }
  })

  it('returns the sum of squares that is left', () => {
    const problem = new LeastSquares(damped, someKnots.length)
    const squares = problem.solve(someKnots)
    expect(squares).toBeCloseTo(squaresOf({ knots: someKnots, values: problem.values }, damped), 10)
    expect(squares).toBeLessThan(squaresOf(interpolant(curves.damped.value, someKnots), damped))
  })

  const optimised = (data: Sampled, start: Float64Array): PiecewiseLinear => finished(optimisedKnots(data, start))

  it('with knots that may move leaves less, and does not change the knots given', () => {
    const start = uniformKnots([0, 1], 8)
    const before = start.slice()
    const f = optimised(damped, start)
    expect(start).toEqual(before)
    expect([f.knots[0], f.knots[8]]).toEqual([0, 1])
    expect([...f.knots]).toEqual([...f.knots].sort((first, second) => first - second))
    expect(squaresOf(f, damped)).toBeLessThan(squaresOf(leastSquares(damped, start), damped) / 4)
  })

  it('finds the two bends of a function that has two', () => {
    const bent = { knots: Float64Array.of(0, 0.23, 0.61, 1), values: Float64Array.of(0, 1, -0.5, 0.25) }
    const x = spaced(0, 1, 1001)
    const { knots } = optimised({ x, psi: evaluateAt(bent, x) }, uniformKnots([0, 1], 3))
    expect(knots[1]).toBeCloseTo(0.23, 2)
    expect(knots[2]).toBeCloseTo(0.61, 2)
  })
})
