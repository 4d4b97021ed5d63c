import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'

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
