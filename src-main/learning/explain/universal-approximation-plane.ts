import { surfaces } from '../functions/surfaces/registry'
import type { Surface } from '../functions/surfaces/surface'
import { onUnitSquare } from '../functions/surfaces/unit-square'
import type { Columns, Finding } from '../report'
import type { ExplanationDeclaration } from './explanation'
import { fourierSeries, largestPhase, termAt, type FourierTerm } from './approximation/fourier'
import { spaced } from './plane'
import { SineByRelus } from './approximation/sine-by-relus'
import { SquareGrid } from './approximation/square-grid'
import { isShown } from './surfaces/thinning'
import { universalApproximationPlaneParameters } from './approximation/universal-approximation-plane-parameters'
import { counted, written } from '../words'

const columns = {
  terms: { title: 'terms', kind: 'count' },
  gamma: { title: 'gamma', kind: 'number' },
  v1: { title: 'v1', kind: 'number' },
  v2: { title: 'v2', kind: 'number' },
  c: { title: 'c', kind: 'number' },
  what: { title: 'approximation', kind: 'text' },
  maximumError: { title: 'maximum error', kind: 'number' },
  bound: { title: 'bound', kind: 'number' }
} as const satisfies Columns

export const universalApproximationPlane = {
  name: 'universal-approximation-plane',
  title: 'Universal approximation in two variables',
  lecture: '3.4',
  meaning: 'Approximates a function on the square with sines, the sine with ReLUs, and so the function with ReLUs.',
  needs: { samples: false, schedule: false },
  parameters: universalApproximationPlaneParameters,
  columns,
  *explain({ psi: name, xi, harmonics, resolution }) {
    const surface: Surface = surfaces[name]
    const grid = new SquareGrid(onUnitSquare(surface), resolution)
    yield
    const series = yield* fourierSeries(grid.psi, harmonics)
    yield
    const terms = yield* fewestTerms(grid, series, xi / 2)
    const gammas = terms.reduce((sum, { gamma }) => sum + Math.abs(gamma), 0)
    const sine = new SineByRelus(largestPhase(terms), xi / (2 * gammas))
    const { A, epsilon, knots } = sine
    yield { note: `A = ${written(A)}, sum_m |gamma_m| = ${written(gammas)}, epsilon = ${written(epsilon)}.` }
    yield* withRelus(grid, terms, sine)
    yield* comparison(grid, sine, gammas, xi)
    const [M, N] = [terms.length, knots.length]
    const units = counted(M * N, 'unit')
    yield { note: `M = ${M} sines of N = ${N} ReLUs each: a hidden layer of at most ${units}.` }
    yield { figure: grid.figure(`${surface.formula} on [0, 1]^2`) }
  }
} as const satisfies ExplanationDeclaration<typeof universalApproximationPlaneParameters>

/** Takes terms, those of the largest |gamma| first, until delta is reached. A row for each, thinned out. */
function* fewestTerms(
  grid: SquareGrid,
  series: readonly FourierTerm[],
  delta: number
): Generator<Finding | undefined, FourierTerm[]> {
  const bound = delta
  let maximumError = grid.fourierError
  let count = 0
  while (count < series.length && maximumError > delta) {
    const term = series[count++]
    grid.addToFourier((x1, x2) => termAt(term, x1, x2))
    maximumError = grid.fourierError
    const [v1, v2] = term.v
    const over = maximumError <= delta || count === series.length
    const row = { terms: count, gamma: term.gamma, v1, v2, c: term.c, maximumError, bound }
    yield over || isShown(count) ? { row } : undefined
  }
  if (maximumError > delta) {
    const left = `${written(maximumError)}, more than xi / 2 = ${written(delta)}`
    yield { note: `All ${count} terms of the series leave an error of ${left}: allow more harmonics.` }
  }
  return series.slice(0, count)
}

/** The same sum with every sine replaced by its ReLUs. */
function* withRelus(grid: SquareGrid, terms: readonly FourierTerm[], sine: SineByRelus): Generator<undefined, void> {
  for (const { gamma, v, c } of terms) {
    grid.addToNetwork((x1, x2) => gamma * sine.at(v[0] * x1 + v[1] * x2 + c))
    yield
  }
}

/** The errors that were measured, each beside the bound that the slide gives for it. */
function* comparison(
  grid: SquareGrid,
  sine: SineByRelus,
  gammas: number,
  xi: number
): Generator<Finding | undefined, void> {
  const row = (what: string, maximumError: number, bound: number): Finding => ({ row: { what, maximumError, bound } })
  yield row('psi by sines', grid.fourierError, xi / 2)
  yield row('sine by ReLUs', sineError(sine), sine.epsilon)
  yield row('sines by ReLUs', grid.replacementError, gammas * sine.epsilon)
  yield row('psi by ReLUs', grid.networkError, xi)
}

/** max |sin(x) - sum_n alpha_n sigma(x - a_n)| over 20,001 points of [-A, A]. */
function sineError(sine: SineByRelus): number {
  let largest = 0
  for (const x of spaced(-sine.A, sine.A, 20_001)) largest = Math.max(largest, Math.abs(Math.sin(x) - sine.at(x)))
  return largest
}
