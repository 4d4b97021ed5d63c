import { Random } from '../algebra/random'
import { vector, type Tensors } from '../algebra/tensor'
import { curves, type Curve } from '../functions/curves'
import type { Columns, Figure, Finding, Row } from '../report'
import { biasVarianceParameters } from './resampling/bias-variance-parameters'
import { Decomposition } from './resampling/decomposition'
import type { ExplanationDeclaration } from './explanation'
import { drawSet, middles, type NoisySet } from './resampling/noisy-curve'
import { sweepOf, type BiasVarianceValues, type Fitted, type Sweep } from './resampling/refits'
import { RunningMean } from './resampling/running-mean'
import { written } from '../words'

/** How many fresh samples each fit is tested on. */
const testSamples = 50
/** How many of the fits are drawn. */
const fitsShown = 8

const columns = {
  value: { title: 'degree, K or ridge', kind: 'number' },
  squaredBias: { title: 'bias^2', kind: 'number' },
  variance: { title: 'variance', kind: 'number' },
  noise: { title: 'noise', kind: 'number' },
  sum: { title: 'sum', kind: 'number' },
  testError: { title: 'test error', kind: 'number' },
  standardError: { title: 'its standard error', kind: 'number' }
} as const satisfies Columns

export const biasVariance = {
  name: 'bias-variance',
  title: 'Bias and variance',
  lecture: '3.3',
  meaning: 'Refits a model on many training sets, and splits its mean squared error into bias^2, variance and noise.',
  needs: { samples: false, schedule: false },
  parameters: biasVarianceParameters,
  columns,
  *explain(parameters, { seed }) {
    const sweep = sweepOf(parameters)
    const rows: Row[] = []
    for (const value of sweep.values) {
      const row = yield* refitted(sweep, value, parameters, seed)
      rows.push(row)
      yield { row }
    }
    const tensors = overValues(rows)
    yield { figure: { name: 'decomposition', title: `Error by ${sweep.parameter}`, kind: 'lines', tensors } }
    const best = rows.reduce((least, row) => (row['sum'] < least['sum'] ? row : least))
    yield { note: `Bias^2, variance and noise add up to least, ${written(+best['sum'])}, at ${nameOf(sweep, best)}.` }
  }
} as const satisfies ExplanationDeclaration<typeof biasVarianceParameters>

/** Fits the model on every training set, and tests every fit on samples of its own. @returns the row for this value */
function* refitted(
  sweep: Sweep,
  value: number,
  parameters: BiasVarianceValues,
  seed: number
): Generator<Finding | undefined, Row> {
  const { samples, noise, design, sets, points } = parameters
  const curve: Curve = curves[parameters.truth]
  const x = middles(curve.interval, points)
  const decomposition = new Decomposition(x.map(curve.value))
  const test = new RunningMean()
  const shown: Float64Array[] = []
  // The stream begins anew for each value: all see the same sets, and differ by the model alone.
  const random = new Random(seed)
  for (let r = 0; r < sets; r++) {
    const fitted = sweep.fit(value, drawSet(curve, samples, noise, design, random))
    const fit = fitted(x)
    decomposition.add(fit)
    if (shown.length < fitsShown) shown.push(fit)
    test.add(meanSquaredError(fitted, drawSet(curve, testSamples, noise, 'random', random)))
    yield
  }
  yield { figure: fitsFigure(`${sweep.parameter} ${value}`, x, decomposition, shown) }
  const { squaredBias, variance } = decomposition
  const sum = squaredBias + variance + noise ** 2
  const { mean: testError, standardError } = test
  return { value, squaredBias, variance, noise: noise ** 2, sum, testError, standardError }
}

/** 1/N sum_n (f(x_n) - y_n)^2. */
function meanSquaredError(fitted: Fitted, { x, y }: NoisySet): number {
  return fitted(x).reduce((sum, value, n) => sum + (value - y[n]) ** 2, 0) / x.length
}

/** The true function, some of the fits, and the mean of all. */
function fitsFigure(
  of: string,
  x: Float64Array,
  { truth, mean }: Decomposition,
  fits: readonly Float64Array[]
): Figure {
  const each = Object.fromEntries(fits.map((fit, r) => [`fit${r + 1}`, vector(fit)]))
  const tensors = { x: vector(x), truth: vector(truth), mean: vector(mean), ...each }
  return { name: `fits-${of.replace(' ', '-')}`, title: `Fits, ${of}`, kind: 'lines', tensors }
}

/** All columns of the table, drawn over the values. */
function overValues(rows: readonly Row[]): Tensors {
  const entries = Object.keys(columns).map((name) => {
    const column = vector(Float64Array.from(rows, (row) => Number(row[name])))
    return [name === 'value' ? 'x' : name, column] as const
  })
  return Object.fromEntries(entries)
}

function nameOf({ parameter }: Sweep, row: Row): string {
  return `${parameter} ${row['value']}`
}
