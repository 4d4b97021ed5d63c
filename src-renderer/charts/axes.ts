import type { ScaleOptionsByType } from 'chart.js'
import { formatNumber } from '../formatting/numbers'
import type { ThemeColours } from '../pictures/theme-colours'

interface AxisLook {
  readonly title: string
  readonly position: 'bottom' | 'left' | 'right'
  /** Whether its lines cross the chart: one vertical axis's do, or the two would mix. */
  readonly grid: boolean
}

type Axis = { type: 'linear' } & DeepPartial<ScaleOptionsByType<'linear'>>
type DeepPartial<T> = T extends (...parameters: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T

/** A linear axis from 0. */
export function axis(colours: ThemeColours, { title, position, grid }: AxisLook): Axis {
  const whole = title === 'error (%)' ? {} : { precision: 0 }
  return {
    type: 'linear',
    position,
    min: 0,
    title: { display: true, text: title, color: colours.muted },
    grid: { color: colours.grid, drawOnChartArea: grid },
    border: { color: colours.grid },
    ticks: {
      ...whole,
      maxTicksLimit: 7,
      color: colours.muted,
      callback: (value: number | string) => formatNumber(Number(value))
    }
  }
}

/** Markers tell the lines apart without their colours: one on every point of a short series, on some of a longer one. */
export function markerRadius(index: number, count: number): number {
  const every = Math.ceil(count / 40)
  return index % every === 0 || index === count - 1 ? 3 : 0
}
