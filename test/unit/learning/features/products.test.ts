import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { derivedSeed } from '../../../../src-main/learning/algebra/random'
import { readAll, type Samples } from '../../../../src-main/learning/algebra/samples'
import { WeightVector } from '../../../../src-main/learning/algebra/weight-vector'
import { randomProducts } from '../../../../src-main/learning/features/random-products'
import { scaling } from '../../../../src-main/learning/features/scaling'
import { xorProduct } from '../../../../src-main/learning/features/xor-product'
import { Learner } from '../../../../src-main/learning/learner'
import { perceptron } from '../../../../src-main/learning/learners/perceptron'
import { classes } from '../../../../src-main/learning/targets'
import { columnNames, gaussians, mapped, pixels, row } from './support'

describe('xor-product', () => {
  it('makes (x_u, x_v, x_u x_v) of (x_u, x_v)', () => {
    const x = mapped(xorProduct, DenseSamples.of([[2, -3]]))
    expect(row(x, 0)).toEqual([2, -3, -6])
    expect(columnNames(x)).toEqual(['x1', 'x2', 'x1 * x2'])
  })

  it('multiplies chosen columns, in either order, and keeps the others', () => {
    const x = DenseSamples.of([[2, 3, 5]], { columnNames: ['a', 'b', 'c'] })
    for (const factors of [
      [1, 3],
      [3, 1]
    ]) {
      const made = mapped(xorProduct, x, { factors })
      expect(row(made, 0)).toEqual([2, 3, 5, 10])
      expect(made.columnName(3)).toBe('a * c')
    }
  })

  it('makes the xor example linearly separable', () => {
    const corners = DenseSamples.of([
      [-1, -1],
      [1, 1],
      [-1, 1],
      [1, -1]
    ])
    const y = classes([0, 0, 1, 1])
    const setting = { schedule: { order: 'file', maximumEpochs: 50 }, seed: 0 } as const
    const learner = new Learner(perceptron, { bias: true })
    expect(learner.fit({ x: corners, y }, setting).outcome).toBe('maximum-epochs')
    expect(learner.fit({ x: mapped(xorProduct, corners), y }, setting).outcome).toBe('converged')
  })

  it('refuses a column that is not there', () => {
    expect(() => mapped(xorProduct, DenseSamples.of([[1]]))).toThrow(
      'xor-product: factors: there is no column 2, found 1 column'
    )
  })
})

describe('random-products', () => {
  it('supplements the columns with all pairs where all are asked for, each once and none of a column with itself', () => {
    const x = mapped(randomProducts, DenseSamples.of([[2, 3, 5, 7]]), { count: 6 })
    expect(row(x, 0)).toEqual([2, 3, 5, 7, 6, 10, 14, 15, 21, 35])
    expect(columnNames(x).slice(4)).toEqual(['x1 * x2', 'x1 * x3', 'x1 * x4', 'x2 * x3', 'x2 * x4', 'x3 * x4'])
  })

  it('draws every pair with the same probability', () => {
    // 3 of the 15 pairs of 6 columns, 3000 times: each pair is there 600 times, with a deviation below 22.
    const x = gaussians(1, 6)
    const times = new Map<string, number>()
    for (let seed = 0; seed < 3000; seed++) {
      const names = columnNames(mapped(randomProducts, x, { count: 3 }, derivedSeed(seed, 'pairs'))).slice(6)
      for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
    }
    expect(times.size).toBe(15)
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(5 * 22)
  })

  it('draws other pairs for another seed, and among more pairs the same', () => {
    const x = gaussians(2, 50)
    const few = columnNames(mapped(randomProducts, x, { count: 20 }))
    expect(columnNames(mapped(randomProducts, x, { count: 20 }, 2))).not.toEqual(few)
    expect(columnNames(mapped(randomProducts, x, { count: 200 }))).toEqual(expect.arrayContaining(few))
  })

  it('visits a pair from the column that is 0 more often, and names it by the smaller number first', () => {
    // Not 0 in 3, 1, 2 and 2 of the samples: from x2 all of its pairs, from x3 and x4 those with x1.
    const x = DenseSamples.of([
      [1, 5, 0, 3],
      [1, 0, 2, 0],
      [1, 0, 2, 4]
    ])
    const products = mapped(randomProducts, x, { count: 6 })
    expect(columnNames(products).slice(4)).toEqual(['x1 * x2', 'x2 * x3', 'x2 * x4', 'x1 * x3', 'x3 * x4', 'x1 * x4'])
    expect(row(products, 2)).toEqual([1, 0, 2, 4, 0, 0, 0, 2, 8, 4])
  })

  it('is the identity where no product is asked for', () => {
    const x = gaussians(4, 3)
    expect(readAll(mapped(randomProducts, x, { count: 0 }))).toEqual(readAll(x))
  })

  it('refuses more pairs than there are', () => {
    expect(() => mapped(randomProducts, gaussians(2, 4), { count: 7 })).toThrow(
      'random-products: count: 7 pairs are asked for, but 4 columns make only 6'
    )
    expect(() => mapped(randomProducts, gaussians(2, 1), { count: 1 })).toThrow('1 column make only 0')
  })

  const inForms: readonly (readonly [string, Samples])[] = [
    ['pixels', pixels(40)],
    ['pixels from 0 to 1', mapped(scaling, pixels(40), { scaling: 'unit' })],
    ['standardised pixels', mapped(scaling, pixels(40), { scaling: 'standardised' })],
    ['dense samples', gaussians(40, 64)]
  ]
  it.each(inForms)('learns from %s what it would from the products kept in full', (_, x) => {
    const products = mapped(randomProducts, x, { count: 500 })
    const full = new DenseSamples(readAll(products), products.dimension)
    const y = classes(Array.from({ length: 40 }, (_, n) => Number(n % 3 === 0)))
    const setting = { schedule: { order: 'file', maximumEpochs: 3 }, seed: 0 } as const
    const weights = (samples: Samples): ArrayLike<number> => {
      const { tensors } = new Learner(perceptron, { bias: true }).fit({ x: samples, y }, setting).model
      return tensors['w'].values
    }
    const expected = weights(full)
    const ours = weights(products)
    const largest = Math.max(...Array.from(expected, Math.abs))
    expect(largest).toBeGreaterThan(0)
    for (let d = 0; d < expected.length; d++) expect(Math.abs(ours[d] - expected[d])).toBeLessThan(1e-12 * largest)
    // Whole numbers are added without rounding, in whatever order.
    if (x === inForms[0][1]) expect(ours).toEqual(expected)
  })

  it('takes no memory for its products', () => {
    // In full they would take 2,000 x 20,784 x 8 bytes, a third of a gigabyte; the pairs alone take a quarter of a megabyte.
    const digits = pixels(2000, 1, { height: 28, width: 28, channels: 1 })
    const before = process.memoryUsage().arrayBuffers
    const x = mapped(randomProducts, digits, { count: 20_000 })
    const w = new WeightVector(x.dimension)
    for (let n = 0; n < x.count; n += 100) x.addMultiple(w, 1, n)
    for (let n = 0; n < x.count; n++) x.dot(n, w)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8e6)
  })

  it('finds products that overflow, and does not look at them where none can', () => {
    const x = DenseSamples.of([
      [1, 2, 3],
      [1e200, 1, 1e200]
    ])
    expect(mapped(randomProducts, x, { count: 3 }).firstBad()).toEqual({ sample: 1, column: 4, value: Infinity })
    expect(mapped(randomProducts, x, { count: 0 }).firstBad()).toBeUndefined()
  })

  it('keeps the sum of the weights fresh', () => {
    const x = mapped(randomProducts, pixels(3), { count: 50 })
    const w = new WeightVector(x.dimension)
    x.addMultiple(w, 1, 0)
    expect(w.sum).toBe(row(x, 0).reduce((sum, value) => sum + value, 0))
  })
})
