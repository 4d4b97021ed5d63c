import type { EpochRow } from '../../src-main/contract/run'

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * One series of the chart. A long one is thinned: of every stretch of epochs its lowest and its highest
 * point stay, so that no spike is lost.
 * @param limit at most so many points come back, and the first and last rows are among them
 */
export function seriesOf(rows: readonly EpochRow[], value: (row: EpochRow) => number, limit: number): Point[] {
  const point = (row: EpochRow): Point => ({ x: row.epoch, y: value(row) })
  if (rows.length <= limit) return rows.map(point)
  const inner = rows.length - 2
  const stretches = Math.floor((limit - 2) / 2)
  const points = [point(rows[0])]
  for (let s = 0; s < stretches; s++) {
    const begin = 1 + Math.floor((s * inner) / stretches)
    const end = 1 + Math.floor(((s + 1) * inner) / stretches)
    points.push(...extremes(rows, value, begin, end).map((n) => point(rows[n])))
  }
  points.push(point(rows[rows.length - 1]))
  return points
}

/** The places of the lowest and the highest value in rows[begin..end), in the order in which they stand. */
function extremes(rows: readonly EpochRow[], value: (row: EpochRow) => number, begin: number, end: number): number[] {
  let low = begin
  let high = begin
  for (let n = begin + 1; n < end; n++) {
    if (value(rows[n]) < value(rows[low])) low = n
    if (value(rows[n]) > value(rows[high])) high = n
  }
  return low === high ? [low] : low < high ? [low, high] : [high, low]
}
