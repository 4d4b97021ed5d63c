import { describe, expect, it } from 'vitest'
import { plainProducts, type DenseProducts } from '../../../../src-main/learning/algebra/dense-products'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { Learner } from '../../../../src-main/learning/learner'
import { BlockScatter } from '../../../../src-main/learning/learners/discriminant/block-scatter'
import { linearDiscriminantAnalysis } from '../../../../src-main/learning/learners/linear-discriminant-analysis'
import { principalComponentAnalysis } from '../../../../src-main/learning/learners/principal-component-analysis'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import { breastCancer } from '../../../support/real-data'

const random = new Random(9)
/** In blocks of 16 rows, the fewest there are. */
const smallPieces: DenseProducts = { ...plainProducts, piece: 1 }

/** sum_n (x_n - m)(x_n - m)^T about the means of the classes, in two passes. */
function naive(rows: readonly (readonly number[])[], y: readonly number[], classes: number): number[][] {
  const dimension = rows[0].length
  const members = Array.from({ length: classes }, (_, c) => rows.filter((_, n) => y[n] === c))
  const means = members.map((own) => Array.from({ length: dimension }, (_, d) => mean(own.map((row) => row[d]))))
  return Array.from({ length: dimension }, (_, i) =>
    Array.from({ length: dimension }, (_, j) =>
      rows.reduce((sum, row, n) => sum + (row[i] - means[y[n]][i]) * (row[j] - means[y[n]][j]), 0)
    )
  )
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function scatterOfRows(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  classes: number,
  products: DenseProducts
): BlockScatter {
  const scatter = new BlockScatter(DenseSamples.of(rows), classes, products)
  y.forEach((c, n) => scatter.add(n, c))
  return scatter
}

describe('the scatter by blocks', () => {
  it('by hand', () => {
    // Class 0: (0, 0), (2, 4), mean (1, 2); class 1: (5, 5) alone. About the means: (-1, -2), (1, 2), (0, 0).
    const rows = [
      [0, 0],
      [5, 5],
      [2, 4]
    ]
    const scatter = scatterOfRows(rows, [0, 1, 0], 2, plainProducts)
    expect([...scatter.matrix().values]).toEqual([2, 4, 4, 8])
    expect([...scatter.means().values]).toEqual([1, 2, 5, 5])
  })

  it.each([1, 3])('is that of two passes over the samples, however many blocks they make: %d classes', (classes) => {
    const y = Array.from({ length: 75 }, () => random.integer(0, classes - 1))
    const rows = y.map((c) => [random.normal(c), random.normal(-c, 3), random.uniform()])
    const expected = naive(rows, y, classes)
    for (const products of [plainProducts, smallPieces]) {
      const found = scatterOfRows(rows, y, classes, products).matrix()
      expected.forEach((row, i) => row.forEach((value, j) => expect(found.get(i, j)).toBeCloseTo(value, 10)))
    }
  })

  it('loses no digits far from 0', () => {
    const near = Array.from({ length: 60 }, () => [random.integer(-8, 8) / 8, random.integer(-8, 8) / 8])
    const far = near.map((row) => row.map((value) => value + 2 ** 30))
    const y = near.map(() => 0)
    const [one, other] = [near, far].map((rows) => scatterOfRows(rows, y, 1, smallPieces).matrix().values)
    one.forEach((value, i) => expect(other[i]).toBeCloseTo(value, 5))
  })

  it('goes on, in the middle of a block, with products of another piece', () => {
    const y = Array.from({ length: 40 }, (_, n) => n % 2)
    const rows = y.map((c) => [random.normal(c), random.normal()])
    const x = DenseSamples.of(rows)
    const whole = scatterOfRows(rows, y, 2, plainProducts)
    const interrupted = new BlockScatter(x, 2, plainProducts)
    for (let n = 0; n < 29; n++) interrupted.add(n, y[n])
    const restored = new BlockScatter(x, 2, smallPieces)
    restored.restore(structuredClone(interrupted.save()))
    for (let n = 29; n < 40; n++) restored.add(n, y[n])
    const expected = whole.matrix().values
    restored.matrix().values.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 10))
  })
})

describe('whatever the pieces', () => {
  const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const
  const data = breastCancer()

  it('linear discriminant analysis finds the same', () => {
    const [one, other] = [plainProducts, smallPieces].map((products) => {
      const learner = new Learner(linearDiscriminantAnalysis, defaultsOf(linearDiscriminantAnalysis.parameters))
      return learner.fit(data, { ...setting, products }).model.evaluate(data.x, 0, data.x.count)
    })
    one.forEach((value, n) => expect(other[n]).toBeCloseTo(value, 9))
  })

  it('principal component analysis finds the same, to the bit', () => {
    const [one, other] = [plainProducts, smallPieces].map((products) => {
      const learner = new Learner(principalComponentAnalysis, { components: 5 })
      return learner.fit({ x: data.x }, { ...setting, products }).model.tensors
    })
    expect(one).toEqual(other)
  })
})
