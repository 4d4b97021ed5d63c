import type { ColumnBlock, DenseProducts } from '../../src-main/learning/algebra/dense-products'

/** Products of bytes as hardware makes them: every sum is rounded to single precision. In so many blocks of columns. */
export function exactByteProducts(blocks: number): NonNullable<DenseProducts['multiplyBytes']> {
  return (m, n, k, a, b) =>
    Array.from({ length: blocks }, (_, p): ColumnBlock => {
      const [first, end] = [Math.floor((p * n) / blocks), Math.floor(((p + 1) * n) / blocks)]
      const values = Float32Array.from({ length: m * (end - first) }, (_, at) => {
        const [i, j] = [Math.floor(at / (end - first)), first + (at % (end - first))]
        let sum = 0
        for (let l = 0; l < k; l++) sum = Math.fround(sum + Math.fround(a[i * k + l] * b[j * k + l]))
        return sum
      })
      return { first, count: end - first, values }
    })
}
