import { describe, expect, it } from 'vitest'
import { addMultipleAt, dotAt, largestAt, leastAt, squaredDistanceAt } from '../../../src-main/learning/algebra/rows'

describe('vectors that stand somewhere in arrays', () => {
  // a = (1, 2), b = (3, -1): a.b = 1, ||a - b||^2 = 4 + 9 = 13, a + 2 b = (7, 0).
  const a = (): Float64Array => Float64Array.of(9, 1, 2, 9)
  const b = Float64Array.of(3, -1, 9)

  it('by hand', () => {
    expect(dotAt(a(), 1, b, 0, 2)).toBe(1)
    expect(squaredDistanceAt(a(), 1, b, 0, 2)).toBe(13)
    const sum = a()
    addMultipleAt(sum, 1, 2, b, 0, 2)
    expect([...sum]).toEqual([9, 7, 0, 9])
  })

  it('know where the largest and the least is, of several the first', () => {
    const values = Float64Array.of(9, 2, 5, 1, 5, 1, 0)
    expect(largestAt(values, 1, 5)).toBe(1)
    expect(leastAt(values, 1, 5)).toBe(2)
    expect(largestAt(values, 3, 1)).toBe(0)
  })
})
