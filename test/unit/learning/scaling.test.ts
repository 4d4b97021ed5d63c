import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { WeightVector } from '../../../src-main/learning/algebra/weight-vector'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import { readAll } from '../../../src-main/learning/algebra/samples'
import { LearningError } from '../../../src-main/learning/errors'
import { pixelScale, ScaledPixels, scaling, type Scaling } from '../../../src-main/learning/features/scaling'

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
    expect(() => pixelScale('standardised', flat)).toThrow(expect.objectContaining({ about: 'data' }))
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
    expect([...readAll(samples)]).toEqual([...dense])
  })

  it('has the size and the names of its columns, and no bad component', () => {
    const samples = new ScaledPixels(pixels, undefined, { height: 1, width: 3, channels: 1 })
    expect([samples.count, samples.dimension, samples.columnName(2)]).toEqual([2, 3, 'x3'])
    expect(samples.firstBad()).toBeUndefined()
    expect([...readAll(samples)]).toEqual([...bytes])
    expect(samples.picture).toEqual({ height: 1, width: 3, channels: 1 })
  })
})

describe('the feature map', () => {
  const picture = { height: 1, width: 3, channels: 1 }
  const train = new ScaledPixels(pixels, undefined, picture)

  it('scales other samples as it has learned from the training samples', () => {
    const map = scaling.fit({ scaling: 'standardised' }, train)
    const { mean, deviation } = pixelScale('standardised', pixels)
    const test = new ScaledPixels(SparseBytes.from(Uint8Array.of(255, 0, 7), 3), undefined, picture)
    const mapped = map.apply(test)
    expect([...readAll(mapped)]).toEqual([255, 0, 7].map((p) => (p - mean) / deviation))
    expect(mapped.picture).toEqual(picture)
  })

  it('needs pixels as they are', () => {
    const fit = (x: DenseSamples | ScaledPixels) => (): unknown => scaling.fit({ scaling: 'unit' }, x)
    const once = scaling.fit({ scaling: 'unit' }, train).apply(train) as ScaledPixels
    for (const x of [DenseSamples.of([[1, 2, 3]]), once]) {
      expect(fit(x)).toThrow(LearningError)
      expect(fit(x)).toThrow('scaling needs pixel values from 0 to 255: put it first, on a dataset of pictures')
    }
  })
})
