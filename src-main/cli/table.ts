import { columnsOf } from '../contract/columns'
import { isComparison, type RunConfiguration } from '../contract/configuration'
import type { Column, ColumnKind, Columns, Row } from '../learning/report'
import { percent } from './words'

/** The least width of a column's values, in characters. */
const least: Readonly<Record<ColumnKind, number>> = { count: 4, share: 8, number: 11, text: 16 }

/** A table for people, line by line: the rows that are still to come are not known. */
export class Table {
  readonly #columns: Columns
  readonly #widths: ReadonlyMap<string, number>

  constructor(configuration: RunConfiguration) {
    this.#columns = columnsOf(configuration)
    const longest = isComparison(configuration) ? Math.max(...configuration.variants.map(({ name }) => name.length)) : 0
    const width = ({ title, kind }: Column): number =>
      Math.max(title.length, kind === 'text' && longest > 0 ? longest : least[kind])
    this.#widths = new Map(Object.entries(this.#columns).map(([name, column]) => [name, width(column)]))
  }

  get head(): string {
    return this.#line((_name, { title }) => title)
  }

  row(row: Row): string {
    return this.#line((name, { kind }) => cell(row[name], kind))
  }

  #line(textOf: (name: string, column: Column) => string): string {
    const cells = Object.entries(this.#columns).map(([name, column]) => {
      const [text, width] = [textOf(name, column), this.#widths.get(name) ?? 0]
      return column.kind === 'text' ? text.padEnd(width) : text.padStart(width)
    })
    return cells.join('  ').trimEnd()
  }
}

/** One value of a table. What is not there stays empty. */
export function cell(value: number | string | undefined, kind: ColumnKind): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  switch (kind) {
    case 'share':
      return percent(value)
    case 'count':
      return value.toLocaleString('en-US', { useGrouping: false })
    default:
      return sensible(value)
  }
}

/** Five significant digits, with an exponent where the number is very large or very small. */
function sensible(value: number): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value) || Number.isInteger(value)) return size < 1e9 ? String(value) : value.toExponential(4)
  if (size >= 1e6 || size < 1e-4) return value.toExponential(4)
  return String(Number(value.toPrecision(5)))
}
