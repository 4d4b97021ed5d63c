import { scalar, vector, type Tensor, type Tensors } from '../algebra/tensor'
import type { Bit, ThresholdLogicUnit } from '../learners/threshold-logic-unit'
import type { Parameters } from '../parameters'
import type { Figure, Finding } from '../report'
import { networkOf, run, type UnitNetwork } from './boolean/network'
import { inputsOf, truthTable, type TruthTable } from './boolean/truth-table'
import type { ExplanationDeclaration } from './explanation'

const parameters = {
  function: {
    kind: 'text',
    label: 'Boolean function',
    default: '(u or v) and not (u and v)',
    longest: 4200,
    meaning: 'An expression such as "u and not v", or the values of a truth table such as 0110.',
    lecture: '3.1'
  }
} as const satisfies Parameters

/** Any Boolean function as a network of threshold logic units, run on every input. */
export const booleanFunctions = {
  name: 'boolean-functions',
  title: 'Boolean functions of threshold logic units',
  lecture: '3.1',
  meaning: 'Builds any Boolean function with threshold logic units and runs them on every input.',
  needs: { samples: false, schedule: false },
  parameters,
  columns: {
    inputs: { title: 'inputs', kind: 'text' },
    wanted: { title: 'wanted', kind: 'count' },
    hidden: { title: 'hidden units', kind: 'text' },
    output: { title: 'network', kind: 'count' }
  },
  explain: ({ function: text }) => explain(truthTable(text))
} as const satisfies ExplanationDeclaration<typeof parameters>

function* explain(table: TruthTable): Generator<Finding | undefined, void> {
  const { variables, values } = table
  const network = networkOf(table)
  yield { figure: weightsOf(network) }
  if (variables.length === 2) yield { figure: corners(table) }
  let agreeing = 0
  for (const [row, wanted] of values.entries()) {
    const inputs = inputsOf(row, variables.length)
    const { hidden, output } = run(network, inputs)
    if (output === wanted) agreeing++
    yield { row: { inputs: inputs.join(''), wanted, hidden: shown(hidden), output } }
  }
  yield { note: inWords(table, network, agreeing) }
}

/** What the hidden units answer; of many, the numbers of those that answer 1. */
function shown(answers: readonly Bit[]): string {
  if (answers.length <= 32) return answers.join('')
  const active = [...answers.keys()].filter((unit) => answers[unit] === 1)
  return active.length === 0 ? 'none' : active.map((unit) => `unit ${unit + 1}`).join(', ')
}

/** One unit: w (n) and b. Two layers: w1 (H x n), b1 (H), w2 (H), b2. */
function weightsOf({ hidden, output }: UnitNetwork): Figure {
  const last = { w: vector(output.w.slice()), b: scalar(output.b) }
  const tensors: Tensors =
    hidden.length === 0
      ? last
      : { w1: matrixOf(hidden), b1: vector(Float64Array.from(hidden, ({ b }) => b)), w2: last.w, b2: last.b }
  return { name: 'weights', title: 'Weights and biases of the units', kind: 'tensors', tensors }
}

function matrixOf(units: readonly ThresholdLogicUnit[]): Tensor {
  return { shape: [units.length, units[0].w.length], values: Float64Array.from(units.flatMap(({ w }) => [...w])) }
}

/** The inputs of a function of two variables as points of the plane. */
function corners({ variables: [first, second], values }: TruthTable): Figure {
  const points = Float64Array.from(values.flatMap((_, row) => inputsOf(row, 2)))
  return {
    name: 'inputs',
    title: `The function's value at each (${first}, ${second})`,
    kind: 'points',
    tensors: { x: { shape: [4, 2], values: points }, class: vector(Int32Array.from(values)) }
  }
}

function inWords({ variables, values }: TruthTable, { hidden, output }: UnitNetwork, agreeing: number): string {
  const units =
    hidden.length === 0
      ? `One threshold logic unit, w = (${output.w.join(', ')}), b = ${output.b}: agrees`
      : `${hidden.length + 1} threshold logic units, ${hidden.length} of them hidden: agree`
  const all = agreeing === values.length ? `all ${values.length}` : `only ${agreeing} of ${values.length}`
  return `${units} with the function of ${variables.join(', ')} on ${all} inputs.`
}
