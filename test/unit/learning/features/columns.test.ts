import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import { monomialCount, monomials } from '../../../../src-main/learning/features/monomials'
import { radial } from '../../../../src-main/learning/features/radial'
import { standardisation } from '../../../../src-main/learning/features/standardisation'
import { breastCancer, iris } from '../../../support/real-data'
import { columnNames, gaussians, mapped, row } from './support'

describe('monomials', () => {
  it('makes all of them up to the degree, with their names', () => {
    const x = mapped(monomials, DenseSamples.of([[2, 3]]), { degree: 3, constant: true })
    expect(columnNames(x).join(', ')).toBe('1, x1, x2, x1^2, x1 * x2, x2^2, x1^3, x1^2 * x2, x1 * x2^2, x2^3')
    expect(row(x, 0)).toEqual([1, 2, 3, 4, 6, 9, 8, 12, 18, 27])
    expect(row(mapped(monomials, DenseSamples.of([[2, 3]])), 0)).toEqual([2, 3, 4, 6, 9])
  })

  it('makes of one column the map of polynomial regression', () => {
    const x = mapped(monomials, DenseSamples.of([[2]], { columnNames: ['x'] }), { degree: 20, constant: true })
    expect(row(x, 0)).toEqual(Array.from({ length: 21 }, (_, d) => 2 ** d))
    expect(x.columnName(20)).toBe('x^20')
  })

  it('agrees with powers multiplied one by one, whatever the columns', () => {
    const x = gaussians(3, 5)
    const made = mapped(monomials, x, { degree: 4 })
    expect(made.dimension).toBe(monomialCount(5, 4))
    for (let n = 0; n < 3; n++) {
      const components = row(x, n)
      row(made, n).forEach((value, d) => {
        const naive = made
          .columnName(d)
          .split(' * ')
          .map((factor) => /^x(\d+)(?:\^(\d+))?$/.exec(factor))
          .reduce((product, match) => product * components[Number(match?.[1]) - 1] ** Number(match?.[2] ?? 1), 1)
        expect(value / naive).toBeCloseTo(1, 13)
      })
    }
  })

  it('counts them', () => {
    // Of two variables there are k + 1 of degree k: 2 + 3 + 4. Of four up to degree 2: 4 + 4 squares + 6 products.
    expect(monomialCount(2, 3)).toBe(9)
    expect(monomialCount(4, 2)).toBe(14)
    expect(monomialCount(1, 20)).toBe(20)
  })

  it('names those of named columns so that they can be read', () => {
    const names = columnNames(mapped(monomials, iris().x))
    expect(names).toHaveLength(14)
    const [first, second] = columnNames(iris().x)
    expect(names[5]).toBe(`${first} * ${second}`)
    expect(names[4]).toBe(first.includes(' ') ? `(${first})^2` : `${first}^2`)
  })

  it('says how many there would be where they are too many', () => {
    expect(() => mapped(monomials, gaussians(1, 784), { degree: 2 })).toThrow(
      'monomials: degree: 784 columns up to degree 2 would make 308,504 columns, at most 20,000 are made: ' +
        'choose a lower degree or fewer columns'
    )
    expect(() => mapped(monomials, gaussians(1, 784), { degree: 20 })).toThrow('would make about 4.1e+39 columns')
  })
})

describe('radial', () => {
  const x = DenseSamples.of([
    [3, 4],
    [-3, 0],
    [0, 2]
  ])

  it('makes the distance from the origin', () => {
    const made = mapped(radial, x)
    expect([...readAll(made)]).toEqual([5, 3, 2])
    expect(columnNames(made)).toEqual(['radius'])
  })

  it('measures from the mean of the training samples, for other samples too', () => {
    // The mean is (0, 2).
    const map = radial.fit({ centre: 'mean', columns: 'appended' }, x)
    const made = map.apply(DenseSamples.of([[3, 6]]))
    expect(row(made, 0)).toEqual([3, 6, 5])
    expect(columnNames(made)).toEqual(['x1', 'x2', 'radius'])
  })

  it('does not change when the samples are turned', () => {
    const points = gaussians(20, 2)
    const [cos, sin] = [Math.cos(0.7), Math.sin(0.7)]
    const turned = DenseSamples.of(
      Array.from({ length: 20 }, (_, n) => row(points, n)).map(([a, b]) => [cos * a - sin * b, sin * a + cos * b])
    )
    const radii = readAll(mapped(radial, points))
    readAll(mapped(radial, turned)).forEach((radius, n) => expect(radius).toBeCloseTo(radii[n], 12))
  })

  it('refuses to take the mean of no samples, or of numbers that are not finite', () => {
    expect(() => mapped(radial, new DenseSamples(new Float64Array(0), 2), { centre: 'mean' })).toThrow(
      'at least 1 sample'
    )
    expect(() => mapped(radial, DenseSamples.of([[1, NaN]]), { centre: 'mean' })).toThrow('found NaN in sample 1')
  })
})

describe('standardisation', () => {
  it('subtracts the mean and divides by the deviation of the training samples', () => {
    // Means 3 and 10; deviations sqrt((4 + 4) / 2) = 2 and sqrt((25 + 25) / 2) = 5.
    const train = DenseSamples.of([
      [1, 5],
      [5, 15]
    ])
    const map = standardisation.fit({ constantColumns: 'refuse' }, train)
    expect([...readAll(map.apply(train))]).toEqual([-1, -1, 1, 1])
    expect(row(map.apply(DenseSamples.of([[3, 20]])), 0)).toEqual([0, 2])
  })

  it('gives every column of real data mean 0 and deviation 1, far from 0 too', () => {
    const { x } = breastCancer()
    const far = new DenseSamples(
      x.values.map((value) => value + 1e6),
      x.dimension
    )
    for (const [samples, digits] of [
      [x, 12],
      [far, 6]
    ] as const) {
      const all = readAll(mapped(standardisation, samples))
      for (let d = 0; d < x.dimension; d++) {
        const column = all.filter((_, i) => i % x.dimension === d)
        const mean = column.reduce((sum, value) => sum + value, 0) / x.count
        expect(mean).toBeCloseTo(0, digits)
        expect(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.count).toBeCloseTo(1, digits)
      }
    }
  })

  // 0.1 added up and divided is not quite 0.1: a constant column is told by its values, not by its deviation.
  const constant = DenseSamples.of(Array.from({ length: 7 }, (_, n) => [n, 0.1]))

  it('refuses a constant column', () => {
    expect(() => mapped(standardisation, constant)).toThrow(
      'needs columns that vary, found the same value in all of column 2 (x2)'
    )
  })

  it('only shifts a constant column where that is chosen', () => {
    const x = mapped(standardisation, constant, { constantColumns: 'centre' })
    for (let n = 0; n < 7; n++) expect(row(x, n)[1]).toBeCloseTo(0, 15)
  })

  it('keeps the picture', () => {
    const shape = { height: 1, width: 2, channels: 1 }
    const x = new DenseSamples(Float64Array.of(1, 2, 3, 5), 2, { picture: shape })
    expect(mapped(standardisation, x).picture).toEqual(shape)
  })

  it('refuses numbers that are not finite, saying where', () => {
    expect(() => mapped(standardisation, DenseSamples.of([[1], [Infinity]]))).toThrow(
      'Standardisation needs finite numbers, found Infinity in sample 2, column 1 (x1)'
    )
  })
})
