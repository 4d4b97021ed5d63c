import { expect, it } from 'vitest'
import { formatDuration } from '../../../src-renderer/formatting/duration'

it.each([
  [0, '0.00 s'],
  [83.4, '0.08 s'],
  [994, '0.99 s'],
  [999, '1.0 s'],
  [3_240, '3.2 s'],
  [9_949, '9.9 s'],
  [9_970, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min 00 s'],
  [125_000, '2 min 05 s'],
  [3_599_600, '1 h 00 min'],
  [3_725_000, '1 h 02 min'],
  [-1, '0.00 s']
])('%d ms is %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})
