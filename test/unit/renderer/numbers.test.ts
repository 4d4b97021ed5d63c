import { describe, expect, it } from 'vitest'
import { formatCount, formatNumber, formatPercent, formatSigned } from '../../../src-renderer/formatting/numbers'

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [255, '255'],
    [-12665, '−12,665'],
    [999_999, '999,999'],
    [-6_749_953, '−6,749,953'],
    [999_999_999_999, '999,999,999,999'],
    [-1.234e12, '−1.23e12'],
    [0.5, '0.5'],
    [-3.14159, '−3.142'],
    [180_226.25, '180,226.3'],
    [-1999.96, '−2,000'],
    [999.97, '1,000'],
    [0.00001234, '1.23e−5'],
    [Number.POSITIVE_INFINITY, 'Infinity']
  ])('%f is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
})

describe('the other formats', () => {
  it('puts the thousands of counts apart', () => {
    expect(formatCount(4_294_967_295)).toBe('4,294,967,295')
  })

  it('gives percentages two decimals', () => {
    expect(formatPercent(0.0009456264775413711)).toBe('0.09\u00a0%')
    expect(formatPercent(1)).toBe('100.00\u00a0%')
  })

  it('writes the sign of what grows', () => {
    expect(formatSigned(4_010_000)).toBe('+4,010,000')
    expect(formatSigned(-1)).toBe('−1')
    expect(formatSigned(0)).toBe('0')
  })
})
