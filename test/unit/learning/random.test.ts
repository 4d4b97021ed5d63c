import { describe, expect, it } from 'vitest'
import { derivedSeed, Random } from '../../../src-main/learning/algebra/random'

const shuffled = (seed: number, length: number): number[] => {
  const values = Uint32Array.from({ length }, (_, i) => i)
  new Random(seed).shuffle(values)
  return [...values]
}

describe('Random', () => {
  it('is a function of its seed alone', () => {
    expect(shuffled(3, 50)).toEqual(shuffled(3, 50))
    expect(shuffled(3, 50)).not.toEqual(shuffled(4, 50))
    expect(shuffled(4_294_967_295, 50)).not.toEqual(shuffled(0, 50))
  })

  it('goes on with the same numbers when its state is put back', () => {
    const random = new Random(5)
    const draw = (): number[] => [random.integer(0, 1000), random.uniform(), random.normal(), random.uniform(-3, 9)]
    draw()
    const { state } = random
    const first = draw()
    expect(draw()).not.toEqual(first)
    random.state = state
    expect(draw()).toEqual(first)
    const other = new Random(77)
    other.state = state
    expect([other.integer(0, 1000), other.uniform(), other.normal(), other.uniform(-3, 9)]).toEqual(first)
  })

  it.each([0, 1, 2])('draws number %d of neighbouring seeds as if they had nothing in common', (draw) => {
    const counts = new Array<number>(10).fill(0)
    for (let seed = 0; seed < 10_000; seed++) {
      const random = new Random(seed)
      for (let i = 0; i < draw; i++) random.uniform()
      counts[Math.floor(10 * random.uniform())]++
    }
    // Chi-squared with 9 degrees of freedom is above 27.9 once in a thousand times.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquared).toBeLessThan(27.9)
  })

  it('gives its state as a copy', () => {
    const [random, same] = [new Random(3), new Random(3)]
    random.state.fill(1)
    expect(random.uniform()).toBe(same.uniform())
    expect(new Random(3).state).toBeInstanceOf(Int32Array)
  })

  it('draws uniform numbers from the interval, as many in each tenth of it', () => {
    const random = new Random(8)
    const counts = new Array<number>(10).fill(0)
    const count = 20_000
    for (let i = 0; i < count; i++) {
      const value = random.uniform(-2, 3)
      expect(value >= -2 && value < 3).toBe(true)
      counts[Math.floor(2 * (value + 2))]++
    }
    // Five standard deviations of a binomial count with p = 1/10.
    for (const each of counts) expect(Math.abs(each - count / 10)).toBeLessThan(5 * Math.sqrt(count * 0.1 * 0.9))
    const unit = Array.from({ length: 1000 }, () => random.uniform())
    expect(unit.every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('draws normal numbers: mean, deviation, skewness, kurtosis and tails', () => {
    const random = new Random(4)
    const count = 50_000
    const z = Array.from({ length: count }, () => (random.normal(10, 3) - 10) / 3)
    const moment = (k: number): number => z.reduce((sum, value) => sum + value ** k, 0) / count
    // Var(Z^k) = E[Z^2k] - E[Z^k]^2: 1, 2, 15, 96. Five standard deviations of each mean.
    expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / count))
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / count))
    expect(Math.abs(moment(3))).toBeLessThan(5 * Math.sqrt(15 / count))
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / count))
    // P(|Z| > 1.96) = 0.05.
    const outside = z.filter((value) => Math.abs(value) > 1.959964).length
    expect(Math.abs(outside - 0.05 * count)).toBeLessThan(5 * Math.sqrt(count * 0.05 * 0.95))
    expect(z.every(Number.isFinite)).toBe(true)
  })

  it('draws the mean itself where the deviation is 0', () => {
    expect(new Random(1).normal(2.5, 0)).toBe(2.5)
  })

  it('shuffles into a permutation', () => {
    expect(shuffled(9, 100).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
    expect(shuffled(9, 1)).toEqual([0])
    expect(shuffled(9, 0)).toEqual([])
  })

  it('draws each of the six orders of three about equally often', () => {
    const random = new Random(1)
    const counts = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const values = Uint32Array.of(0, 1, 2)
      random.shuffle(values)
      counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    // Five standard deviations of a binomial count with p = 1/6.
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(6000 * (1 / 6) * (5 / 6)))
  })
})

describe('derivedSeed', () => {
  it('is a function of the seed and the use', () => {
    expect(derivedSeed(3, 'data')).toBe(derivedSeed(3, 'data'))
    const uses = ['data', 'feature 0', 'feature 1', '', 'date']
    const all = [0, 1, 2, 4_294_967_295].flatMap((seed) => uses.map((use) => derivedSeed(seed, use)))
    expect(new Set(all).size).toBe(all.length)
  })

  it('is a seed: a whole number from 0 to 2^32 - 1', () => {
    for (let seed = 0; seed < 1000; seed++) {
      const derived = derivedSeed(seed * 4_294_967, 'data')
      expect(Number.isInteger(derived) && derived >= 0 && derived <= 4_294_967_295).toBe(true)
    }
  })

  it('is FNV-1a of the use for the seed 0', () => {
    // The published values of the 32-bit FNV-1a hash.
    expect(derivedSeed(0, '')).toBe(0x811c9dc5)
    expect(derivedSeed(0, 'a')).toBe(0xe40c292c)
    expect(derivedSeed(0, 'foobar')).toBe(0xbf9cf968)
  })
})
