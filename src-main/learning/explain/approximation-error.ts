import { vector, type Tensors } from '../algebra/tensor'
import { curves, type Curve } from '../functions/curves'
import type { Columns, Row } from '../report'
import { checkPieces } from './approximation/approximation-checks'
import { approximate, interpolationBound, sampled, type Approximator } from './approximation/approximators'
import type { ExplanationDeclaration } from './explanation'
import { negligible } from './approximation/knots'
import { largestError } from './approximation/piecewise-linear'
import { sumOf } from './approximation/relu-pieces'
import { approximationErrorParameters } from './approximation/universal-approximation-parameters'
import { written } from '../words'

const columns = {
  pieces: { title: 'pieces', kind: 'count' },
  interpolation: { title: 'interpolation', kind: 'number' },
  bound: { title: 'its bound', kind: 'number' },
  greedy: { title: 'greedy', kind: 'number' },
  leastSquares: { title: 'least squares', kind: 'number' },
  optimisedKnots: { title: 'optimised knots', kind: 'number' },
  training: { title: 'training', kind: 'number' }
} as const satisfies Columns

/** The column of each method. */
const columnOf = {
  interpolation: 'interpolation',
  greedy: 'greedy',
  'least-squares': 'leastSquares',
  'optimised-knots': 'optimisedKnots',
  training: 'training'
} as const satisfies Readonly<Record<Approximator, keyof typeof columns>>

const methods = Object.keys(columnOf) as readonly Approximator[]

export const approximationError = {
  name: 'approximation-error',
  title: 'Maximum error against the number of ReLUs',
  lecture: '3.4',
  meaning: 'Measures how well K ReLUs approximate a function, for several K and every way to choose the pieces.',
  needs: { samples: false, schedule: false },
  parameters: approximationErrorParameters,
  columns,
  *explain(parameters, { seed }) {
    const { psi, points, trainingSteps, learningRate } = parameters
    for (const K of parameters.pieces) checkPieces('approximation-error', K, points)
    const curve: Curve = curves[psi]
    const data = sampled(curve, points)
    const rows: Row[] = []
    for (const K of parameters.pieces) {
      const bound = interpolationBound(curve, K)
      const row: Record<string, number> = { pieces: K, ...(bound !== undefined && { bound }) }
      for (const method of methods) {
        const setting = { pieces: K, trainingSteps, learningRate, seed }
        const pieces = yield* approximate(method, curve, data, setting)
        row[columnOf[method]] = largestError(sumOf(pieces, data.x), data.psi).error
        yield
      }
      rows.push(row)
      yield { row }
    }
    yield { figure: { name: 'maximum-error', title: 'max |psi - f|', kind: 'lines', tensors: errorsAgainst(rows) } }
    const order = orderOf(rows)
    if (order !== undefined) {
      yield {
        note: `The error of interpolation falls like K to the power of ${written(-order)} between the last two K.`
      }
    }
  }
} as const satisfies ExplanationDeclaration<typeof approximationErrorParameters>

/** The columns of the table, drawn over the number of pieces. */
function errorsAgainst(rows: readonly Row[]): Tensors {
  const names = Object.keys(columns).filter((name) => rows.every((row) => name in row))
  const entries = names.map((name) => {
    const values = vector(Float64Array.from(rows, (row) => Number(row[name])))
    return [name === 'pieces' ? 'x' : name, values] as const
  })
  return Object.fromEntries(entries)
}

/** The order p of an error that falls like K^-p, from the last two rows; 2 where psi'' is continuous. */
function orderOf(rows: readonly Row[]): number | undefined {
  const [before, last] = rows.slice(-2).map((row) => [Number(row['pieces']), Number(row['interpolation'])])
  if (last === undefined || Math.min(before[1], last[1]) <= negligible) return undefined
  return Math.log(before[1] / last[1]) / Math.log(last[0] / before[0])
}
