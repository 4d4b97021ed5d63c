import { describe, expect, it } from 'vitest'
import { NonZeros } from '../../../../src-main/learning/algebra/non-zeros'
import { addAB, addABt, addAtB } from '../../../../src-main/learning/algebra/products'
import { addAtX, addXBt } from '../../../../src-main/learning/algebra/sparse-products'
import { Random } from '../../../../src-main/learning/algebra/random'

const random = new Random(5)
const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())
/** As numbers, with so large a share of zeros. */
const mostly = (share: number, count: number): Float64Array =>
  numbers(count).map((value) => (random.uniform() < share ? 0 : value))

/** c_ij + sum_l a(i, l) b(l, j), term after term. */
function naive(
  [m, n, k]: readonly [number, number, number],
  a: (i: number, l: number) => number,
  b: (l: number, j: number) => number,
  c: Float64Array
): Float64Array {
  return c.map((sum, at) => {
    const i = Math.floor(at / n)
    expect(i).toBeLessThan(m)
    for (let l = 0; l < k; l++) sum += a(i, l) * b(l, at % n)
    return sum
  })
}

const shapes = [1, 2, 3, 4, 5, 9].flatMap((m) =>
  [1, 3, 4, 8, 11].flatMap((n) => [0, 1, 6].map((k) => [m, n, k] as const))
)

describe('products', () => {
  it('are those of the definition, to the bit, for odd and even shapes', () => {
    for (const shape of shapes) {
      const [m, n, k] = shape
      const a = numbers(m * k)
      const b = numbers(k * n)
      const c = numbers(m * n)
      const aBt = c.slice()
      addABt(m, n, k, a, b, aBt)
      expect(aBt).toEqual(
        naive(
          shape,
          (i, l) => a[i * k + l],
          (l, j) => b[j * k + l],
          c
        )
      )
      const ab = c.slice()
      addAB(m, n, k, a, b, ab)
      expect(ab).toEqual(
        naive(
          shape,
          (i, l) => a[i * k + l],
          (l, j) => b[l * n + j],
          c
        )
      )
      const atB = c.slice()
      addAtB(m, n, k, a, b, atB)
      expect(atB).toEqual(
        naive(
          shape,
          (i, l) => a[l * m + i],
          (l, j) => b[l * n + j],
          c
        )
      )
    }
  })
})

describe('products with what is not zero', () => {
  it('are those of all components, to the bit', () => {
    for (const [rows, width, units] of [
      [1, 1, 1],
      [5, 7, 8],
      [4, 30, 19],
      [9, 2, 3]
    ]) {
      const x = mostly(0.8, rows * width)
      x[0] = 0
      const nonZeros = new NonZeros(rows + 2, width)
      // What an earlier slice has left behind does not matter.
      nonZeros.find(mostly(0.9, (rows + 2) * width), rows + 2)
      expect(nonZeros.find(x, rows)).toBe(true)
      expect(nonZeros.count).toBe(x.filter((value) => value !== 0).length)
      const w = numbers(units * width)
      const s = numbers(rows * units)
      const expectedS = s.slice()
      addABt(rows, units, width, x, w, expectedS)
      addXBt(nonZeros, units, w, s)
      expect(s).toEqual(expectedS)
      const expectedW = w.slice()
      addAtB(units, width, rows, s, x, expectedW)
      addAtX(nonZeros, units, s, w)
      expect(w).toEqual(expectedW)
    }
  })

  it('are for samples of which half is zero, at least', () => {
    const nonZeros = new NonZeros(2, 4)
    expect(nonZeros.find(Float64Array.of(1, 0, 2, 0, 0, 3, 4, 0), 2)).toBe(true)
    expect(nonZeros.find(Float64Array.of(1, 0, 2, 0, 0, 3, 4, 5), 2)).toBe(false)
    expect(nonZeros.find(Float64Array.of(1, 0, 2, 0, 9, 9, 9, 9), 1)).toBe(true)
  })
})
