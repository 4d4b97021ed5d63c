import type { EpochRow } from '../../src-main/contract/run'
import { formatCount, formatNumber, formatPercent } from '../formatting/numbers'
import { rowsAt, summaryOf } from './series'

/** Which epochs the point at x stands for. */
export function tooltipTitle(rows: readonly EpochRow[], x: number): string {
  const first = rowsAt(rows, x).at(0)
  const last = rowsAt(rows, x).at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return `Epoch ${formatCount(first.epoch)}`
  return `Epochs ${formatCount(first.epoch)} to ${formatCount(last.epoch)}`
}

/** What the point at x says: the values of its epoch, or their means and what they lie between. */
export function tooltipLines(rows: readonly EpochRow[], x: number): string[] {
  const here = rowsAt(rows, x)
  if (here.length === 0) return []
  const line = (name: string, value: (row: EpochRow) => number, format: (value: number) => string): string => {
    const { mean, low, high } = summaryOf(here.map(value))
    return `${name}: ${format(mean)}${here.length === 1 ? '' : ` (${format(low)} to ${format(high)})`}`
  }
  return [
    line('changes', (row) => row.changes, formatNumber),
    line('train error', (row) => row.trainError, formatPercent),
    line('test error', (row) => row.testError, formatPercent)
  ]
}
