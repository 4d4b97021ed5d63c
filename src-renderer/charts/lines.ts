import type { ChartDataset, PointStyle } from 'chart.js'
import type { EpochRow } from '../../src-main/contract/run'
import type { ThemeColours } from '../pictures/theme-colours'
import { markerRadius } from './axes'
import { seriesOf, type Point } from './series'

export type Line = ChartDataset<'line', Point[]>

/** More points than this would share the pixels of a wide window. */
const pointLimit = 1200

interface Look {
  readonly colour: string
  readonly dash: number[]
  readonly marker: PointStyle
  readonly axis: 'changes' | 'errors'
}

/** The chart's three lines. Dash and marker tell them apart without their colours. */
export function linesOf(rows: readonly EpochRow[], colours: ThemeColours): Line[] {
  const line = (label: string, value: (row: EpochRow) => number, look: Look): Line =>
    lineOf(label, seriesOf(rows, value, pointLimit), look)
  return [
    line('changes', (row) => row.changes, { colour: colours.changes, dash: [], marker: 'circle', axis: 'changes' }),
    line('train error', (row) => 100 * row.trainError, {
      colour: colours.trainError,
      dash: [8, 4],
      marker: 'triangle',
      axis: 'errors'
    }),
    line('test error', (row) => 100 * row.testError, {
      colour: colours.testError,
      dash: [2, 3],
      marker: 'rect',
      axis: 'errors'
    })
  ]
}

function lineOf(label: string, data: Point[], { colour, dash, marker, axis }: Look): Line {
  return {
    label,
    data,
    yAxisID: axis,
    borderColor: colour,
    backgroundColor: colour,
    borderDash: dash,
    borderWidth: data.length > 300 ? 1 : 1.75,
    // Markers on the axes are drawn whole.
    clip: 6,
    pointStyle: marker,
    pointRadius: ({ dataIndex }) => markerRadius(dataIndex, data.length),
    pointHoverRadius: 5,
    pointHitRadius: 8
  }
}
