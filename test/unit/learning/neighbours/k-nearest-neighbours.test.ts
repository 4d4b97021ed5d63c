import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll, type Samples } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { predictedClasses } from '../support/predicted'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { Learner, type Model } from '../../../../src-main/learning/learner'
import { kNearestNeighbours } from '../../../../src-main/learning/learners/k-nearest-neighbours'
import { BruteForceSearch } from '../../../../src-main/learning/neighbours/brute-force'
import { KDTree } from '../../../../src-main/learning/neighbours/k-d-tree'
import type { Neighbours } from '../../../../src-main/learning/neighbours/neighbours'
import { PixelSearch } from '../../../../src-main/learning/neighbours/pixel-search'
import { searchAmong } from '../../../../src-main/learning/neighbours/search'
import { selectMedian } from '../../../../src-main/learning/neighbours/select-median'
import { classes } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import reference from '../../../reference/neighbours.json'
import { breastCancer, iris, type RealData } from '../../../support/real-data'
import { standardised } from '../kernels/standardised'

const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const
const learn = (data: TrainingSet, neighbours: number): Model =>
  new Learner(kNearestNeighbours, { neighbours }).fit(data, setting).model

/** What the reference says: the votes of each sample, and which samples the library's own roundings decide on. */
interface Votes {
  readonly k: number
  readonly votes: readonly string[]
  readonly tied: readonly number[]
}

/** All distances, sorted. */
function naive(kept: Samples, x: Samples, k: number): Neighbours {
  const [a, b, d] = [readAll(kept), readAll(x), kept.dimension]
  const rows = Array.from({ length: x.count }, (_, n) =>
    Array.from({ length: kept.count }, (_, index) => {
      let distance = 0
      for (let i = 0; i < d; i++) distance += (b[n * d + i] - a[index * d + i]) ** 2
      return { index, distance }
    })
      .sort((one, other) => one.distance - other.distance || one.index - other.index)
      .slice(0, k)
  ).flat()
  return {
    indices: Uint32Array.from(rows, ({ index }) => index),
    squaredDistances: Float64Array.from(rows, ({ distance }) => distance)
  }
}

/** Clouds, or a grid of few places where nearly everything is a tie or a duplicate. */
function points(count: number, dimension: number, seed: number, places = Infinity): DenseSamples {
  const random = new Random(seed)
  const one = places === Infinity ? () => random.normal() : () => random.integer(1, places) / 10
  return new DenseSamples(Float64Array.from({ length: count * dimension }, one), dimension)
}

function pixels(
  count: number,
  columns: number,
  seed: number,
  scale = { mean: 0, deviation: 1 },
  most = 255
): ScaledPixels {
  const random = new Random(seed)
  const bytes = Uint8Array.from({ length: count * columns }, () => Math.max(0, random.integer(-most, most)))
  return new ScaledPixels(SparseBytes.from(bytes, columns), scale)
}

function expectSame(found: Neighbours, expected: Neighbours): void {
  expect([...found.indices]).toEqual([...expected.indices])
  expect([...found.squaredDistances]).toEqual([...expected.squaredDistances])
}

describe('the searches', () => {
  const cases = [1, 2, 3, 8].flatMap((dimension) => [Infinity, 2, 4].map((places) => [dimension, places] as const))
  it.each(cases)('tree and brute force find what sorting finds: %d columns, %d places', (dimension, places) => {
    for (const count of [1, 5, 13, 400]) {
      const kept = points(count, dimension, 1, places)
      const x = points(40, dimension, 2, places)
      for (const k of [1, 5, 11].filter((k) => k <= count)) {
        const expected = naive(kept, x, k)
        expectSame(new KDTree(kept).nearest(x, 0, 40, k), expected)
        expectSame(new BruteForceSearch(kept).nearest(x, 0, 40, k), expected)
      }
    }
  })

  it('brute force finds what sorting finds in many columns', () => {
    const [kept, x] = [points(150, 50, 1), points(20, 50, 2)]
    expectSame(new BruteForceSearch(kept).nearest(x, 0, 20, 7), naive(kept, x, 7))
  })

  it.each([1, 255])('pixels up to %d are found as sorting finds them, and one query as many', (most) => {
    const [kept, x] = [pixels(300, 9, 1, undefined, most), pixels(37, 9, 2, undefined, most)]
    const expected = naive(kept, x, 11)
    const search = new PixelSearch(kept)
    expectSame(search.nearest(x, 0, 37, 11), expected)
    for (const n of [0, 20, 36])
      expect(search.nearest(x, n, n + 1, 11).indices).toEqual(expected.indices.slice(n * 11, n * 11 + 11))
  })

  it('pictures of so many pixels that two products do not fit into one number', () => {
    // 1,032 columns are the most for which they do: 1,032 x 255^2 < 2^26. The brightest pictures put it to the test.
    for (const columns of [1032, 1033]) {
      // Row n is white but for n pixels.
      const bytes = new Uint8Array(20 * columns).fill(255)
      for (let n = 0; n < 20; n++) bytes.fill(254, n * columns, n * columns + n)
      const bright = new ScaledPixels(SparseBytes.from(bytes, columns))
      expectSame(new PixelSearch(bright).nearest(bright, 0, 20, 5), naive(bright, bright, 5))
      const [kept, x] = [pixels(30, columns, 1), pixels(20, columns, 2)]
      expectSame(new PixelSearch(kept).nearest(x, 0, 20, 5), naive(kept, x, 5))
    }
  })

  it('pixels of a scale, and queries of another', () => {
    const scale = { mean: 30, deviation: 64 }
    const [kept, x] = [pixels(100, 12, 1, scale), pixels(20, 12, 2, scale)]
    expectSame(new PixelSearch(kept).nearest(x, 0, 20, 5), naive(kept, x, 5))
    const other = pixels(20, 12, 2, { mean: 0, deviation: 255 })
    expectSame(new PixelSearch(kept).nearest(other, 0, 20, 5), naive(kept, other, 5))
  })

  it('are chosen by the samples', () => {
    expect(searchAmong(points(9, 8, 1))).toBeInstanceOf(KDTree)
    expect(searchAmong(points(9, 9, 1))).toBeInstanceOf(BruteForceSearch)
    expect(searchAmong(pixels(9, 2, 1))).toBeInstanceOf(PixelSearch)
  })

  it('selectMedian parts the smaller from the greater', () => {
    const random = new Random(8)
    for (let round = 0; round < 200; round++) {
      const count = random.integer(1, 30)
      const values = Float64Array.from({ length: count }, () => random.integer(0, 9))
      const indices = Uint32Array.from(values.keys())
      const middle = random.integer(0, count - 1)
      selectMedian(indices, 0, count, middle, values, 1, 0)
      expect([...indices].sort((a, b) => a - b)).toEqual([...values.keys()])
      const sorted = [...indices].map((n) => values[n])
      expect(Math.max(-1, ...sorted.slice(0, middle))).toBeLessThanOrEqual(sorted[middle])
      expect(Math.min(...sorted.slice(middle))).toBe(sorted[middle])
    }
  })
})

describe('the K nearest neighbours', () => {
  // On a line: 0 (a), 1 (b), 2 (b), 4 (a), 10 (a).
  const line: TrainingSet = { x: DenseSamples.of([[0], [1], [2], [4], [10]]), y: classes([0, 1, 1, 0, 0], ['a', 'b']) }

  it('by hand', () => {
    // Of 0.4: 0, 1, 2 vote a, b, b. Of 3: 2 and 4 are at 1, then 1 at 2: b, a, b. Of 7: 4 and 10, then 2: a, a, b.
    const model = learn(line, 3)
    const third = 1 / 3
    expect([...model.evaluate(DenseSamples.of([[0.4], [3], [7]]), 0, 3)]).toEqual([
      third,
      2 / 3,
      third,
      2 / 3,
      2 / 3,
      third
    ])
    expect([...predictedClasses(model, { x: DenseSamples.of([[0.4], [3], [7]]) })]).toEqual([1, 1, 0])
    expect(model.outputs).toEqual(['share of votes for a', 'share of votes for b'])
    expect(model.tensors).toMatchObject({ counts: { values: Uint32Array.of(3, 2) }, x: { shape: [5, 1] } })
  })

  it('takes the sample that comes first where two are equally far, and the class that comes first', () => {
    // 3 is as far from 2 (b) as from 4 (a): with K = 1 the first of them, 2, votes.
    expect([...learn(line, 1).evaluate(DenseSamples.of([[3]]), 0, 1)]).toEqual([0, 1])
    // Three classes, one vote each.
    const three = { x: DenseSamples.of([[0], [1], [2]]), y: classes([2, 1, 0]) }
    expect([...predictedClasses(learn(three, 3), three)]).toEqual([0, 0, 0])
  })

  it('refuses more neighbours than samples', () => {
    expect(() => learn(line, 7)).toThrow('K nearest neighbours needs at least 7 samples, found 5 samples')
  })

  const sets = [
    ['iris', iris()],
    ['breast-cancer', breastCancer()]
  ] as const
  it.each(sets)("gives scikit-learn's votes: %s", (name, raw) => {
    const scaled: RealData = { ...raw, x: standardised(raw.x) }
    for (const [scaling, data] of [
      ['raw', raw],
      ['standardised', scaled]
    ] as const) {
      for (const { k, votes, tied } of reference[name].votes[scaling] as readonly Votes[]) {
        const shares = learn(data, k).evaluate(data.x, 0, data.x.count)
        const width = data.y.classNames.length
        const differ = votes.flatMap((expected, n) => {
          const found = [...shares.subarray(n * width, (n + 1) * width)].map((share) =>
            Math.round(share * k).toString(12)
          )
          return found.join('') === expected ? [] : [n]
        })
        expect(differ.filter((n) => !tied.includes(n))).toEqual([])
        expect(tied.length).toBeLessThan(45)
      }
    }
  })
})
