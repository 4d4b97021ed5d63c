import { LearningError } from '../../errors'
import type { Bit } from '../../learners/threshold-logic-unit'
import { tokensOf, type Token } from './tokens'

/** The operators of two operands, from the one that binds least to the one that binds most. */
const operators = ['implies', 'or', 'xor', 'and'] as const

export type Operator = (typeof operators)[number]

/** A Boolean expression as a tree. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: Bit }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: Operator; readonly left: Expression; readonly right: Expression }

/**
 * Reads an expression of names, 0, 1, not, and, xor, or, implies (also ! & ^ | ->) and parentheses. Not binds most,
 * then and, xor, or, implies; `a implies b implies c` is `a implies (b implies c)`, the others go from left to right.
 * @throws LearningError with the column where the expression goes wrong, and what would be right there
 */
export function parse(text: string): Expression {
  const parser = new Parser(tokensOf(text))
  const expression = parser.binary(0)
  parser.expect('end', 'an operator or the end')
  return expression
}

/** How deep `not` and parentheses may be nested. */
const deepest = 200

class Parser {
  #at = 0
  #depth = 0

  constructor(readonly tokens: readonly Token[]) {}

  /** An expression of operators that bind at least as much as the one at `level`. */
  binary(level: number): Expression {
    if (level === operators.length) return this.#unary()
    const kind = operators[level]
    let left = this.binary(level + 1)
    while (this.#accept(kind)) {
      const right = this.binary(kind === 'implies' ? level : level + 1)
      left = { kind, left, right }
    }
    return left
  }

  expect(kind: Token['kind'], expected: string): void {
    if (!this.#accept(kind)) throw this.#wrong(expected)
  }

  #unary(): Expression {
    if (this.#accept('not')) return this.#nested(() => ({ kind: 'not', operand: this.#unary() }))
    if (this.#accept('(')) {
      const inside = this.#nested(() => this.binary(0))
      this.expect(')', 'an operator or ")"')
      return inside
    }
    const { kind, text } = this.tokens[this.#at]
    if (this.#accept('constant')) return { kind: 'constant', value: text === '1' ? 1 : 0 }
    if (this.#accept('variable')) return { kind: 'variable', name: text }
    throw this.#wrong(kind === 'end' ? 'more: a name, 0, 1, not or "("' : 'a name, 0, 1, not or "("')
  }

  #nested(read: () => Expression): Expression {
    if (++this.#depth > deepest) throw this.#wrong(`at most ${deepest} nested not and parentheses`)
    const expression = read()
    this.#depth--
    return expression
  }

  #accept(kind: Token['kind']): boolean {
    if (this.tokens[this.#at].kind !== kind) return false
    this.#at++
    return true
  }

  #wrong(expected: string): LearningError {
    const { kind, text, column } = this.tokens[this.#at]
    const found = kind === 'end' ? 'the end' : `"${text}"`
    return new LearningError('parameters', `Boolean expression, column ${column}: expected ${expected}, found ${found}`)
  }
}

/** The names in an expression, in the order in which they first stand there. */
export function variablesOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'constant':
      return []
    case 'variable':
      return [expression.name]
    case 'not':
      return variablesOf(expression.operand)
    default:
      return [...new Set([...variablesOf(expression.left), ...variablesOf(expression.right)])]
  }
}

/** The value of an expression for a value of each of its variables. */
export function evaluate(expression: Expression, values: ReadonlyMap<string, Bit>): Bit {
  const valueOf = (part: Expression): Bit => evaluate(part, values)
  switch (expression.kind) {
    case 'constant':
      return expression.value
    case 'variable':
      return values.get(expression.name) ?? 0
    case 'not':
      return valueOf(expression.operand) === 0 ? 1 : 0
    case 'and':
      return valueOf(expression.left) === 1 ? valueOf(expression.right) : 0
    case 'or':
      return valueOf(expression.left) === 1 ? 1 : valueOf(expression.right)
    case 'xor':
      return valueOf(expression.left) === valueOf(expression.right) ? 0 : 1
    case 'implies':
      return valueOf(expression.left) === 0 ? 1 : valueOf(expression.right)
  }
}
