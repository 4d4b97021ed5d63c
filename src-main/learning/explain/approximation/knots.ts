import { evaluateAt, largestError, LeastSquares, type PiecewiseLinear, type Sampled } from './piecewise-linear'
import { spaced } from '../plane'

/** K + 1 knots at equal distances. */
export function uniformKnots([a, b]: readonly [number, number], pieces: number): Float64Array {
  return spaced(a, b, pieces + 1)
}

/** What is left of an error that is nothing but rounding. */
export const negligible = 1e-12

/**
 * Interpolation with one knot more at a time, where the error is largest; it begins with the two ends.
 * @returns undefined when psi is met at every point but for rounding: there is no knot to add
 */
export function withGreedyKnot(f: PiecewiseLinear, { x, psi }: Sampled): PiecewiseLinear | undefined {
  const { error, at } = largestError(evaluateAt(f, x), psi)
  if (error <= negligible || f.knots.includes(x[at])) return undefined
  const place = f.knots.findIndex((knot) => knot > x[at])
  return { knots: inserted(f.knots, place, x[at]), values: inserted(f.values, place, psi[at]) }
}

function inserted(list: Float64Array, place: number, value: number): Float64Array {
  const longer = new Float64Array(list.length + 1)
  longer.set(list.subarray(0, place))
  longer[place] = value
  longer.set(list.subarray(place), place + 1)
  return longer
}

/**
 * Interpolation at the two ends and `pieces` - 1 greedy knots, fewer where they meet psi everywhere. Yields after
 * every knot.
 */
export function* greedyInterpolant(data: Sampled, pieces: number): Generator<undefined, PiecewiseLinear> {
  let f = endToEnd(data)
  for (let k = 1; k < pieces; k++) {
    const next = withGreedyKnot(f, data)
    if (next === undefined) break
    f = next
    yield
  }
  return f
}

/** The straight line from the first point to the last. */
export function endToEnd({ x, psi }: Sampled): PiecewiseLinear {
  const last = x.length - 1
  return { knots: Float64Array.of(x[0], x[last]), values: Float64Array.of(psi[0], psi[last]) }
}

const sweepsAtMost = 20
/** A sweep that improves the sum of squares by less than this share is the last one. */
const worthwhile = 1e-3
/** How many places are tried for a knot in a sweep. */
const trials = 16
const goldenShare = (Math.sqrt(5) - 1) / 2

/**
 * Moves the inner knots for a smaller sum of squares of the least-squares fit, one knot after another, each by
 * a golden-section search between its neighbours, in sweeps until nothing is gained. What comes out is never
 * worse than what went in; it need not be the best there is. Yields after every knot.
 * @param start K + 1 knots; they are not changed
 */
export function* optimisedKnots(data: Sampled, start: Float64Array): Generator<undefined, PiecewiseLinear> {
  const knots = start.slice()
  const problem = new LeastSquares(data, knots.length)
  let least = problem.solve(knots)
  for (let sweep = 0; sweep < sweepsAtMost; sweep++) {
    const before = least
    for (let k = 1; k < knots.length - 1; k++) {
      least = moveKnot(problem, knots, k, least)
      yield
    }
    if (before - least <= worthwhile * before) break
  }
  problem.solve(knots)
  return { knots, values: problem.values }
}

/** Puts knot k where the fit is best among the places tried. @returns the sum of squares then */
function moveKnot(problem: LeastSquares, knots: Float64Array, k: number, least: number): number {
  const { x } = problem.data
  const apart = (2 * (x[x.length - 1] - x[0])) / (x.length - 1)
  let [low, high] = [knots[k - 1] + apart, knots[k + 1] - apart]
  if (low >= high) return least
  let best = knots[k]
  const tried = (place: number): number => {
    knots[k] = place
    const squares = problem.solve(knots)
    if (squares < least) [least, best] = [squares, place]
    return squares
  }
  let [left, right] = [high - goldenShare * (high - low), low + goldenShare * (high - low)]
  let [atLeft, atRight] = [tried(left), tried(right)]
  for (let trial = 2; trial < trials; trial++) {
    if (atLeft < atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - goldenShare * (high - low)
      atLeft = tried(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + goldenShare * (high - low)
      atRight = tried(right)
    }
  }
  knots[k] = best
  return least
}
