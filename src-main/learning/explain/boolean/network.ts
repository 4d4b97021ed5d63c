import { ThresholdLogicUnit, type Bit } from '../../learners/threshold-logic-unit'
import { inputsOf, type TruthTable } from './truth-table'

/** Units that all see the inputs, and one that sees their outputs; or, with no hidden ones, sees the inputs itself. */
export interface UnitNetwork {
  readonly hidden: readonly ThresholdLogicUnit[]
  readonly output: ThresholdLogicUnit
}

/**
 * A network of threshold logic units for any Boolean function (lecture, section 3.1). A hidden unit recognises one
 * row of the table in which the function is 1, and the output is their `or`; where the rows in which it is 0 are
 * fewer, the hidden units recognise those, and the output is the contrary of their `or`. A single row needs no
 * hidden unit, and a constant function only a bias: so the lecture's or, and, not come out as it writes them.
 */
export function networkOf({ variables, values }: TruthTable): UnitNetwork {
  const rowsWith = (value: Bit): readonly number[] => [...values.keys()].filter((row) => values[row] === value)
  const [zeros, ones] = [rowsWith(0), rowsWith(1)]
  const contrary = zeros.length < ones.length
  const rows = contrary ? zeros : ones
  const recognise = rows.map((row) => ThresholdLogicUnit.equals(inputsOf(row, variables.length)))
  if (rows.length === 0) {
    return { hidden: [], output: new ThresholdLogicUnit(new Float64Array(variables.length), contrary ? 0.5 : -0.5) }
  }
  const [hidden, output] = rows.length === 1 ? [[], recognise[0]] : [recognise, ThresholdLogicUnit.or(rows.length)]
  return { hidden, output: contrary ? output.negated() : output }
}

/** What the hidden units answer, and what the network does. */
export function run({ hidden, output }: UnitNetwork, inputs: readonly Bit[]): { hidden: readonly Bit[]; output: Bit } {
  const answers = hidden.map((unit) => unit.output(inputs))
  return { hidden: answers, output: output.output(hidden.length === 0 ? inputs : answers) }
}
