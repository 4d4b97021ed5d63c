import type { ChartDataset, PointStyle } from 'chart.js'
import type { EpochRow } from '../../src-main/contract/run'
import type { ThemeColours } from '../pictures/theme-colours'
import { markerRadius } from './axes'
import { epochsPerPoint, seriesOf, type Point, type Series } from './series'

export type Line = ChartDataset<'line', Point[]>

interface Look {
  readonly label: string
  readonly colour: string
  readonly dash: number[]
  readonly marker: PointStyle
  readonly axis: 'changes' | 'errors'
}

/**
 * The chart's three lines. Dash and marker tell them apart without their colours. In a long run a point stands for
 * several epochs: then the lines are the means, plain and told apart by how light they are, each in a band from the
 * lowest value to the highest.
 */
export function linesOf(rows: readonly EpochRow[], colours: ThemeColours): Line[] {
  const { changes, trainError, testError } = colours
  const long = epochsPerPoint(rows.length) > 1
  const lineOf = long ? plainLine : markedLine
  const all: readonly [(row: EpochRow) => number, Look][] = [
    [(row) => row.changes, { label: 'changes', colour: changes, dash: [], marker: 'circle', axis: 'changes' }],
    [
      (row) => 100 * row.trainError,
      { label: 'train error', colour: trainError, dash: [8, 4], marker: 'triangle', axis: 'errors' }
    ],
    [
      (row) => 100 * row.testError,
      { label: 'test error', colour: testError, dash: [2, 3], marker: 'rect', axis: 'errors' }
    ]
  ]
  const drawn = all.map(([value, look]) => ({ look, series: seriesOf(rows, value) }))
  // Before the bands, and so on top of them.
  const lines = drawn.map(({ look, series }) => lineOf(look, series))
  return long ? [...lines, ...drawn.flatMap(({ look, series }) => bandOf(look, series))] : lines
}

/** What every line is, whatever its style. */
function lineThrough({ label, colour, axis }: Look, data: Point[]): Line {
  return { label, data, yAxisID: axis, borderColor: colour, backgroundColor: colour }
}

function markedLine(look: Look, { mean }: Series): Line {
  return {
    ...lineThrough(look, mean),
    borderDash: look.dash,
    borderWidth: 1.75,
    // Markers on the axes are drawn whole.
    clip: 6,
    pointStyle: look.marker,
    pointRadius: ({ dataIndex }) => markerRadius(dataIndex, mean.length),
    pointHoverRadius: 5,
    pointHitRadius: 8
  }
}

function plainLine(look: Look, { mean }: Series): Line {
  return {
    ...lineThrough(look, mean),
    borderWidth: 1.5,
    pointStyle: 'line',
    pointRadius: 0,
    pointHoverRadius: 3
  }
}

/** Two lines that are not drawn, the second filled down to the first. They have no label, and no place in the legend. */
function bandOf({ colour, axis }: Look, { low, high }: Series): Line[] {
  const edge = { yAxisID: axis, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, backgroundColor: `${colour}33` }
  return [
    { ...edge, data: low },
    { ...edge, data: high, fill: '-1' }
  ]
}
