import { columnsOf } from '../contract/columns'
import { isComparison, type RunConfiguration } from '../contract/configuration'
import type { Column, ColumnKind, Columns, Row } from '../learning/report'
import { percent } from './words'

/** How a table is set: the least widths of values, in characters, the gap between columns, the digits of a number. */
interface Layout {
  readonly least: Readonly<Record<ColumnKind, number>>
  readonly gap: number
  readonly digits: number
}

const roomy: Layout = { least: { count: 4, share: 8, number: 11, text: 16 }, gap: 2, digits: 5 }
/** Where that is too wide: titles in several lines, shorter numbers. */
const tight: Layout = { least: { count: 4, share: 7, number: 8, text: 8 }, gap: 1, digits: 3 }

/** A table for people, line by line: the rows that are still to come are not known. */
export class Table {
  readonly #columns: Columns
  readonly #layout: Layout
  readonly #widths: ReadonlyMap<string, number>

  /** @param width how many characters a line of the terminal has */
  constructor(configuration: RunConfiguration, width = Infinity) {
    this.#columns = columnsOf(configuration)
    const longest = isComparison(configuration) ? Math.max(...configuration.variants.map(({ name }) => name.length)) : 0
    const widths = ({ least, gap }: Layout, wordsOf: (title: string) => string[]): [string, number][] =>
      Object.entries(this.#columns).map(([name, { title, kind }], i) => {
        const value = kind === 'text' && longest > 0 ? longest : least[kind]
        return [name, Math.max(value, ...wordsOf(title).map(({ length }) => length)) + (i === 0 ? 0 : gap)]
      })
    const wide = widths(roomy, (title) => [title])
    const fits = wide.reduce((sum, [, each]) => sum + each, 0) < width
    this.#layout = fits ? roomy : tight
    this.#widths = new Map(fits ? wide : widths(tight, (title) => title.split(' ')))
  }

  /** The titles; in several lines where the table has to be narrow. */
  get head(): string {
    const titles = Object.entries(this.#columns).map(([name, { title }]) => {
      const lines = broken(title, (this.#widths.get(name) ?? 0) - this.#layout.gap)
      return [name, lines] as const
    })
    const height = Math.max(...titles.map(([, lines]) => lines.length))
    const all = new Map(
      titles.map(([name, lines]) => [name, [...Array<string>(height - lines.length).fill(''), ...lines]])
    )
    return Array.from({ length: height }, (_, i) => this.#line((name) => all.get(name)?.[i] ?? '')).join('\n')
  }

  row(row: Row): string {
    return this.#line((name, { kind }) => cell(row[name], kind, this.#layout.digits))
  }

  /** A text that is too long for its column takes room of the next ones, if it can. */
  #line(textOf: (name: string, column: Column) => string): string {
    let [line, end] = ['', 0]
    for (const [name, column] of Object.entries(this.#columns)) {
      const [text, begin] = [textOf(name, column), end === 0 ? 0 : end + this.#layout.gap]
      end += this.#widths.get(name) ?? 0
      if (text === '') continue
      if (line !== '') line += ' '
      line = column.kind === 'text' ? line.padEnd(begin) + text : line + text.padStart(end - line.length)
    }
    return line
  }
}

/** A text in lines of no more than so many characters, where its words let it. */
export function broken(text: string, width: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
}

/** One value of a table. What is not there stays empty. */
export function cell(value: number | string | undefined, kind: ColumnKind, digits = roomy.digits): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  switch (kind) {
    case 'share':
      return percent(value)
    case 'count':
      return value.toLocaleString('en-US', { useGrouping: false })
    default:
      return sensible(value, digits)
  }
}

/** So many significant digits, with an exponent where the number is very large or very small. */
function sensible(value: number, digits: number): string {
  const size = Math.abs(value)
  const exponential = value.toExponential(digits - 1)
  if (!Number.isFinite(value) || Number.isInteger(value)) return size < 10 ** (digits + 4) ? String(value) : exponential
  if (size >= 10 ** (digits + 1) || size < 1e-4) return exponential
  return String(Number(value.toPrecision(digits)))
}
