import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import { largestRemainders, split, type Shares, type Split } from '../../../src-main/learning/split'

const shares = (train: number, validation: number, test: number): Shares => ({ train, validation, test })
const sizes = ({ train, validation, test }: Split): number[] => [train.length, validation.length, test.length]
const countIn = (part: Uint32Array, y: ArrayLike<number>, c: number): number => part.filter((n) => y[n] === c).length

/** Every sample once. */
function expectPartition({ train, validation, test }: Split, count: number): void {
  const all = [...train, ...validation, ...test].sort((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: count }, (_, n) => n))
}

describe('largestRemainders', () => {
  it('is Hamilton’s method', () => {
    // 10 seats for 47, 16 and 37 of 100: 4.7, 1.6, 3.7 are rounded down to 4, 1, 3; the two left go to .7 and .7.
    expect(largestRemainders([47, 16, 37], 10)).toEqual([5, 1, 4])
    // Of equal remainders the first ones get what is left: 1/3 of 10 is 3.33 each.
    expect(largestRemainders([1, 1, 1], 10)).toEqual([4, 3, 3])
    expect(largestRemainders([0.8, 0, 0.2], 4)).toEqual([3, 0, 1])
    // 0.1 + 0.2 + 0.7 in double precision: no sample goes astray.
    expect(largestRemainders([0.7, 0.1, 0.2], 10)).toEqual([7, 1, 2])
    expect(largestRemainders([0, 0], 5)).toEqual([0, 0])
  })
})

describe('split', () => {
  it('divides each class in the same proportions', () => {
    // 30 of class 0 and 10 of class 1 by 0.8, 0.1, 0.1: 24 + 8, 3 + 1, 3 + 1.
    const y = Uint8Array.from({ length: 40 }, (_, n) => (n < 30 ? 0 : 1))
    const parts = split(y, shares(0.8, 0.1, 0.1), 5)
    expect(sizes(parts)).toEqual([32, 4, 4])
    expect(
      [parts.train, parts.validation, parts.test].map((part) => [countIn(part, y, 0), countIn(part, y, 1)])
    ).toEqual([
      [24, 8],
      [3, 1],
      [3, 1]
    ])
    expectPartition(parts, 40)
  })

  it('gives every part a sample of a class that has one for each', () => {
    const y = [...new Array<number>(97).fill(0), 1, 1, 1]
    const parts = split(y, shares(0.8, 0.1, 0.1), 0)
    expect(sizes(parts)).toEqual([80, 10, 10])
    for (const part of Object.values(parts)) expect(countIn(part, y, 1)).toBe(1)
    // Of two samples one stays for training.
    const two = [...new Array<number>(98).fill(0), 1, 1]
    expect(countIn(split(two, shares(0.99, 0, 0.01), 0).train, two, 1)).toBeGreaterThan(0)
  })

  it('is a partition of exact sizes, for any classes and shares', () => {
    const random = new Random(11)
    for (let trial = 0; trial < 300; trial++) {
      const count = random.integer(0, 120)
      const classCount = random.integer(1, 8)
      const y = Int32Array.from({ length: count }, () => Math.floor(classCount * random.uniform() ** 2))
      const [a, b] = [random.uniform(), random.uniform()].sort((p, q) => p - q)
      const wanted = random.integer(0, 3) === 0 ? shares(1 - a, 0, a) : shares(a, b - a, 1 - b)
      const parts = split(y, wanted, trial)
      expectPartition(parts, count)
      const exact = largestRemainders([wanted.train, wanted.validation, wanted.test], count)
      expect(sizes(parts)).toEqual(exact)
    }
  })

  it('is within two samples of the proportions, where the classes are not small', () => {
    const random = new Random(4)
    for (let trial = 0; trial < 200; trial++) {
      const classSizes = Array.from({ length: random.integer(1, 6) }, () => random.integer(10, 80))
      const y = classSizes.flatMap((size, c) => new Array<number>(size).fill(c))
      for (const part of Object.values(split(y, shares(0.6, 0.2, 0.2), trial))) {
        classSizes.forEach((size, c) => {
          expect(Math.abs(countIn(part, y, c) - (size * part.length) / y.length)).toBeLessThan(2)
        })
      }
    }
  })

  it('represents every class in every part where both are large enough', () => {
    const random = new Random(2)
    for (let trial = 0; trial < 200; trial++) {
      const classCount = random.integer(2, 6)
      const classSizes = Array.from({ length: classCount }, () => random.integer(3, 40))
      const y = classSizes.flatMap((size, c) => new Array<number>(size).fill(c))
      const parts = split(y, shares(0.6, 0.2, 0.2), trial)
      for (const part of Object.values(parts)) {
        if (part.length < classCount) continue
        for (let c = 0; c < classCount; c++) expect(countIn(part, y, c), `${classSizes} ${c}`).toBeGreaterThan(0)
      }
    }
  })

  it('is a function of its seed, and mixes the classes', () => {
    const y = Uint8Array.from({ length: 100 }, (_, n) => (n < 50 ? 0 : 1))
    const first = split(y, shares(0.8, 0, 0.2), 1)
    expect(split(y, shares(0.8, 0, 0.2), 1)).toEqual(first)
    expect(split(y, shares(0.8, 0, 0.2), 2)).not.toEqual(first)
    const half = first.train.slice(0, 40)
    expect(countIn(half, y, 0)).toBeGreaterThan(10)
    expect(countIn(half, y, 1)).toBeGreaterThan(10)
  })

  it('divides samples without classes', () => {
    const parts = split(11, shares(0.5, 0.25, 0.25), 3)
    expect(sizes(parts)).toEqual([5, 3, 3])
    expectPartition(parts, 11)
    expect([...parts.train]).not.toEqual([0, 1, 2, 3, 4])
    expect(sizes(split(3, shares(0, 0, 1), 0))).toEqual([0, 0, 3])
  })

  it('draws each sample as often as the others', () => {
    const drawn = new Array<number>(10).fill(0)
    for (let seed = 0; seed < 2000; seed++) for (const n of split(10, shares(0.7, 0, 0.3), seed).test) drawn[n]++
    // 600 expected, with a standard deviation of sqrt(2000 * 0.3 * 0.7) = 20.5.
    for (const count of drawn) expect(Math.abs(count - 600)).toBeLessThan(5 * 20.5)
  })

  it('is quick for many classes', () => {
    const y = Int32Array.from({ length: 200_000 }, (_, n) => n % 65_536)
    expect(sizes(split(y, shares(0.8, 0.1, 0.1), 0))).toEqual([160_000, 20_000, 20_000])
  })

  it.each([
    [0.5, 0.2, 0.2],
    [1.2, 0, -0.2],
    [NaN, 0.5, 0.5]
  ])('refuses the shares %j, %j, %j', (train, validation, test) => {
    const found = `found ${[train, validation, test].join(', ')}`
    expect(() => split(10, { train, validation, test }, 0)).toThrow(
      `the shares of train, validation and test: expected numbers from 0 that add up to 1, ${found}`
    )
  })
})
