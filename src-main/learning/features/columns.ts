import type { Samples } from '../algebra/samples'
import { LearningError } from '../errors'
import { counted } from '../words'

/**
 * A column's name as a factor of a product or the base of a power: in parentheses when it is made of others
 * already, so that (x1 * x2) * x3 and x1 * (x2 * x3) keep different names.
 */
export function asFactor(name: string): string {
  return / [*/+-] |\^/.test(name) ? `(${name})` : name
}

/** The name of a product of columns, for example "x3 * x17". */
export function productName(...factors: readonly string[]): string {
  return factors.map(asFactor).join(' * ')
}

/** The name of a power of a column, for example "x1^2"; the first power has the column's own name. */
export function powerName(name: string, exponent: number): string {
  if (exponent === 1) return name
  return `${/[ ^]/.test(name) ? `(${name})` : name}^${exponent}`
}

/** @throws LearningError unless the samples have as many columns as those that the map was fitted to */
export function checkColumnsAsFitted(title: string, fitted: number, x: Samples): void {
  if (x.dimension === fitted) return
  throw new LearningError(
    'data',
    `${title} was fitted to ${counted(fitted, 'column')}, found ${counted(x.dimension, 'column')}`
  )
}

/** @throws LearningError where there is nothing to learn from */
export function checkSomeSamples(title: string, x: Samples): void {
  if (x.count === 0) throw new LearningError('data', `${title} needs at least 1 sample, found 0 samples`)
  if (x.dimension === 0) throw new LearningError('data', `${title} needs at least one column, found none`)
}
