import { describe, expect, it } from 'vitest'
import { plainProducts, type DenseProducts } from '../../../../src-main/learning/algebra/dense-products'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import type { Samples } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels, type PixelScale } from '../../../../src-main/learning/features/scaling'
import { BruteForceSearch } from '../../../../src-main/learning/neighbours/brute-force'
import type { NeighbourSearch } from '../../../../src-main/learning/neighbours/neighbours'
import { PixelProductSearch } from '../../../../src-main/learning/neighbours/pixel-product-search'
import { PixelSearch } from '../../../../src-main/learning/neighbours/pixel-search'
import { ProductSearch } from '../../../../src-main/learning/neighbours/product-search'
import { searchAmong } from '../../../../src-main/learning/neighbours/search'
import { exactByteProducts } from '../../../support/byte-products'

const random = new Random(21)

/** Numbers of few places, so that nearly everything is a tie or a duplicate; or a cloud, far from 0 or not. */
function points(count: number, dimension: number, kind: 'places' | 'cloud' | 'far'): DenseSamples {
  const centre = kind === 'far' ? 1e6 : 0
  const one = kind === 'places' ? () => random.integer(0, 2) / 10 : () => random.normal(centre)
  return new DenseSamples(Float64Array.from({ length: count * dimension }, one), dimension)
}

function pixels(count: number, columns: number, scale: PixelScale = { mean: 0, deviation: 255 }): ScaledPixels {
  const bytes = Uint8Array.from({ length: count * columns }, () => Math.max(0, random.integer(-3, 3)) * 80)
  return new ScaledPixels(SparseBytes.from(bytes, columns), scale)
}

/** Products with errors as large as rounding can make them, and of either sign. */
const careless: DenseProducts = {
  ...plainProducts,
  addABt: (m, n, k, a, b, c) => {
    plainProducts.addABt(m, n, k, a, b, c)
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let size = 0
        for (let l = 0; l < k; l++) size += Math.abs(a[i * k + l] * b[j * k + l])
        c[i * n + j] += (random.integer(0, 1) === 0 ? 1 : -1) * k * 2 ** -53 * size
      }
    }
  }
}

function expectSame(search: NeighbourSearch, expected: NeighbourSearch, x: Samples, k: number): void {
  for (const [from, to] of [
    [0, x.count],
    [3, 4],
    [5, 5]
  ]) {
    const [found, right] = [search.nearest(x, from, to, k), expected.nearest(x, from, to, k)]
    expect([...found.indices]).toEqual([...right.indices])
    expect([...found.squaredDistances]).toEqual([...right.squaredDistances])
  }
}

describe('neighbours by products', () => {
  it('by hand', () => {
    // From (0, 0): 25, 1, 2, 1; of the two at 1 the first is the nearer.
    const kept = DenseSamples.of([
      [3, 4],
      [0, 1],
      [1, 1],
      [-1, 0]
    ])
    const { indices, squaredDistances } = new ProductSearch(kept, plainProducts).nearest(
      DenseSamples.of([[0, 0]]),
      0,
      1,
      3
    )
    expect([...indices]).toEqual([1, 3, 2])
    expect([...squaredDistances]).toEqual([1, 1, 2])
  })

  it.each(['places', 'cloud', 'far'] as const)('are those of brute force, to the bit and to the ties: %s', (kind) => {
    const [kept, x] = [points(300, 12, kind), points(40, 12, kind)]
    for (const products of [plainProducts, careless, { ...careless, piece: 10_000 }]) {
      for (const k of [1, 7, 300]) expectSame(new ProductSearch(kept, products), new BruteForceSearch(kept), x, k)
    }
  })

  it('are found where squares are too large to be numbers', () => {
    const kept = DenseSamples.of([[1e160], [2], [1.0000001e160], [-3]].map(([value]) => [value, 0]))
    const x = DenseSamples.of([[1e160], [0], [1.00000006e160], [3], [1], [2]].map(([value]) => [value, 0]))
    for (const k of [1, 2, 4]) expectSame(new ProductSearch(kept, plainProducts), new BruteForceSearch(kept), x, k)
  })

  it('of pixels are those of the search that visits what is not zero', () => {
    const fast = { ...plainProducts, multiplyBytes: exactByteProducts(3) }
    // 600 x 40 x 450 multiplications are worthwhile.
    const [kept, x] = [pixels(600, 450), pixels(40, 450)]
    const search = new PixelProductSearch(kept, fast)
    for (const k of [1, 11]) expectSame(search, new PixelSearch(kept), x, k)
    expectSame(search, new PixelSearch(kept), pixels(40, 450, { mean: 9, deviation: 7 }), 3)
  })

  it('are used where they are handed in, and worthwhile', () => {
    const fast = { ...plainProducts, multiplyBytes: exactByteProducts(1) }
    expect(searchAmong(points(9, 9, 'cloud'), fast)).toBeInstanceOf(ProductSearch)
    expect(searchAmong(points(9, 9, 'cloud'), plainProducts)).toBeInstanceOf(BruteForceSearch)
    expect(searchAmong(pixels(300, 450), fast)).toBeInstanceOf(PixelProductSearch)
    expect(searchAmong(pixels(30, 450), fast)).toBeInstanceOf(PixelSearch)
    expect(searchAmong(pixels(300, 450), plainProducts)).toBeInstanceOf(PixelSearch)
  })
})
