import { z } from './zod'
import {
  allows,
  expectation,
  shown,
  type Parameter,
  type Parameters,
  type ValueOf,
  type ValuesOf
} from '../learning/parameters'
import { DescentError, type FieldIssue } from './errors'

/** The schema of one declared parameter. */
export function schemaOfParameter<P extends Parameter>(parameter: P): z.ZodType<ValueOf<P>> {
  return z.custom<ValueOf<P>>((value) => allows(parameter, value), {
    error: ({ input }) => `expected ${expectation(parameter)}, found ${shown(input)}`
  })
}

/** The schema of a set of declared parameters: all of them, nothing else, each as its declaration allows. */
export function schemaOf<P extends Parameters>(parameters: P): z.ZodType<ValuesOf<P>> {
  const fields = Object.entries(parameters).map(([name, parameter]) => [name, schemaOfParameter(parameter)])
  return z.strictObject(Object.fromEntries(fields)) as unknown as z.ZodType<ValuesOf<P>>
}

/**
 * Checks a value against a schema.
 * @param what names the value at the beginning of the error message, for example "configuration"
 * @throws DescentError 'invalid-input' with one issue for each field that is wrong
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const issues = result.error.issues.flatMap(fieldIssues)
  const lines = issues.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
  throw new DescentError('invalid-input', `${what}: ${lines.join('; ')}`, issues)
}

type Issue = z.core.$ZodIssue

function fieldIssues(issue: Issue): FieldIssue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: pathOf([...issue.path, key]), message: 'there is no such field' }))
  }
  if (issue.code === 'invalid_union' && issue.discriminator === undefined && issue.errors.length > 0) {
    return issue.errors[0].flatMap((inner) => fieldIssues({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  return [{ field: pathOf(issue.path), message: messageOf(issue) }]
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeNames[issue.expected] ?? issue.expected}, found ${shown(issue.input)}`
    case 'invalid_value':
      return `expected ${issue.values.map((value) => shown(value)).join(' or ')}, found ${shown(issue.input)}`
    case 'too_small':
      return `expected at least ${amount(issue.minimum, issue.origin)}, found ${shown(issue.input)}`
    case 'too_big':
      return `expected at most ${amount(issue.maximum, issue.origin)}, found ${shown(issue.input)}`
    case 'invalid_format':
      return `${issue.message}, found ${shown(issue.input)}`
    default:
      return issue.message
  }
}

/** "20 items" of a list, "1 character" of a text, the bare number otherwise. */
function amount(count: number | bigint, of: string): string {
  const noun = { array: 'item', string: 'character' }[of]
  return noun === undefined ? String(count) : `${count} ${noun}${Number(count) === 1 ? '' : 's'}`
}

const typeNames: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list'
}

/** ['dataset', 'digits', 1] as "dataset.digits[1]". */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    ''
  )
}
