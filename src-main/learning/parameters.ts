/**
 * Parameters declared as data. From one declaration come the validation and its wording, the form
 * in the application, the options of the command line and the tests of bad input.
 */

import { LearningError } from './errors'

interface Described {
  /** What a form shows beside the field. */
  readonly label: string
  /** One sentence: what the parameter does. */
  readonly meaning: string
  /** Section of the lecture that introduces it, for example "3.1". */
  readonly lecture?: string
}

export interface BooleanParameter extends Described {
  readonly kind: 'boolean'
  readonly default: boolean
}

/** A whole number in [minimum, maximum]. */
export interface IntegerParameter extends Described {
  readonly kind: 'integer'
  readonly default: number
  readonly minimum: number
  readonly maximum: number
  /** Whether only odd numbers are allowed. */
  readonly odd?: true
  readonly unit?: string
}

/** A finite number in [minimum, maximum], in (minimum, maximum] where the minimum is excluded. */
export interface RealParameter extends Described {
  readonly kind: 'real'
  readonly default: number
  readonly minimum: number
  readonly maximum: number
  readonly minimumExcluded?: true
  /** Whether a form should offer steps of a factor, as for a learning rate, instead of steps of a difference. */
  readonly logarithmic?: true
  readonly unit?: string
}

export interface ChoiceParameter<Name extends string = string> extends Described {
  readonly kind: 'choice'
  readonly default: Name
  /** Each name that can be chosen, with one phrase that says what it does. */
  readonly choices: Readonly<Record<Name, string>>
}

/** A list of `shortest` to `longest` numbers, each in [minimum, maximum]. */
interface ListParameter extends Described {
  readonly default: readonly number[]
  readonly minimum: number
  readonly maximum: number
  readonly shortest: number
  readonly longest: number
  /** Whether no number may stand in the list twice. */
  readonly distinct?: true
}

/** A list of whole numbers. */
export interface IntegersParameter extends ListParameter {
  readonly kind: 'integers'
}

/** A list of finite numbers. */
export interface RealsParameter extends ListParameter {
  readonly kind: 'reals'
}

/** A text that is not empty. */
export interface TextParameter extends Described {
  readonly kind: 'text'
  readonly default: string
  /** In characters. */
  readonly longest: number
}

export type Parameter =
  | BooleanParameter
  | IntegerParameter
  | RealParameter
  | ChoiceParameter
  | IntegersParameter
  | RealsParameter
  | TextParameter
export type Parameters = Readonly<Record<string, Parameter>>

/** The type of the values of one declared parameter. */
export type ValueOf<P extends Parameter> = P extends { kind: 'boolean' }
  ? boolean
  : P extends { kind: 'integer' | 'real' }
    ? number
    : P extends { kind: 'integers' | 'reals' }
      ? readonly number[]
      : P extends { kind: 'text' }
        ? string
        : P extends { choices: infer Choices }
          ? Extract<keyof Choices, string>
          : never

/** The type of the values of a set of declared parameters. */
export type ValuesOf<P extends Parameters> = { -readonly [Name in keyof P]: ValueOf<P[Name]> }

/** Every parameter at its default. */
export function defaultsOf<P extends Parameters>(parameters: P): ValuesOf<P> {
  const entries = Object.entries(parameters).map(([name, parameter]) => [name, parameter.default])
  return Object.fromEntries(entries) as ValuesOf<P>
}

/** In words, what a value of this parameter must be: the end of the sentence "expected ...". */
export function expectation(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'boolean':
      return 'true or false'
    case 'integer':
      return `${parameter.odd ? 'an odd' : 'a whole'} number ${range(parameter)}`
    case 'real':
      return parameter.minimumExcluded
        ? `a number above ${readable(parameter.minimum)} and up to ${readable(parameter.maximum)}`
        : `a number ${range(parameter)}`
    case 'choice':
      return `one of ${Object.keys(parameter.choices).join(', ')}`
    case 'integers':
      return `a list of ${amount(parameter)}whole numbers ${range(parameter)}`
    case 'reals':
      return `a list of ${amount(parameter)}numbers ${range(parameter)}`
    case 'text':
      return `a text of 1 to ${readable(parameter.longest)} characters`
  }
}

function range({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }): string {
  return `from ${readable(minimum)} to ${readable(maximum)}`
}

function amount({ shortest, longest, distinct }: ListParameter): string {
  const count = shortest === longest ? readable(shortest) : `${readable(shortest)} to ${readable(longest)}`
  return distinct ? `${count} different ` : `${count} `
}

/** Whether `value` is one that the parameter allows. */
export function allows(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isSafeInteger(value) && within(parameter, value) && !(parameter.odd && Number(value) % 2 === 0)
    case 'real':
      return within(parameter, value) && !(parameter.minimumExcluded && value === parameter.minimum)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(parameter.choices, value)
    case 'integers':
      return allowsList(parameter, value, (item) => Number.isSafeInteger(item) && within(parameter, item))
    case 'reals':
      return allowsList(parameter, value, (item) => within(parameter, item))
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= parameter.longest
  }
}

/** Whether `value` is a finite number in [minimum, maximum]. */
function within({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }, value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && minimum <= value && value <= maximum
}

function allowsList(parameter: ListParameter, value: unknown, item: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value) || value.length < parameter.shortest || value.length > parameter.longest) return false
  return value.every(item) && !(parameter.distinct && new Set(value).size < value.length)
}

/**
 * Checks the values that a learner was given against its declaration.
 * @throws LearningError naming the first parameter that is missing, unknown or not allowed, and what would be right.
 */
export function checkParameters(
  owner: string,
  parameters: Parameters,
  values: Readonly<Record<string, unknown>>
): void {
  const wrong = (message: string): LearningError => new LearningError('parameters', `${owner}: ${message}`)
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(parameters, name)) {
      throw wrong(`there is no parameter "${name}"; there is ${Object.keys(parameters).join(', ') || 'none'}`)
    }
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!allows(parameter, values[name])) {
      throw wrong(`${name}: expected ${expectation(parameter)}, found ${shown(values[name])}`)
    }
  }
}

/** A value as an error message shows it: short, and telling a string from a number. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : textOf(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** As JSON; as plain text where JSON has no words for it: a bigint, a list that holds itself. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(Object(value) === value ? Object.prototype.toString.call(value) : value)
  }
}

function readable(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e15)) return String(value)
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}
