import { parseHex } from './colour'
import { DivergingScale } from './scale'

/** The colours of styles/tokens.css that canvases need: what is drawn by hand does not see the style sheet. */
export interface ThemeColours {
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly panel: string
  readonly changes: string
  readonly trainError: string
  readonly testError: string
  readonly font: string
  readonly scale: DivergingScale
}

export function readColours(): ThemeColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: token('ink'),
    muted: token('muted'),
    grid: token('grid'),
    panel: token('panel'),
    changes: token('series-changes'),
    trainError: token('series-train'),
    testError: token('series-test'),
    font: token('font'),
    scale: new DivergingScale({
      negative: parseHex(token('class-negative-pole')),
      neutral: parseHex(token('class-neutral')),
      positive: parseHex(token('class-positive-pole'))
    })
  }
}
