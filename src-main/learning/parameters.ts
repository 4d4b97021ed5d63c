/**
 * Parameters declared as data. From one declaration come the validation and its wording, the form
 * in the application, the options of the command line and the tests of bad input.
 */

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
  readonly unit?: string
}

export interface ChoiceParameter<Name extends string = string> extends Described {
  readonly kind: 'choice'
  readonly default: Name
  /** Each name that can be chosen, with one phrase that says what it does. */
  readonly choices: Readonly<Record<Name, string>>
}

export type Parameter = BooleanParameter | IntegerParameter | ChoiceParameter
export type Parameters = Readonly<Record<string, Parameter>>

/** The type of the values of one declared parameter. */
export type ValueOf<P extends Parameter> = P extends { kind: 'boolean' }
  ? boolean
  : P extends { kind: 'integer' }
    ? number
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
      return `a whole number from ${readable(parameter.minimum)} to ${readable(parameter.maximum)}`
    case 'choice':
      return `one of ${Object.keys(parameter.choices).join(', ')}`
  }
}

/** Whether `value` is one that the parameter allows. */
export function allows(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isSafeInteger(value) && parameter.minimum <= Number(value) && Number(value) <= parameter.maximum
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(parameter.choices, value)
  }
}

/**
 * Checks the values that a learner was given against its declaration.
 * @throws RangeError naming the first parameter that is missing, unknown or not allowed, and what would be right.
 */
export function checkParameters(
  owner: string,
  parameters: Parameters,
  values: Readonly<Record<string, unknown>>
): void {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(parameters, name)) {
      throw new RangeError(`${owner}: there is no parameter "${name}"; there is ${Object.keys(parameters).join(', ')}`)
    }
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!allows(parameter, values[name])) {
      throw new RangeError(`${owner}: ${name}: expected ${expectation(parameter)}, found ${shown(values[name])}`)
    }
  }
}

/** A value as an error message shows it: short, and telling a string from a number. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function readable(value: number): string {
  return value.toLocaleString('en-US')
}
