import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { kernelParameters, type KernelParameters } from '../../../../src-main/learning/functions/kernels'
import { Learner, type Training } from '../../../../src-main/learning/learner'
import { kernelPrincipalComponentAnalysis } from '../../../../src-main/learning/learners/kernel-principal-component-analysis'
import { principalComponentAnalysis } from '../../../../src-main/learning/learners/principal-component-analysis'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import reference from '../../../reference/neighbours.json'
import { breastCancer, iris } from '../../../support/real-data'
import { standardised } from './standardised'

const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const

const fit = (x: DenseSamples, components: number): Training =>
  new Learner(principalComponentAnalysis, { components }).fit({ x }, setting)

const kernelFit = (x: DenseSamples, components: number, kernel: Partial<KernelParameters>): Training =>
  new Learner(kernelPrincipalComponentAnalysis, { components, ...defaultsOf(kernelParameters), ...kernel }).fit(
    { x },
    setting
  )

/** 1 or -1: the sign that column k of `found` (rows of `width`) must be given to be that of `expected`. */
function signs(found: ArrayLike<number>, expected: ArrayLike<number>, width: number): number[] {
  return Array.from({ length: width }, (_, k) => {
    let product = 0
    for (let i = k; i < expected.length; i += width) product += found[i] * expected[i]
    return Math.sign(product)
  })
}

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(found).toHaveLength(expected.length)
  for (let i = 0; i < expected.length; i++) expect(Math.abs(found[i] - expected[i])).toBeLessThan(tolerance)
}

const sets = [
  ['iris', iris().x],
  ['breast-cancer', breastCancer().x]
] as const

describe('principal component analysis', () => {
  it('by hand', () => {
    // Mean (2, 3). Centred: (-2, -1), (-1, -2), (1, 2), (2, 1). Sums of squares 10 and 10, of products 8; over 3:
    // covariance (10 8; 8 10) / 3, with eigenvalues 18 / 3 along (1, 1) / sqrt 2 and 2 / 3 along (1, -1) / sqrt 2.
    const x = DenseSamples.of([
      [0, 2],
      [1, 1],
      [3, 5],
      [4, 4]
    ])
    const { model, measures } = fit(x, 2)
    const { mean, components, variances } = model.tensors
    const h = Math.SQRT1_2
    expectClose(mean.values, [2, 3], 1e-15)
    expectClose(variances.values, [6, 2 / 3], 1e-14)
    expectClose(components.values, [h, h, h, -h], 1e-14)
    // Sample 1 is (-2, -1) from the mean: -3 h along the first, -h along the second.
    expectClose(model.evaluate(x, 0, 1), [-3 * h, -h], 1e-14)
    expect(measures['explainedVariance']).toBe(1)
    expect(fit(x, 1).measures['explainedVariance']).toBeCloseTo(0.9, 14)
  })

  it.each(sets)("agrees with scikit-learn's: %s", (name, raw) => {
    for (const [scaling, x] of [
      ['raw', raw],
      ['standardised', standardised(raw)]
    ] as const) {
      const expected = reference[name].components[scaling]
      const { model, measures } = fit(x, 4)
      const { components, variances } = model.tensors
      for (const [k, variance] of expected.variances.entries()) {
        expect(Math.abs(variances.values[k] / variance - 1)).toBeLessThan(1e-10)
        const row = Float64Array.from(components.values.subarray(k * x.dimension, (k + 1) * x.dimension))
        const product = row.reduce((sum, value, d) => sum + value * expected.components[k][d], 0)
        expect(Math.abs(product) - 1).toBeLessThan(1e-12)
        expectClose(
          row,
          expected.components[k].map((value) => Math.sign(product) * value),
          1e-8
        )
      }
      expect(measures['explainedVariance']).toBeCloseTo(expected.share, 12)
    }
  })

  it('of samples that do not vary explains nothing', () => {
    const { model, measures } = fit(
      DenseSamples.of([
        [1, 2],
        [1, 2],
        [1, 2]
      ]),
      2
    )
    expect(measures['explainedVariance']).toBe(0)
    expect([...model.tensors['variances'].values]).toEqual([0, 0])
  })

  it('refuses more components than columns, or than samples', () => {
    const x = DenseSamples.of([
      [1, 2],
      [3, 5],
      [4, 4]
    ])
    expect(() => fit(x, 3)).toThrow('finds no 3 components in 2 columns')
    expect(() => fit(x, 4)).toThrow('Principal component analysis needs at least 4 samples, found 3 samples')
    expect(() => fit(DenseSamples.of([[1, 2]]), 1)).toThrow('needs at least 2 samples')
  })

  it('says when its numbers are too large', () => {
    expect(() =>
      fit(
        DenseSamples.of([
          [1e200, 1],
          [-1e200, 2]
        ]),
        1
      )
    ).toThrow('the numbers are too large')
  })
})

describe('kernel principal component analysis', () => {
  const kernels = [
    ['linear', { kernel: 'linear' }],
    ['polynomial', { kernel: 'polynomial', offset: 1, degree: 3 }],
    ['gaussian', { kernel: 'gaussian' }]
  ] as const

  it.each(sets)("agrees with scikit-learn's: %s", (name, raw) => {
    const x = standardised(raw)
    // Halfway between the first samples, as the reference has them.
    const halfway = DenseSamples.of(
      Array.from({ length: 10 }, (_, i) =>
        Array.from({ length: x.dimension }, (_, d) => {
          const at = 10 * i * x.dimension + d
          return (x.values[at] + x.values[at + x.dimension]) / 2
        })
      )
    )
    // The larger matrix takes its time: one kernel is enough for it.
    for (const [kernel, parameters] of name === 'iris' ? kernels : kernels.slice(2)) {
      const expected = reference[name].kernelComponents[kernel]
      const { model } = kernelFit(x, 4, { ...parameters, gamma: 1 / x.dimension })
      for (const [k, value] of expected.eigenvalues.entries()) {
        expect(Math.abs(model.tensors['eigenvalues'].values[k] / value - 1)).toBeLessThan(1e-10)
      }
      const all = model.evaluate(x, 0, x.count)
      const train = expected.train.flatMap((_, i) => [...all.subarray(160 * i, 160 * i + 4)])
      const sign = signs(train, expected.train.flat(), 4)
      expectClose(
        train,
        expected.train.flat().map((value, i) => sign[i % 4] * value),
        1e-6
      )
      const fresh = model.evaluate(halfway, 0, 10)
      expectClose(
        fresh,
        expected.new.flat().map((value, i) => sign[i % 4] * value),
        1e-6
      )
    }
  })

  it('with the linear kernel is principal component analysis', () => {
    const x = standardised(iris().x)
    const [plain, kernel] = [fit(x, 4), kernelFit(x, 4, { kernel: 'linear' })]
    const [expected, found] = [plain, kernel].map(({ model }) => model.evaluate(x, 0, x.count))
    const sign = signs(found, expected, 4)
    expectClose(
      found,
      expected.map((value, i) => sign[i % 4] * value),
      1e-10
    )
    const variances = plain.model.tensors['variances'].values.map((variance) => variance * (x.count - 1))
    expectClose(kernel.model.tensors['eigenvalues'].values, variances, 1e-9)
    expect(kernel.measures['explainedVariance']).toBeCloseTo(plain.measures['explainedVariance'], 12)
  })

  it('projects onto nothing where nothing varies', () => {
    // Two columns have two directions: the third eigenvalue of the linear kernel is rounding.
    const x = DenseSamples.of([
      [0, 2],
      [1, 1],
      [3, 5],
      [4, 4]
    ])
    const { model } = kernelFit(x, 3, { kernel: 'linear' })
    expect(model.tensors['eigenvalues'].values[2]).toBe(0)
    for (const n of [0, 1, 2, 3]) expect(model.evaluate(x, n, n + 1)[2]).toBe(0)
  })

  it('refuses more samples than it can work on', () => {
    const many = new DenseSamples(new Float64Array(4097), 1)
    expect(() => kernelFit(many, 1, {})).toThrow('needs at most 4,096 samples, found 4,097')
  })
})
