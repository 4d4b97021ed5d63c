import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'

describe('SparseBytes', () => {
  it('keeps the non-zero bytes of each row', () => {
    const matrix = SparseBytes.from(Uint8Array.of(0, 7, 0, 255, 0, 0, 0, 0, 1), 3)
    expect([...matrix.rowStart]).toEqual([0, 1, 2, 3])
    expect([...matrix.row(0)]).toEqual([0, 7, 0])
    expect([...matrix.row(1)]).toEqual([255, 0, 0])
    expect([...matrix.row(2)]).toEqual([0, 0, 1])
  })

  it('multiplies like the naive product, for every length of row', () => {
    const random = new Random(1)
    for (let columns = 1; columns <= 20; columns++) {
      const bytes = Uint8Array.from({ length: 5 * columns }, () => Math.max(0, random.integer(-255, 255)))
      const w = Float64Array.from({ length: columns }, () => random.integer(-1000, 1000))
      const matrix = SparseBytes.from(bytes, columns)
      for (let n = 0; n < 5; n++) {
        const naive = w.reduce((sum, weight, i) => sum + weight * bytes[n * columns + i], 0)
        expect(matrix.dot(n, w)).toBe(naive)
      }
    }
  })

  it('refuses bytes that are not whole rows', () => {
    expect(() => SparseBytes.from(new Uint8Array(7), 3)).toThrow('7 bytes are not whole rows of 3')
  })

  it('can be empty', () => {
    expect(SparseBytes.from(new Uint8Array(0), 784).rowCount).toBe(0)
  })
})
