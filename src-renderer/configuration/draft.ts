import { parseConfiguration, type RunConfiguration } from '../../src-main/contract/configuration'
import { DescentError } from '../../src-main/contract/errors'

/** A document as a form holds it: what a field holds may be anything that a person can type. */
export interface Draft {
  readonly [name: string]: unknown
}

export type Path = readonly (string | number)[]

/** What is in the document at that place; nothing where there is no such place. */
export function valueAt(draft: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, name) => (isContainer(value) ? value[name] : undefined), draft)
}

/** The document with one value replaced, as a new object. */
export function withValueAt<T>(draft: T, [name, ...rest]: Path, value: unknown): T {
  if (name === undefined || !isContainer(draft)) return draft
  const inner = rest.length === 0 ? value : withValueAt(draft[name], rest, value)
  const copy: unknown = Array.isArray(draft)
    ? draft.map((old: unknown, i) => (i === name ? inner : old))
    : { ...draft, [name]: inner }
  return copy as T
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}

/** A draft as the contract sees it. */
export interface Reading {
  /** Present when the draft is right. */
  readonly configuration?: RunConfiguration
  /** What is wrong, by field, as "schedule.maximumEpochs". */
  readonly issues: ReadonlyMap<string, string>
}

export function readDraft(draft: Draft): Reading {
  try {
    return { configuration: parseConfiguration(draft), issues: new Map() }
  } catch (error) {
    if (!(error instanceof DescentError)) throw error
    return { issues: new Map(error.issues.map(({ field, message }) => [field, sentence(message)])) }
  }
}

/** What a person typed where a whole number belongs: that number, or the text itself, which an error then quotes. */
export function typedNumber(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const number = /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN
  return Number.isSafeInteger(number) ? number : trimmed
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
}
