import { describe, expect, it } from 'vitest'
import { plainProducts, type DenseProducts } from '../../../../src-main/learning/algebra/dense-products'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { squaredDistance } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll, type Samples } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import {
  bytesWorthwhile,
  centredBytes,
  centredSquares,
  productOfBytes
} from '../../../../src-main/learning/comparison/centred-bytes'
import { compareWith } from '../../../../src-main/learning/comparison/comparison'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { Kernel } from '../../../../src-main/learning/functions/kernels'
import { KernelMatrix } from '../../../../src-main/learning/functions/kernel-matrix'
import { exactByteProducts } from '../../../support/byte-products'

const random = new Random(11)
const cloud = (count: number, dimension: number, centre = 0): DenseSamples =>
  new DenseSamples(
    Float64Array.from({ length: count * dimension }, () => random.normal(centre)),
    dimension
  )

function pixels(count: number, columns: number): ScaledPixels {
  const bytes = Uint8Array.from({ length: count * columns }, () => Math.max(0, random.integer(-255, 255)))
  return new ScaledPixels(SparseBytes.from(bytes, columns), { mean: 33, deviation: 78 })
}

const row = (x: Samples, n: number): Float64Array => readAll(x).subarray(n * x.dimension, (n + 1) * x.dimension)

function squaredDistances(kept: Samples, x: Samples, products: DenseProducts): Float64Array {
  const into = new Float64Array(x.count * kept.count)
  compareWith(kept, products).squaredDistances({ x, from: 0, to: x.count }, into)
  return into
}

describe('squared distances by products', () => {
  it('are 0 between samples that are the same, and lose no digits between neighbours far from 0', () => {
    const kept = DenseSamples.of([
      [1e8, -1e8],
      [1e8 + 0.25, -1e8]
    ])
    expect([...squaredDistances(kept, kept, plainProducts)]).toEqual([0, 0.0625, 0.0625, 0])
  })

  it('are those of the differences, whatever the pieces', () => {
    for (const centre of [0, 50]) {
      const [kept, x] = [cloud(30, 7, centre), cloud(11, 7, centre)]
      const all = squaredDistances(kept, x, plainProducts)
      expect(squaredDistances(kept, x, { ...plainProducts, piece: 30 * 7 * 2 })).toEqual(all)
      for (let n = 0; n < 11; n++) {
        for (let m = 0; m < 30; m++) {
          const exact = squaredDistance(row(kept, m), row(x, n))
          expect(Math.abs(all[n * 30 + m] - exact)).toBeLessThan(1e-11 * exact)
        }
      }
    }
  })

  it('of components whose squares are no numbers are those of the differences', () => {
    const kept = DenseSamples.of([[1e200], [1e200 + 1e190]])
    expect([...squaredDistances(kept, kept, plainProducts)]).toEqual([0, Infinity, Infinity, 0])
    const near = DenseSamples.of([[1e160], [1.5e160], [0]])
    expect(squaredDistances(near, near, plainProducts)[1]).toBe(Infinity)
  })
})

describe('centred bytes', () => {
  const { pixels: bytes } = pixels(6, 10)

  it('are the pixels less 128', () => {
    const centred = centredBytes(bytes, 2, 5)
    const expected = [2, 3, 4].flatMap((n) => [...bytes.row(n)].map((p) => p - 128))
    expect([...centred]).toEqual(expected)
    expect([...centredSquares(bytes, 2, 3)]).toEqual([expected.slice(0, 10).reduce((sum, p) => sum + p * p, 0)])
  })

  it('have products from which those of the pixels follow', () => {
    const [p, q] = [bytes.row(0), bytes.row(1)]
    const sum = (values: Uint8Array): number => values.reduce((all, value) => all + value, 0)
    const centred = p.reduce((all, value, d) => all + (value - 128) * (q[d] - 128), 0)
    const product = p.reduce((all, value, d) => all + value * q[d], 0)
    expect(productOfBytes(centred, sum(p), sum(q), 10)).toBe(product)
  })

  it('are exact in single precision for the brightest and the darkest pictures of 1,024 pixels', () => {
    const values = new Uint8Array(3 * 1024)
    values.fill(255, 1024, 2048)
    values.forEach((_, i) => (values[i] = i < 2048 ? values[i] : i % 2 === 0 ? 255 : 0))
    const extreme = SparseBytes.from(values, 1024)
    const centred = centredBytes(extreme)
    const [{ values: found }] = exactByteProducts(1)(3, 3, 1024, centred, centred)
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let exact = 0
        for (let d = 0; d < 1024; d++) exact += centred[i * 1024 + d] * centred[j * 1024 + d]
        expect(found[i * 3 + j]).toBe(exact)
      }
    }
  })

  it('are worthwhile for many rows, where there are fast products of them', () => {
    const fast = { ...plainProducts, multiplyBytes: exactByteProducts(1) }
    expect(bytesWorthwhile(fast, 16, 1000, 784)).toBe(true)
    expect(bytesWorthwhile(fast, 15, 100_000, 784)).toBe(false)
    expect(bytesWorthwhile(fast, 16, 100, 784)).toBe(false)
    expect(bytesWorthwhile(fast, 1000, 1000, 1025)).toBe(false)
    expect(bytesWorthwhile(plainProducts, 1000, 1000, 784)).toBe(false)
  })
})

describe('the kernel of pixels', () => {
  // Enough for products of all pixels: 200 x 200 x 300 multiplications.
  const x = pixels(200, 300)

  it.each(['linear', 'gaussian'] as const)('is the same to the bit by products of all pixels: %s', (name) => {
    const kernel = new Kernel({ kernel: name, degree: 2, gamma: 1e-3, offset: 1 })
    const [plain, whole] = [plainProducts, { ...plainProducts, multiplyBytes: exactByteProducts(3) }].map(
      (products) => {
        const matrix = new KernelMatrix(kernel, x, products)
        for (let n = 0; n < x.count; n++) matrix.fill(n)
        return matrix.matrix.values
      }
    )
    expect(whole).toEqual(plain)
  })
})
