import { expect, it } from 'vitest'
import { arrange } from '../../../src-main/data/arrange'
import { Random } from '../../../src-main/learning/algebra/random'

it('puts rows into another order', () => {
  const values = Float32Array.of(0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5)
  arrange(values, 2, Uint32Array.of(2, 0, 3, 1))
  expect([...values]).toEqual([2, 2.5, 0, 0.5, 3, 3.5, 1, 1.5])
})

it('puts rows that are not named after those that are', () => {
  const values = Float64Array.of(0, 1, 2, 3, 4)
  arrange(values, 1, Uint32Array.of(3, 1))
  expect([...values]).toEqual([3, 1, 0, 2, 4])
})

it.each([1, 7, 200])('has every row in its place, of %i', (rows) => {
  const order = Uint32Array.from({ length: rows }, (_, n) => n)
  new Random(rows).shuffle(order)
  const before = Float64Array.from({ length: 3 * rows }, (_, k) => k)
  const after = before.slice()
  arrange(after, 3, order)
  order.forEach((row, k) => expect(after.subarray(3 * k, 3 * k + 3)).toEqual(before.subarray(3 * row, 3 * row + 3)))
})

it('leaves alone what has no rows, or none that are named', () => {
  const nothing = new Float32Array(0)
  arrange(nothing, 0, new Uint32Array(0))
  const values = Float32Array.of(1, 2)
  arrange(values, 1, new Uint32Array(0))
  expect([...values]).toEqual([1, 2])
})
