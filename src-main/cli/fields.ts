import { UsageError } from './usage'

// The fields of a configuration by their paths, such as "features[0].parameters.scaling".

/** What one line of a comparison can have instead of what the whole has, chosen by name. */
export const choices: readonly string[] = ['dataset', 'features', 'learner']

/** What is not for a setting to change: everything else would mean something else. */
const fixed: readonly string[] = ['version', 'experiment']

/** The paths of all fields: numbers, texts, lists of numbers, and what is chosen by name. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const inner = value.flatMap((item, i) => (isObject(item) ? fieldsOf(item, `${path}[${i}]`) : []))
    return path === 'variants' ? inner : [path, ...inner]
  }
  if (!isObject(value)) return fixed.includes(path) ? [] : [path]
  const inner = Object.entries(value).flatMap(([key, item]) => fieldsOf(item, path === '' ? key : `${path}.${key}`))
  return isChoice(value) ? [path, ...inner] : inner
}

/** A field's path without the line of a comparison that it belongs to. */
function withoutLine(path: string): string {
  return path.replace(/^variants\[\d+\]\./, '')
}

/**
 * Where a field stands, by its whole path or the end of it: in several places, where several lines of a comparison
 * have it.
 * @param flag how the field was given, for messages
 * @throws UsageError when there is no such field, or several
 */
export function pathsOfField(document: unknown, field: string, flag: string): readonly string[] {
  const all = fieldsOf(document)
  if (field !== withoutLine(field) && (all.includes(field) || isChoiceOfLine(document, field))) return [field]
  const found = all.filter((path) => withoutLine(path) === field)
  const ending = found.length > 0 ? found : all.filter((path) => path.endsWith(`.${field}`))
  const [path, ...others] = new Set(ending.map(withoutLine))
  if (others.length > 0) throw new UsageError(`${flag}: which of ${[path, ...others].join(', ')}?`)
  if (path === undefined) {
    throw new UsageError(`${flag}: this lab has no field "${field}"; there is ${namesOf(all).join(', ')}`)
  }
  if (choices.includes(path)) return [path]
  return alike(document, inUse(document, path, ending), flag)
}

/** Whether a path is what a line of the comparison may choose for itself, and may not have chosen yet. */
function isChoiceOfLine(document: unknown, path: string): boolean {
  return choices.includes(withoutLine(path)) && linesOf(document)[Number(/\d+/.exec(path)?.[0])] !== undefined
}

/** The field's present value, or that of the whole where a line has none of its own. */
export function presentValue(document: unknown, path: string): unknown {
  return valueAt(document, keysOf(path)) ?? valueAt(document, keysOf(withoutLine(path)))
}

/** The paths of a field that matter: not that of the whole, where every line of the comparison has its own. */
function inUse(document: unknown, path: string, paths: readonly string[]): readonly string[] {
  const [top] = path.split(/[.[]/)
  const lines = linesOf(document)
  const allOwn = lines.length > 0 && lines.every((line) => isObject(line) && top in line)
  return paths.length > 1 && allOwn ? paths.filter((each) => each !== path) : paths
}

/** @throws UsageError when the lines differ in the field: that is what the lab compares */
function alike(document: unknown, paths: readonly string[], flag: string): readonly string[] {
  const values = new Set(paths.map((path) => JSON.stringify(valueAt(document, keysOf(path)))))
  if (values.size === 1) return paths
  const found = [...values].join(', ')
  throw new UsageError(`${flag}: the lines of this lab differ in it (${found}): name one, such as ${paths[0]}`)
}

/** The shortest name of each field that no other one has. */
function namesOf(all: readonly string[]): string[] {
  const paths = [...new Set(all.map(withoutLine))].filter((path) => !/(^|\.)name$/.test(path))
  const ends = paths.map((path) => path.slice(path.lastIndexOf('.') + 1))
  return paths.map((path, i) => (ends.indexOf(ends[i]) === ends.lastIndexOf(ends[i]) ? ends[i] : path))
}

/** The lines of a comparison; none of anything else. */
export function linesOf(document: unknown): readonly unknown[] {
  const lines = valueAt(document, ['variants'])
  return Array.isArray(lines) ? lines : []
}

/** A comparison whose lines have nothing of their own in place of a field of the whole. */
export function withoutOwn(document: unknown, field: string): unknown {
  if (!isObject(document) || linesOf(document).length === 0) return document
  const without = (line: unknown): unknown =>
    isObject(line) ? Object.fromEntries(Object.entries(line).filter(([key]) => key !== field)) : line
  return { ...document, variants: linesOf(document).map(without) }
}

/** Whether a value is chosen from a registry: a name, with parameters. */
export function isChoice(value: unknown): boolean {
  return isObject(value) && 'name' in value && 'parameters' in value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** "features[0].parameters" as ["features", "0", "parameters"]. */
export function keysOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((key) => key !== '')
}

/** What a document has there, if anything. */
function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document)
}

/** The document with another value there. */
export function withValueAt(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(document)) {
    return document.map((item: unknown, i) => (String(i) === key ? withValueAt(item, rest, value) : item))
  }
  const object = isObject(document) ? document : {}
  return { ...object, [key]: withValueAt(object[key], rest, value) }
}
