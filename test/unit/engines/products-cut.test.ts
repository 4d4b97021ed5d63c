import { expect, it } from 'vitest'
import { cutEvenly, cutTriangle, type Range } from '../../../src-main/engines/tensorflow/products-cut'

const cases = [1, 2, 3, 4, 8].flatMap((parts) => [8, 9, 784].map((n) => [n, parts] as const))

function expectWhole(ranges: readonly Range[], n: number, parts: number): void {
  expect(ranges).toHaveLength(parts)
  expect(ranges[0].from).toBe(0)
  expect(ranges[parts - 1].to).toBe(n)
  ranges.slice(1).forEach(({ from }, p) => expect(from).toBe(ranges[p].to))
}

it('by hand', () => {
  expect(cutEvenly(10, 3)).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 7 },
    { from: 7, to: 10 }
  ])
  // Of two parts the second is a square as large as the first: (1 - u)^2 = u for u = 0.382.
  expect(cutTriangle(1000, 2)).toEqual([
    { from: 0, to: 382 },
    { from: 382, to: 1000 }
  ])
})

it.each(cases)('%d rows in %d parts are all rows, once', (n, parts) => {
  expectWhole(cutEvenly(n, parts), n, parts)
  expectWhole(cutTriangle(n, parts), n, parts)
})

it.each([1, 2, 3, 4, 8])('a triangle is cut into %d parts of equal work', (parts) => {
  const work = cutTriangle(10_000, parts).map(({ from, to }) => (to - from) * (10_000 - from))
  const mean = work.reduce((sum, one) => sum + one, 0) / parts
  for (const one of work) expect(Math.abs(one - mean)).toBeLessThan(0.01 * mean)
})
