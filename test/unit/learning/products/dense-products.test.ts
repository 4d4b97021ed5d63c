import { describe, expect, it } from 'vitest'
import {
  plainProducts,
  rowsOfPiece,
  rowsOfProduct,
  rowsOfResults
} from '../../../../src-main/learning/algebra/dense-products'
import { addAtA, addAtB } from '../../../../src-main/learning/algebra/products'
import { Random } from '../../../../src-main/learning/algebra/random'
import { RowBlock } from '../../../../src-main/learning/algebra/row-block'

const random = new Random(3)
const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())

describe('the product of a matrix with itself', () => {
  it('by hand', () => {
    // A = (1 2; 3 4): A^T A = (10 14; 14 20), of which 14 is counted once; C begins with (1 1; 1 1).
    const c = Float64Array.of(1, 1, 1, 1)
    addAtA(2, 2, Float64Array.of(1, 2, 3, 4), c)
    expect([c[0], c[1], c[3]]).toEqual([11, 15, 21])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 13])('has the upper triangle of A^T B, to the bit: %d columns', (n) => {
    for (const k of [0, 1, 5]) {
      const a = numbers(k * n)
      const c = numbers(n * n)
      const whole = c.slice()
      addAtB(n, n, k, a, a, whole)
      addAtA(n, k, a, c)
      for (let i = 0; i < n; i++) for (let j = i; j < n; j++) expect(c[i * n + j]).toBe(whole[i * n + j])
    }
  })
})

describe('a piece of work', () => {
  it('has as many rows as it has multiplications', () => {
    const products = { ...plainProducts, piece: 1_000_000 }
    expect(rowsOfPiece(products, 100)).toBe(100)
    expect(rowsOfProduct(products, 1000, 10)).toBe(100)
    expect(rowsOfResults(2 ** 20)).toBe(4)
  })

  it('has at least a row, and no more than memory allows', () => {
    expect(rowsOfPiece(plainProducts, 100_000)).toBe(16)
    expect(rowsOfPiece(plainProducts, 1)).toBe(1024)
    expect(rowsOfProduct(plainProducts, 1e6, 1e6)).toBe(1)
    expect(rowsOfProduct(plainProducts, 0, 3)).toBe(1024)
    expect(rowsOfResults(1e9)).toBe(1)
  })
})

describe('a block of rows', () => {
  it('goes on where another left off, which was larger', () => {
    const large = new RowBlock(2, 3)
    for (const n of [1, 2]) large.values.set([n, 10 * n], large.add())
    expect(large.full).toBe(false)
    const small = new RowBlock(2, 1)
    small.restore(structuredClone(large.save()))
    expect(small.full).toBe(true)
    expect([...small.values.subarray(0, 4)]).toEqual([1, 10, 2, 20])
    // What was saved is a copy.
    large.values.fill(0)
    expect([...small.values.subarray(0, 4)]).toEqual([1, 10, 2, 20])
  })
})
