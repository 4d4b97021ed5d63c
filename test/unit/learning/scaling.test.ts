import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { WeightVector } from '../../../src-main/learning/algebra/weight-vector'
import { pixelScale, ScaledPixels, type Scaling } from '../../../src-main/learning/features/scaling'

const bytes = Uint8Array.of(0, 10, 20, 0, 0, 30)
const pixels = SparseBytes.from(bytes, 3)

describe('pixelScale', () => {
  it('is the identity for none and divides by 255 for unit', () => {
    expect(pixelScale('none', pixels)).toEqual({ mean: 0, deviation: 1 })
    expect(pixelScale('unit', pixels)).toEqual({ mean: 0, deviation: 255 })
  })

  it('standardises by the mean and deviation of all pixels, zeros included', () => {
    // Sum 60, sum of squares 1400, six pixels: mean 10, variance 1400 / 6 - 100.
    const { mean, deviation } = pixelScale('standardised', pixels)
    expect(mean).toBe(10)
    expect(deviation).toBeCloseTo(Math.sqrt(400 / 3), 14)
  })

  it('says why pixels that are all equal cannot be standardised', () => {
    const flat = SparseBytes.from(new Uint8Array(6).fill(9), 3)
    expect(() => pixelScale('standardised', flat)).toThrow('they all have the same value')
  })
})

describe('ScaledPixels', () => {
  it.each(['none', 'unit', 'standardised'] as const)('equals the dense definition under %s', (scaling: Scaling) => {
    const random = new Random(7)
    const columns = 50
    const raw = Uint8Array.from({ length: 8 * columns }, () => Math.max(0, random.integer(-200, 255)))
    const sparse = SparseBytes.from(raw, columns)
    const scale = pixelScale(scaling, sparse)
    const samples = new ScaledPixels(sparse, scale)
    const dense = Float64Array.from(raw, (p) => (p - scale.mean) / scale.deviation)
    const w = new WeightVector(columns)
    const naive = new Float64Array(columns)
    for (let n = 0; n < samples.count; n++) {
      const x = dense.subarray(n * columns, (n + 1) * columns)
      samples.addMultiple(w, n - 3, n)
      x.forEach((component, i) => (naive[i] += (n - 3) * component))
      expect(samples.dot(n, w)).toBeCloseTo(
        x.reduce((sum, component, i) => sum + component * naive[i], 0),
        9
      )
    }
    w.values.forEach((weight, i) => expect(weight).toBeCloseTo(naive[i], 12))
  })
})
