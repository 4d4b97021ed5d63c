import type { StepDetail } from '../../src-main/contract/run'
import { formatCount, formatNumber } from './numbers'

/** A step in one sentence, for those who do not see the pictures. */
export function stepInWords({ mistake, scoreAfter }: StepDetail): string {
  const { update, digit, label, score } = mistake
  const after = formatNumber(label * scoreAfter)
  return `Change ${formatCount(update)}: a handwritten ${digit}, score ${formatNumber(score)}, corrected to ${after}`
}

/** What the colours of a picture of weights go from and to. */
export function rangeInWords(extreme: number, [negative, positive]: readonly [number, number]): string {
  if (extreme === 0) return 'all 0'
  const size = formatNumber(extreme)
  return `from ${formatNumber(-extreme)}, blue, for the digit ${negative}, to ${size}, orange, for the digit ${positive}`
}
