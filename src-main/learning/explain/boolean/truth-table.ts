import { LearningError } from '../../errors'
import type { Bit } from '../../learners/threshold-logic-unit'
import { evaluate, parse, variablesOf } from './expression'

/** The most variables that a function may have: its table has 4,096 rows then. */
export const mostVariables = 12

/** A Boolean function by its values: row r holds the value for the inputs that are the binary digits of r. */
export interface TruthTable {
  /** The first is the most significant digit of r. */
  readonly variables: readonly string[]
  /** 2^n values, n being the number of variables. */
  readonly values: readonly Bit[]
}

/**
 * The function that a text defines: an expression, or the column of values of a truth table such as 0110, which
 * is xor, for inputs 00, 01, 10, 11 and so on.
 * @throws LearningError when it is neither, or has no variable or too many
 */
export function truthTable(text: string): TruthTable {
  const digits = text.replace(/\s/g, '')
  return /^[01]{2,}$/.test(digits) ? fromDigits(digits) : fromExpression(text)
}

function fromDigits(digits: string): TruthTable {
  const count = Math.log2(digits.length)
  if (!Number.isInteger(count)) {
    throw wrong(`expected 2, 4, 8, ... values, one for each combination of inputs, found ${digits.length}`)
  }
  checkCount(count)
  const variables = Array.from({ length: count }, (_, i) => `x${i + 1}`)
  return { variables, values: Array.from(digits, (digit) => (digit === '1' ? 1 : 0)) }
}

function fromExpression(text: string): TruthTable {
  const expression = parse(text)
  const variables = variablesOf(expression)
  checkCount(variables.length)
  const values = Array.from({ length: 2 ** variables.length }, (_, row) => {
    const inputs = inputsOf(row, variables.length)
    return evaluate(expression, new Map(variables.map((name, i) => [name, inputs[i]])))
  })
  return { variables, values }
}

/** The inputs of a row: its `count` binary digits. */
export function inputsOf(row: number, count: number): readonly Bit[] {
  return Array.from({ length: count }, (_, i) => (((row >> (count - 1 - i)) & 1) === 1 ? 1 : 0))
}

function checkCount(variables: number): void {
  if (variables < 1 || variables > mostVariables) {
    throw wrong(`expected 1 to ${mostVariables} variables, found ${variables === 0 ? 'none' : variables}`)
  }
}

function wrong(message: string): LearningError {
  return new LearningError('parameters', `Boolean function: ${message}`)
}
