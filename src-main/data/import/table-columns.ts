import { DescentError } from '../../contract/errors'
import type { ColumnChoice, TableOptions } from './options'

/** Which columns of a table are for what, by their place from 0. */
export interface TableColumns {
  /** One for each column of the file. */
  readonly names: readonly string[]
  /** Those whose values become components. */
  readonly inputs: readonly number[]
  readonly label: number | undefined
}

const labelNames = ['class', 'label', 'target', 'y']

/**
 * Decides which columns are for what.
 * @param header the names in the first line, or undefined with the number of columns
 * @throws DescentError 'invalid-input' when a column that was asked for is not there, or none is left
 */
export function tableColumns(
  header: readonly string[] | number,
  { label, omit = [] }: Pick<TableOptions, 'label' | 'omit'>,
  path: string
): TableColumns {
  const names = typeof header === 'number' ? numbered(header) : distinct(header)
  const omitted = new Set(omit.map((choice) => columnOf(choice, names, path)))
  const labelAt =
    label === null ? undefined : label === undefined ? usualLabel(names, omitted) : columnOf(label, names, path)
  const inputs = [...names.keys()].filter((c) => !omitted.has(c) && c !== labelAt)
  if (inputs.length === 0) {
    const found = `found ${names.length === 1 ? 'one column' : 'none left'} (${names.join(', ')})`
    throw new DescentError('dataset', `${path}: expected a column beside the label, ${found}: is the delimiter right?`)
  }
  return { names, inputs, label: labelAt }
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, c) => `x${c + 1}`)
}

/** The names, with a number after those that come again. */
function distinct(header: readonly string[]): string[] {
  const used = new Set<string>()
  return header.map((given, c) => {
    const name = given.trim() === '' ? `x${c + 1}` : given.trim()
    let candidate = name
    for (let again = 2; used.has(candidate); again++) candidate = `${name} (${again})`
    used.add(candidate)
    return candidate
  })
}

function usualLabel(names: readonly string[], omitted: ReadonlySet<number>): number | undefined {
  const kept = [...names.keys()].filter((c) => !omitted.has(c))
  const usual = labelNames.flatMap((wanted) => kept.filter((c) => names[c].toLowerCase() === wanted))
  return usual[0] ?? kept.at(-1)
}

/** The place of a column that is given by its name or, where none has that name, by its number. */
function columnOf(choice: ColumnChoice, names: readonly string[], path: string): number {
  const named = names.indexOf(String(choice))
  if (named !== -1) return named
  const number = Number(choice)
  if (Number.isInteger(number) && 1 <= number && number <= names.length) return number - 1
  const shown = names.length > 12 ? [...names.slice(0, 12), '...'] : names
  const there = `there is ${shown.join(', ')}, or a number from 1 to ${names.length}`
  throw new DescentError('invalid-input', `${path}: there is no column "${choice}"; ${there}`)
}
