import type { RunConfiguration } from '../contract/configuration'
import { datasets } from '../contract/datasets'
import { expectedName, type Registry } from '../contract/named'
import { features } from '../learning/features/registry'
import { learners } from '../learning/learners/registry'
import { defaultsOf } from '../learning/parameters'
import { UsageError } from './usage'

/** A field of a configuration that the command line gives another value. */
export interface Setting {
  /** How it was given, for messages: "--digits" or "--set digits". */
  readonly flag: string
  /** The text that it was given. */
  readonly text: string
  /** The field's whole path, such as "features[0].parameters.scaling", or the end of it if no other field ends so. */
  readonly field: string
  /** The value that the text stands for; by default what the field's present value suggests. */
  readonly value?: unknown
}

/** A configuration with some of its fields changed, not checked yet, and which field each setting has changed. */
export interface Changed {
  readonly document: unknown
  readonly settings: readonly (Setting & { readonly path: string })[]
}

/** @throws UsageError when the configuration has no such field, or several */
export function withSettings(base: RunConfiguration, settings: readonly Setting[]): Changed {
  let document: unknown = base
  const changed = settings.map((setting) => {
    const path = pathOfField(document, setting)
    const value = 'value' in setting ? setting.value : valueOf(setting, path, valueAt(document, keysOf(path)))
    document = withValueAt(document, keysOf(path), value)
    return { ...setting, path }
  })
  return { document, settings: changed }
}

/** "--set penalty=0.01" as a setting. */
export function settingOf(assignment: string): Setting {
  const at = assignment.indexOf('=')
  if (at < 1) throw new UsageError(`--set: expected FIELD=VALUE, such as maximumEpochs=20, found "${assignment}"`)
  const field = assignment.slice(0, at).trim()
  return { flag: `--set ${field}`, field, text: assignment.slice(at + 1) }
}

/** The paths of all fields: numbers, texts, lists of numbers, and what is chosen by name. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    if (value.every((item) => !isObject(item))) return [path]
    return value.flatMap((item, i) => fieldsOf(item, `${path}[${i}]`))
  }
  if (!isObject(value)) return [path]
  const inner = Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path === '' ? key : `${path}.${key}`))
  return isChoice(value) ? [path, ...inner] : inner
}

function pathOfField(document: unknown, { flag, field }: Setting): string {
  const all = fieldsOf(document)
  if (all.includes(field)) return field
  const ending = all.filter((path) => path.endsWith(`.${field}`))
  if (ending.length === 1) return ending[0]
  if (ending.length > 1) throw new UsageError(`${flag}: which of ${ending.join(', ')}?`)
  throw new UsageError(`${flag}: this lab has no field "${field}"; there is ${all.join(', ')}`)
}

/** What a text stands for where a value of some kind stood before. */
function valueOf({ text, flag }: Setting, path: string, current: unknown): unknown {
  if (typeof current === 'string') return text
  if (typeof current === 'number') return number(text)
  if (isChoice(current)) return chosen(text, path, flag)
  if (Array.isArray(current) && !text.trim().startsWith('[')) {
    return text.trim() === '' ? [] : text.split(',').map((item) => number(item))
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** The number that a text writes out, or the text itself where it writes none, for the check to complain of. */
function number(text: string): number | string {
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? text : value
}

/** What is chosen by name, by the field that holds it. */
const registries: Readonly<Record<string, Registry>> = { learner: learners, dataset: datasets, features }

/** A learner, a dataset or a feature map by its name, with its defaults. */
function chosen(name: string, path: string, flag: string): unknown {
  const kind = /(learner|dataset|features)(\[\d+\])?$/.exec(path)?.[1] ?? ''
  const registry = registries[kind]
  if (Object.hasOwn(registry, name)) return { name, parameters: defaultsOf(registry[name].parameters) }
  throw new UsageError(`${flag}: ${expectedName(Object.keys(registry), name)}`)
}

function isChoice(value: unknown): boolean {
  return isObject(value) && 'name' in value && 'parameters' in value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** "features[0].parameters" as ["features", "0", "parameters"]. */
function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '')
}

function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document)
}

function withValueAt(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(document)) {
    return document.map((item: unknown, i) => (String(i) === key ? withValueAt(item, rest, value) : item))
  }
  const object = isObject(document) ? document : {}
  return { ...object, [key]: withValueAt(object[key], rest, value) }
}
