import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { dot } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll, type Samples } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { compareWith } from '../../../../src-main/learning/comparison/comparison'
import { heldInFull } from '../../../../src-main/learning/comparison/held-samples'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { KernelMatrix } from '../../../../src-main/learning/functions/kernel-matrix'
import { Kernel, kernelParameters, type KernelParameters } from '../../../../src-main/learning/functions/kernels'
import { defaultsOf } from '../../../../src-main/learning/parameters'

const kernel = (changes: Partial<KernelParameters>): Kernel =>
  new Kernel({ ...defaultsOf(kernelParameters), ...changes })

/** Numbers that are neither whole nor small. */
function points(count: number, dimension: number, seed = 1): DenseSamples {
  const random = new Random(seed)
  return new DenseSamples(
    Float64Array.from({ length: count * dimension }, () => random.normal(1, 2)),
    dimension
  )
}

/** Pixels of which many are zero. */
function pixels(count: number, seed: number, scale = { mean: 0, deviation: 1 }): ScaledPixels {
  const random = new Random(seed)
  const bytes = Uint8Array.from({ length: count * 20 }, () => Math.max(0, random.integer(-255, 255)))
  return new ScaledPixels(SparseBytes.from(bytes, 20), scale)
}

describe('kernels', () => {
  const x = Float64Array.of(1, 2)
  const other = Float64Array.of(3, -1)

  it('by hand', () => {
    // x.x' = 3 - 2 = 1; ||x - x'||^2 = 4 + 9 = 13.
    expect(kernel({ kernel: 'linear' }).value(x, other)).toBe(1)
    expect(kernel({ kernel: 'polynomial', gamma: 2, offset: 3, degree: 3 }).value(x, other)).toBe(125)
    expect(kernel({ kernel: 'gaussian', gamma: 0.5 }).value(x, other)).toBe(Math.exp(-6.5))
    expect(kernel({ kernel: 'gaussian' }).value(x, x)).toBe(1)
  })

  it('raises to every degree', () => {
    for (let degree = 1; degree <= 20; degree++) {
      expect(kernel({ kernel: 'polynomial', gamma: 1, offset: 0.5, degree }).value(x, other)).toBeCloseTo(
        1.5 ** degree,
        8
      )
    }
  })

  it('the polynomial one of degree 2 is the product of the explicit Phi', () => {
    // (g x.x' + c)^2 = Phi(x).Phi(x') with Phi(x) = (g x_i x_j for all i, j; sqrt(2 g c) x_i for all i; c).
    const [gamma, offset] = [0.7, 1.3]
    const phi = (v: Float64Array): number[] => [
      ...[...v].flatMap((a) => [...v].map((b) => gamma * a * b)),
      ...[...v].map((a) => Math.sqrt(2 * gamma * offset) * a),
      offset
    ]
    const values = readAll(points(2, 5))
    const [a, b] = [values.subarray(0, 5), values.subarray(5)]
    expect(kernel({ kernel: 'polynomial', gamma, offset, degree: 2 }).value(a, b)).toBeCloseTo(dot(phi(a), phi(b)), 10)
  })

  const sets: [string, Samples, Samples][] = [
    ['numbers', points(12, 7), points(5, 7, 2)],
    ['pixels', pixels(12, 1), pixels(5, 2)],
    [
      'standardised pixels',
      pixels(12, 1, { mean: 33.5, deviation: 78.2 }),
      pixels(5, 2, { mean: 33.5, deviation: 78.2 })
    ],
    ['pixels of two scales', pixels(12, 1, { mean: 0, deviation: 255 }), pixels(5, 2, { mean: 33.5, deviation: 78.2 })],
    ['pixels and numbers', pixels(12, 1, { mean: 0, deviation: 255 }), points(5, 20)]
  ]
  it.each(sets)('rows are the values: %s', (_name, kept, x) => {
    for (const name of ['linear', 'polynomial', 'gaussian'] as const) {
      const some = kernel({ kernel: name, gamma: 1e-3 })
      const row = new Float64Array(kept.count)
      const [all, others] = [readAll(kept), readAll(x)]
      const of = (values: Float64Array, n: number): Float64Array =>
        values.subarray(n * kept.dimension, (n + 1) * kept.dimension)
      for (let n = 0; n < x.count; n++) {
        some.rows(compareWith(kept), { x, from: n, to: n + 1 }, row)
        for (const [m, value] of row.entries()) {
          const expected = some.value(of(all, m), of(others, n))
          expect(Math.abs(value - expected)).toBeLessThan(1e-12 * (1 + Math.abs(expected)) * 100)
        }
      }
    }
  })

  it('of pixels are exact sums', () => {
    const [kept, x] = [pixels(12, 1), pixels(5, 2)]
    const row = new Float64Array(12)
    compareWith(kept).squaredDistances({ x, from: 3, to: 4 }, row)
    const own = x.pixels.row(3)
    expect([...row]).toEqual(
      Array.from({ length: 12 }, (_, m) => kept.pixels.row(m).reduce((sum, p, d) => sum + (p - own[d]) ** 2, 0))
    )
  })
})

describe('KernelMatrix', () => {
  it('is symmetric, and holds kappa of all pairs', () => {
    const x = points(9, 4)
    const some = kernel({ kernel: 'polynomial', degree: 3 })
    const kernelMatrix = new KernelMatrix(some, x)
    for (let n = 0; n < 9; n++) kernelMatrix.fill(n)
    const { matrix } = kernelMatrix
    for (let n = 0; n < 9; n++) {
      for (let m = 0; m < 9; m++) {
        expect(matrix.get(n, m)).toBe(matrix.get(m, n))
        const of = (i: number): Float64Array => readAll(x).subarray(i * 4, i * 4 + 4)
        expect(matrix.get(n, m)).toBeCloseTo(some.value(of(n), of(m)), 8)
      }
    }
  })

  it('says of which samples a value is no number', () => {
    const x = DenseSamples.of([[1], [1e20]])
    const kernelMatrix = new KernelMatrix(kernel({ kernel: 'polynomial', degree: 20 }), x)
    kernelMatrix.fill(0)
    expect(() => kernelMatrix.fill(1)).toThrow('The kernel of samples 1 and 2 is too large to be a number')
  })

  it('refuses what would take more than 1 GB, before it takes it', () => {
    const many = { ...points(1, 1), count: 20_000, dimension: 1 } as unknown as Samples
    expect(() => new KernelMatrix(kernel({}), many)).toThrow(/20000 samples would take 3\.0 GB of memory/)
    const wide = { count: 60_000, dimension: 20_784 } as unknown as Samples
    expect(() => heldInFull(wide)).toThrow('60000 samples of 20784 columns would take 9.3 GB')
  })
})
