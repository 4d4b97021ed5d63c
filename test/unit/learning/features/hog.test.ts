import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { readAll, type PictureShape, type Samples } from '../../../../src-main/learning/algebra/samples'
import { hog } from '../../../../src-main/learning/features/hog'
import { columnNames, mapped, pixels, row } from './support'

interface Reference {
  readonly pictures: readonly {
    readonly name: string
    readonly shape: PictureShape
    readonly values: readonly number[]
    readonly cases: readonly { readonly parameters: Record<string, unknown>; readonly output: readonly number[] }[]
  }[]
}

const reference = JSON.parse(readFileSync(new URL('../../../reference/hog.json', import.meta.url), 'utf8')) as Reference

function picture(rows: readonly (readonly number[])[], channels = 1): DenseSamples {
  const shape = { height: rows.length, width: rows[0].length / channels, channels }
  return new DenseSamples(Float64Array.from(rows.flat()), rows.flat().length, { picture: shape })
}

/** Two blocks of 2 x 2 pixels side by side, dark on the left and bright from the third column on. */
const verticalEdge = picture([
  [0, 0, 10, 10],
  [0, 0, 10, 10]
])
const plain = { block: 2, normalisation: 'none', precision: 'double' }

describe('hog of one vertical edge', () => {
  // By hand: right - left is 0, 10, 10, 0 in either row, the border being repeated; below - above is 0 throughout.
  // So two pixels of either block have an edge of 90 degrees and vote with 10 each.

  it('gives all votes to 90 degrees where that is an orientation', () => {
    const x = mapped(hog, verticalEdge, { ...plain, bins: 4 })
    expect(row(x, 0)).toEqual([0, 0, 20, 0, 0, 0, 20, 0])
    expect(x.columnName(2)).toBe('edges at 90 degrees in block (1, 1)')
    expect(x.columnName(6)).toBe('edges at 90 degrees in block (1, 2)')
  })

  it('shares them between 80 and 100 degrees of nine, or gives them to the greater', () => {
    const shared = [0, 0, 0, 0, 10, 10, 0, 0, 0]
    const x = mapped(hog, verticalEdge, { ...plain, bins: 9 })
    expect(row(x, 0)).toEqual([...shared, ...shared])
    expect(x.columnName(4)).toBe('edges at 80 degrees in block (1, 1)')
    const nearest = [0, 0, 0, 0, 0, 20, 0, 0, 0]
    expect(row(mapped(hog, verticalEdge, { ...plain, bins: 9, interpolation: false }), 0)).toEqual([
      ...nearest,
      ...nearest
    ])
  })

  it('makes of them a distribution', () => {
    const x = mapped(hog, verticalEdge, { block: 2, bins: 4 })
    expect(row(x, 0)).toEqual([0, 0, 1, 0, 0, 0, 1, 0])
  })

  it('does not tell dark from bright: orientations have no sign', () => {
    const inverse = picture([
      [10, 10, 0, 0],
      [10, 10, 0, 0]
    ])
    expect(readAll(mapped(hog, inverse, plain))).toEqual(readAll(mapped(hog, verticalEdge, plain)))
  })
})

describe('orientations of edges', () => {
  // Of a linear picture a column + b row the gradient inside is (2 a, 2 b), and the edge at a right angle to it.
  const slope = (a: number, b: number): Samples =>
    picture(Array.from({ length: 6 }, (_, r) => Array.from({ length: 6 }, (_, c) => a * c + b * r)))
  const strongest = (x: Samples): string => {
    const votes = row(x, 0)
    return x.columnName(votes.indexOf(Math.max(...votes)))
  }

  it.each([
    ['horizontal', 0, 1, 0],
    ['like /', 1, 1, 45],
    ['vertical', 1, 0, 90],
    ['like \\', 1, -1, 135],
    ['horizontal, bright above', 0, -1, 0]
  ])('%s', (_, a, b, degrees) => {
    const x = mapped(hog, slope(a, b), { ...plain, block: 6, bins: 4 })
    expect(strongest(x)).toBe(`edges at ${degrees} degrees in block (1, 1)`)
  })

  it('take the strongest channel of a colour picture, the first of equals', () => {
    // Red has a vertical edge of 4, green a horizontal one of 6, blue one of 6 at 90 degrees; borders are repeated.
    const x = picture(
      [
        [0, 0, 0, 4, 0, 6],
        [0, 6, 0, 4, 6, 6]
      ],
      3
    )
    const green = mapped(hog, x, { ...plain, bins: 4 })
    expect(row(green, 0)).toEqual([24, 0, 0, 0])
  })
})

describe('hog against NumPy', () => {
  const cases = reference.pictures.flatMap(({ name, shape, values, cases }) =>
    cases.map(({ parameters, output }) => [name, parameters, { shape, values, output }] as const)
  )
  it.each(cases)('%s %j', (_, parameters, { shape, values, output }) => {
    const x = new DenseSamples(Float64Array.from(values), values.length, { picture: shape })
    const ours = row(mapped(hog, x, { ...parameters, precision: 'double' }), 0)
    expect(ours).toHaveLength(output.length)
    ours.forEach((value, d) => expect(Math.abs(value - output[d])).toBeLessThan(1e-9 * (1 + Math.abs(output[d]))))
    const single = row(mapped(hog, x, parameters), 0)
    expect(single).toEqual(ours.map(Math.fround))
  })

  it.each(reference.pictures)('sees pixels of zeros left out as zeros: $name', ({ shape }) => {
    const sparse = pixels(3, 4, shape)
    const dense = new DenseSamples(readAll(sparse), sparse.dimension, { picture: shape })
    expect(readAll(mapped(hog, sparse))).toEqual(readAll(mapped(hog, dense)))
  })
})

describe('groups of blocks', () => {
  it('are unmoved by contrast', () => {
    const x = pixels(2)
    const twice = new DenseSamples(
      readAll(x).map((p) => 2 * p),
      64,
      { picture: x.picture }
    )
    const parameters = { normalisation: 'l2-hys', precision: 'double' }
    expect(readAll(mapped(hog, twice, parameters))).toEqual(readAll(mapped(hog, x, parameters)))
  })

  it('have names that say which block of which group', () => {
    const names = columnNames(mapped(hog, pixels(1), { block: 2, normalisation: 'l2' }))
    expect(names).toHaveLength(3 * 3 * 4 * 9)
    expect(names[0]).toBe('edges at 0 degrees in block (1, 1) of group (1, 1)')
    expect(names.at(-1)).toBe('edges at 160 degrees in block (4, 4) of group (3, 3)')
  })
})

describe('hog refuses', () => {
  it('samples that are no pictures', () => {
    expect(() => mapped(hog, DenseSamples.of([[1, 2]]))).toThrow('needs pictures, found samples without a height')
  })

  it('blocks that do not fill the picture, and says which would', () => {
    const digit = pixels(1, 1, { height: 28, width: 28, channels: 1 })
    expect(() => mapped(hog, digit, { block: 8 })).toThrow(
      'hog: block: 8 pixels do not divide a picture of 28 x 28 pixels; a side of 2, 4, 7, 14, 28 would'
    )
    expect(() => mapped(hog, pixels(1, 1, { height: 3, width: 5, channels: 3 }))).toThrow(
      'a picture of 3 x 5 pixels of 3 channels; no side of 2 to 128 pixels would'
    )
  })

  it('groups of 2 x 2 blocks where there are fewer', () => {
    expect(() => mapped(hog, verticalEdge, { block: 2, normalisation: 'l2' })).toThrow('needs at least 2 x 2 blocks')
  })

  it('numbers that are not finite, saying where', () => {
    const x = picture([
      [1, 2],
      [3, Infinity]
    ])
    expect(() => mapped(hog, x, { block: 2 })).toThrow('found Infinity in sample 1, column 4 (x4)')
  })
})
