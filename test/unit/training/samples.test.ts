import { describe, expect, it } from 'vitest'
import * as choose from '../../../src-main/labs/choose'
import { readAll } from '../../../src-main/learning/algebra/samples'
import { LearningError } from '../../../src-main/learning/errors'
import type { TrainingSet } from '../../../src-main/learning/training-set'
import { featureChain, openSplit, prepareSamples, sizesOf } from '../../../src-main/training/samples'
import { nowhere } from './support/configurations'

const moons = choose.dataset('moons', { trainCount: 50, testCount: 30 })
const numbers = (set: TrainingSet | undefined): unknown => set && [[...readAll(set.x)], [...(set.y?.values ?? [])]]

describe('generated samples', () => {
  it('are a function of the seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => openSplit(moons, seed, nowhere))
    expect(numbers(same.train)).toEqual(numbers(one.train))
    expect(numbers(same.test)).toEqual(numbers(one.test))
    expect(numbers(other.train)).not.toEqual(numbers(one.train))
  })

  it('are drawn for the test apart from those to train on', () => {
    const { train, test } = openSplit(moons, 1, nowhere)
    expect([train.x.count, test?.x.count]).toEqual([50, 30])
    const seen = new Set([...readAll(train.x)])
    expect([...(test ? readAll(test.x) : [])].some((value) => seen.has(value))).toBe(false)
  })

  it('are none for the test where none are asked for', () => {
    const { train, test } = openSplit(choose.dataset('moons', { trainCount: 50, testCount: 0 }), 1, nowhere)
    expect(test).toBeUndefined()
    expect(numbers(train)).toEqual(numbers(openSplit(moons, 1, nowhere).train))
  })
})

describe('imported samples', () => {
  it.each([
    [0.9, 0.1],
    [0.7, 0.3]
  ])('need something to train on, not %d for the test and %d for validation', (testShare, validationShare) => {
    const dataset = choose.dataset('imported', { testShare, validationShare })
    const open = (): unknown => openSplit(dataset, 0, nowhere)
    expect(open).toThrow(LearningError)
    const found = `found ${testShare} for the test and ${validationShare} for validation`
    expect(open).toThrow(`expected less than 1 together, ${found}`)
  })
})

describe('feature maps', () => {
  const { train, test } = openSplit(choose.dataset('moons', { trainCount: 50, testCount: 1 }), 3, nowhere)

  it('are as many as one likes, also none', () => {
    expect(featureChain([], train.x, 0).train).toBe(train.x)
    expect(featureChain([], train.x, 0).apply(train.x)).toBe(train.x)
  })

  it('are applied one after another', () => {
    const standardisation = choose.feature('standardisation')
    const chain = featureChain([standardisation, choose.feature('xor-product')], train.x, 0)
    const first = featureChain([standardisation], train.x, 0)
    const second = featureChain([choose.feature('xor-product')], first.train, 0)
    expect([...readAll(chain.train)]).toEqual([...readAll(second.train)])
    expect([...readAll(chain.apply(train.x))]).toEqual([...readAll(chain.train)])
    expect(chain.train.dimension).toBe(3)
  })

  it('learn from the training samples alone', () => {
    if (test === undefined) throw new Error('there is a test sample')
    const { apply } = featureChain([choose.feature('standardisation')], train.x, 0)
    const columns = (set: TrainingSet): Float64Array[] =>
      [0, 1].map((d) => readAll(set.x).filter((_, i) => i % 2 === d))
    // A single sample standardised by itself would be 0, or nothing at all.
    const expected = columns(train).map((column, d) => {
      const mean = column.reduce((sum, value) => sum + value, 0) / column.length
      const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length
      return (columns(test)[d][0] - mean) / Math.sqrt(variance)
    })
    readAll(apply(test.x)).forEach((value, d) => expect(value).toBeCloseTo(expected[d], 10))
  })

  it('draw what they draw from the seed and their place', () => {
    const products = choose.feature('random-products', { count: 10 })
    const names = (seed: number): string[] => {
      const { train: mapped } = featureChain([choose.feature('monomials', { degree: 3 }), products], train.x, seed)
      return Array.from({ length: mapped.dimension }, (_, d) => mapped.columnName(d))
    }
    expect(names(1)).toEqual(names(1))
    expect(names(1)).not.toEqual(names(2))
  })

  it('complain of what they cannot be made of', () => {
    expect(() => featureChain([choose.feature('scaling')], train.x, 0)).toThrow(LearningError)
  })
})

describe('prepared samples', () => {
  const setting = { dataset: moons, features: [choose.feature('monomials', { degree: 2 })], seed: 4 }

  it('are there as they were drawn and as they are learned from', () => {
    const { raw, train, test } = prepareSamples(setting, nowhere)
    expect(numbers(raw.train)).toEqual(numbers(openSplit(moons, 4, nowhere).train))
    expect(train.y).toBe(raw.train.y)
    expect(test?.y).toBe(raw.test?.y)
    expect(train.x.dimension).toBeGreaterThan(2)
    expect(test?.x.dimension).toBe(train.x.dimension)
  })

  it('have sizes', () => {
    const prepared = prepareSamples(setting, nowhere)
    const features = prepared.train.x.dimension
    expect(sizesOf(prepared)).toEqual({ trainCount: 50, testCount: 30, columns: 2, features })
    const alone = prepareSamples({ ...setting, dataset: choose.dataset('moons', { testCount: 0 }) }, nowhere)
    expect(alone).not.toHaveProperty('test')
    expect(sizesOf(alone).testCount).toBe(0)
  })
})
