import type { Finding } from './benchmark'

/** A line of a table by its columns' titles; null where there is nothing. */
export type Line = Readonly<Record<string, string | number | null>>

/** A table, its columns in the order of the first line, with what has to be said below it. */
export function table(title: string, lines: readonly Line[], remarks: readonly string[] = []): Finding {
  const columns = Object.keys(lines[0] ?? {})
  const cells = [columns, ...lines.map((line) => columns.map((column) => shown(line[column])))]
  const widths = columns.map((_, c) => Math.max(...cells.map((row) => row[c].length)))
  const [head, ...body] = cells.map((row) => `  | ${row.map((cell, c) => cell.padEnd(widths[c])).join(' | ')} |`)
  const rule = `  |${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  const below = remarks.map((remark) => `  ${remark}`)
  return {
    text: [`  ${title}`, head, rule, ...body, ...below, ''].join('\n'),
    data: [...lines.map((line) => ({ table: title, ...line })), ...remarks.map((remark) => ({ remark }))]
  }
}

function shown(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '-'
  return typeof value === 'string' ? value : significant(value)
}

/** Three digits that count, more only before the point. */
function significant(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}
