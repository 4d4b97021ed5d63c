import {
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration
} from 'chart.js'
import type { EpochRow } from '../../src-main/contract/run'
import type { ThemeColours } from '../pictures/theme-colours'
import { axis } from './axes'
import { linesOf } from './lines'
import type { Point } from './series'
import { tooltipLines, tooltipTitle } from './tooltip'

// Only what this chart uses: the rest of Chart.js stays out of the bundle.
Chart.register(Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip)

export type EpochChart = Chart<'line', Point[]>

export function createEpochChart(
  canvas: HTMLCanvasElement,
  rows: () => readonly EpochRow[],
  colours: ThemeColours
): EpochChart {
  const config: ChartConfiguration<'line', Point[]> = {
    type: 'line',
    data: { datasets: [] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      plugins: {
        tooltip: {
          displayColors: false,
          // One entry speaks for the epoch and all series.
          filter: (_item, index) => index === 0,
          callbacks: {
            title: ([item]) => (item === undefined ? '' : tooltipTitle(rows(), item.parsed.x ?? 0)),
            label: (item) => tooltipLines(rows(), item.parsed.x ?? 0)
          }
        }
      }
    }
  }
  const chart = new Chart(canvas, config)
  showTheme(chart, colours)
  showRows(chart, rows(), colours)
  return chart
}

/** Puts the rows into the chart and draws it. */
export function showRows(chart: EpochChart, rows: readonly EpochRow[], colours: ThemeColours): void {
  chart.data.datasets = linesOf(rows, colours)
  chart.update('none')
}

/** Applies a theme's colours, and the page's size of text, to everything but the lines; `showRows` draws. */
export function showTheme(chart: EpochChart, colours: ThemeColours): void {
  const { options } = chart
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  options.font = { family: colours.font, size: Math.round(0.857 * rem) }
  options.color = colours.ink
  options.scales = {
    x: axis(colours, { title: 'epoch', position: 'bottom', grid: true }),
    changes: axis(colours, { title: 'changes', position: 'left', grid: true }),
    errors: axis(colours, { title: 'error (%)', position: 'right', grid: false })
  }
  const { plugins } = options
  if (plugins === undefined) return
  plugins.legend = {
    align: 'end',
    labels: {
      color: colours.ink,
      usePointStyle: true,
      boxHeight: rem / 2,
      filter: ({ text }) => Boolean(text)
    }
  }
  Object.assign(plugins.tooltip ?? {}, {
    backgroundColor: colours.ink,
    titleColor: colours.panel,
    bodyColor: colours.panel
  })
}
