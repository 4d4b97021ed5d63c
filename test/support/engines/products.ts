import { afterAll, describe, expect, it } from 'vitest'
import type { TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { TensorFlowProducts } from '../../../src-main/engines/tensorflow/products'
import { plainProducts, type DenseProducts } from '../../../src-main/learning/algebra/dense-products'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../src-main/learning/algebra/random'
import { readAll } from '../../../src-main/learning/algebra/samples'
import { Learner, type LearnerDeclaration, type Model } from '../../../src-main/learning/learner'
import { learners } from '../../../src-main/learning/learners/registry'
import { defaultsOf } from '../../../src-main/learning/parameters'
import { classes } from '../../../src-main/learning/targets'
import type { TrainingSet } from '../../../src-main/learning/training-set'
import { pairOf, type RealData } from '../real-data'
import { describeLearners } from '../learners-conformance'

const random = new Random(31)
const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())
const bytes = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.integer(-128, 127))

/** The largest difference, as a share of the largest number. */
function distance(found: Float64Array, expected: Float64Array): number {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i])), 0) / (largest || 1)
}

/** Samples that learners are compared on: with classes, and picked so that nothing takes long. */
export interface ComparedSets {
  readonly iris: RealData
  readonly breastCancer: RealData
  /** Some hundred digits of three classes, as scaled pixels. */
  readonly digits: TrainingSet
}

/** Every third of the samples: enough to differ. */
function someOf(data: RealData): RealData {
  const { dimension } = data.x
  const chosen = Array.from({ length: Math.floor(data.x.count / 3) }, (_, i) => 3 * i)
  const values = chosen.flatMap((n) => [...data.x.values.subarray(n * dimension, (n + 1) * dimension)])
  const targets = chosen.map((n) => data.y.values[n])
  return { x: new DenseSamples(Float64Array.from(values), dimension), y: classes(targets, data.y.classNames) }
}

/** TensorFlow multiplies as TypeScript does. */
export function describeProducts(tf: TensorFlow, { iris, breastCancer, digits }: ComparedSets): void {
  const opened: TensorFlowProducts[] = []
  /** Products of whatever size are handed to TensorFlow. */
  const forced = (parts: number): TensorFlowProducts => {
    const products = new TensorFlowProducts(tf, { parts, leastMultiplications: 1 })
    opened.push(products)
    return products
  }
  const two = forced(2)
  afterAll(() => opened.forEach((products) => products.close()))

  describe('products', () => {
    it('by hand', () => {
      // (1 2) (5 6)^T = 17, (1 2) (7 8)^T = 23, (3 4) ... = 39, 53; added to ones.
      const c = new Float64Array(4).fill(1)
      two.addABt(2, 2, 2, Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6, 7, 8), c)
      expect([...c]).toEqual([18, 24, 40, 54])
      const square = new Float64Array(4)
      two.addAtA(2, 2, Float64Array.of(1, 2, 3, 4), square)
      expect([square[0], square[1], square[3]]).toEqual([10, 14, 20])
      const [{ values }] = two.multiplyBytes(1, 2, 2, Float32Array.of(-128, 127), Float32Array.of(127, -128, 1, 0))
      expect([...values]).toEqual([-128 * 127 * 2])
    })

    it.each([1, 2, 3, 8])('of doubles are those in TypeScript to the last digits: %d parts', (parts) => {
      const products = forced(parts)
      for (const [m, n, k] of [
        [1, 9, 5],
        [7, 1, 3],
        [33, 70, 40],
        [5, 300, 17]
      ]) {
        // Room for more than is multiplied: what is behind does not matter.
        const [a, b, c] = [numbers(m * k + 3), numbers(n * k + 3), numbers(m * n)]
        const [found, expected] = [c.slice(), c.slice()]
        products.addABt(m, n, k, a, b, found)
        plainProducts.addABt(m, n, k, a, b, expected)
        expect(distance(found, expected)).toBeLessThan(1e-14)
        const square = numbers(n * n)
        const upper = (values: Float64Array): Float64Array => values.filter((_, i) => i % n >= Math.floor(i / n))
        const [foundSquare, expectedSquare] = [square.slice(), square.slice()]
        products.addAtA(n, k, b, foundSquare)
        plainProducts.addAtA(n, k, b, expectedSquare)
        expect(distance(upper(foundSquare), upper(expectedSquare))).toBeLessThan(1e-14)
      }
    })

    it.each([1, 3])('of bytes are exact, for one matrix after another: %d parts', (parts) => {
      const products = forced(parts)
      const [b, other] = [bytes(90 * 1024), bytes(90 * 1024).fill(-128)]
      for (const [kept, m, n] of [
        [b, 20, 90],
        [b, 3, 90],
        [b, 20, 50],
        [other, 20, 90],
        [b, 1, 90]
      ] as const) {
        const a = bytes(m * 1024).fill(-128, 0, 1024)
        const found = products.multiplyBytes(m, n, 1024, a, kept)
        expect(found.reduce((columns, { count }) => columns + count, 0)).toBe(n)
        for (const { first, count, values } of found) {
          const expected = new Float64Array(m * count)
          const rows = Float64Array.from(kept.subarray(first * 1024, (first + count) * 1024))
          plainProducts.addABt(m, count, 1024, Float64Array.from(a), rows, expected)
          expect(Float64Array.from(values)).toEqual(expected)
        }
      }
    })

    it('leave nothing behind', () => {
      const before = tf.memory().numTensors
      const [a, b] = [numbers(40 * 50), numbers(90 * 50)]
      for (let round = 0; round < 20; round++) {
        const products = new TensorFlowProducts(tf, { parts: 2, leastMultiplications: 1 })
        products.addABt(40, 90, 50, a, b, new Float64Array(40 * 90))
        products.addAtA(50, 40, a, new Float64Array(50 * 50))
        products.multiplyBytes(16, 16, 50, bytes(16 * 50), bytes(16 * 50))
        products.close()
      }
      expect(tf.memory().numTensors).toBe(before)
    })
  })

  describe('learners find the same by them', () => {
    const sets: readonly (readonly [string, TrainingSet])[] = [
      ['iris', iris],
      ['breast cancer', someOf(breastCancer)],
      ['digits', digits],
      ['digits as numbers', { ...digits, x: new DenseSamples(readAll(digits.x), digits.x.dimension) }]
    ]
    describe.each(sets)('%s', (name, data) => {
      const pair = name.startsWith('digits') ? undefined : pairOf(data as RealData, 0, 1)
      const ridge = name.startsWith('digits') ? { ridge: 1e-2 } : {}
      const gamma = name.startsWith('digits') ? 0.01 : 1e-5

      function outputsOf(learner: LearnerDeclaration, set: TrainingSet, changes: object): Float64Array[] {
        const parameters = { ...defaultsOf(learner.parameters), ...changes }
        const setting = { schedule: { order: 'file', maximumEpochs: 5 }, seed: 4 } as const
        const fit = (products: DenseProducts): Model =>
          new Learner(learner, parameters).fit(set, { ...setting, products }).model
        return [two, plainProducts].map((products) => fit(products).evaluate(set.x, 0, set.x.count))
      }

      it.each([
        [learners['linear-discriminant-analysis'], data, ridge],
        [learners['quadratic-discriminant-analysis'], data, ridge],
        [learners['principal-component-analysis'], { x: data.x }, { components: 4 }],
        [learners['kernel-principal-component-analysis'], { x: data.x }, { components: 3, gamma }],
        [learners['kernel-k-means'], { x: data.x }, { clusters: 3, gamma }],
        ...(pair === undefined ? [] : [[learners['kernel-perceptron'], pair, { gamma }] as const])
      ] as const)('$name', (learner, set, changes) => {
        const [found, expected] = outputsOf(learner as LearnerDeclaration, set, changes)
        expect(distance(found, expected)).toBeLessThan(1e-5)
      })

      it('k-nearest-neighbours, to the bit', () => {
        for (const neighbours of [1, 11]) {
          const [found, expected] = outputsOf(learners['k-nearest-neighbours'] as LearnerDeclaration, data, {
            neighbours
          })
          expect(found).toEqual(expected)
        }
      })
    })
  })

  describe('learners keep their promises with them', () => {
    describeLearners(two, (found, expected) => expect(distance(found, expected)).toBeLessThan(1e-9))
  })
}
