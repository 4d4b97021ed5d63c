import { describe, expect, it } from 'vitest'
import { mix, parseHex } from '../../../src-renderer/pictures/colour'
import { difference, DivergingScale, largestSize, paintGrey } from '../../../src-renderer/pictures/scale'

const colours = { negative: [8, 64, 126], neutral: [247, 247, 247], positive: [156, 63, 0] } as const
const scale = new DivergingScale(colours)
const pixel = (pixels: Uint8ClampedArray, i: number): number[] => [...pixels.subarray(4 * i, 4 * i + 4)]

describe('colours', () => {
  it('reads what a style sheet says', () => {
    expect(parseHex(' #08407e')).toEqual([8, 64, 126])
    expect(() => parseHex('blue')).toThrow('expected a colour such as #1f77b4, found "blue"')
  })

  it('mixes from one end to the other', () => {
    expect(mix([8, 64, 126], [247, 247, 247], 0)).toEqual([8, 64, 126])
    expect(mix([8, 64, 126], [247, 247, 247], 1)).toEqual([247, 247, 247])
  })

  it('mixes greys to a grey that looks halfway', () => {
    const [r, g, b] = mix([0, 0, 0], [255, 255, 255], 0.5)
    // L = 0.5 in OKLab.
    expect([r, g, b]).toEqual([99, 99, 99])
  })
})

describe('DivergingScale', () => {
  it('gives 0 the neutral colour and the extremes the poles', () => {
    const pixels = scale.paint([-5, 0, 5], 5)
    expect(pixel(pixels, 0)).toEqual([...colours.negative, 255])
    expect(pixel(pixels, 1)).toEqual([...colours.neutral, 255])
    expect(pixel(pixels, 2)).toEqual([...colours.positive, 255])
  })

  it('keeps what lies beyond the extreme at the pole', () => {
    expect(pixel(scale.paint([1e9], 5), 0)).toEqual([...colours.positive, 255])
  })

  it('is neutral everywhere when all values are 0', () => {
    expect(pixel(scale.paint(new Float64Array(4), 0), 3)).toEqual([...colours.neutral, 255])
  })

  it('darkens steadily away from 0 on both sides', () => {
    const pixels = scale.paint([-4, -3, -2, -1, 0], 4)
    for (let i = 1; i < 5; i++) expect(pixels[4 * i]).toBeGreaterThan(pixels[4 * (i - 1)])
  })
})

describe('pictures of values', () => {
  it('paints grey values as they are', () => {
    expect([...paintGrey(Uint8Array.of(0, 200))]).toEqual([0, 0, 0, 255, 200, 200, 200, 255])
  })

  it('finds the largest size over several vectors', () => {
    expect(largestSize([1, -7], Float64Array.of(3))).toBe(7)
    expect(largestSize([])).toBe(0)
  })

  it('subtracts component by component', () => {
    expect([...difference(Float64Array.of(5, 1), Float64Array.of(2, 4))]).toEqual([3, -3])
  })
})
