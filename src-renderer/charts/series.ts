import type { EpochRow } from '../../src-main/contract/run'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Of more epochs than this the points could not be told apart, and of more points than that the means. */
const pointLimit = 300
const meanLimit = 150

/** How many epochs one point of the chart stands for: 1, or a power of 2, so that points stay as others come. */
export function epochsPerPoint(count: number): number {
  return count <= pointLimit ? 1 : 2 ** Math.ceil(Math.log2(count / meanLimit))
}

/** The rows that the point at x stands for. */
export function rowsAt(rows: readonly EpochRow[], x: number): readonly EpochRow[] {
  const size = epochsPerPoint(rows.length)
  const begin = size * Math.floor(x / size)
  return rows.slice(begin, begin + size)
}

export interface Summary {
  readonly mean: number
  readonly low: number
  readonly high: number
}

export function summaryOf(values: readonly number[]): Summary {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, low: Math.min(...values), high: Math.max(...values) }
}

/** One series of the chart: its means, and what its values lie between. */
export interface Series {
  readonly mean: Point[]
  readonly low: Point[]
  readonly high: Point[]
}

/** A series with one point for each stretch of `epochsPerPoint` epochs, in its middle. The last may be shorter. */
export function seriesOf(rows: readonly EpochRow[], value: (row: EpochRow) => number): Series {
  const size = epochsPerPoint(rows.length)
  const series: Series = { mean: [], low: [], high: [] }
  for (let begin = 0; begin < rows.length; begin += size) {
    const stretch = rows.slice(begin, begin + size)
    const x = begin + (stretch.length - 1) / 2
    const { mean, low, high } = summaryOf(stretch.map(value))
    series.mean.push({ x, y: mean })
    series.low.push({ x, y: low })
    series.high.push({ x, y: high })
  }
  return series
}
