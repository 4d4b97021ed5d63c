import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { curves, type Curve, type CurveName } from '../../../../src-main/learning/functions/curves'
import type { GeneratorDeclaration } from '../../../../src-main/learning/generators/generator'
import { generators } from '../../../../src-main/learning/generators/registry'
import { defaultsOf } from '../../../../src-main/learning/parameters'

const count = 20_000

interface Point {
  readonly x: readonly number[]
  readonly y: number
}

/** Many samples, with the defaults but for these parameters. */
function drawn(name: keyof typeof generators, changes: Record<string, unknown> = {}, howMany = count): Point[] {
  const declaration: GeneratorDeclaration = generators[name]
  const values = { ...defaultsOf(declaration.parameters), ...changes } as Parameters<typeof declaration.draw>[0]
  const { x, y } = declaration.draw(values, howMany, new Random(11))
  const row = new Float64Array(x.dimension)
  return Array.from({ length: howMany }, (_, n) => {
    x.read(n, row)
    return { x: [...row], y: y?.values[n] ?? NaN }
  })
}

const ofClass = (points: readonly Point[], c: number): readonly (readonly number[])[] =>
  points.filter(({ y }) => y === c).map(({ x }) => x)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const radius = (x: readonly number[]): number => Math.hypot(...x)

/** The mean of f(values) is `expected`, up to five standard errors of a quantity of that deviation. */
function expectMean(values: readonly number[], expected: number, deviation: number): void {
  expect(Math.abs(mean(values) - expected)).toBeLessThan((5 * deviation) / Math.sqrt(values.length))
}

/** Means and second moments of a Gaussian in the plane: a product of two normal numbers has a deviation below sqrt(2) s t. */
function expectGaussian(
  points: readonly (readonly number[])[],
  centre: readonly number[],
  [s, t]: readonly number[],
  correlation: number
): void {
  const from = (d: number): number[] => points.map((x) => x[d] - centre[d])
  const [a, b] = [from(0), from(1)]
  expectMean(a, 0, s)
  expectMean(b, 0, t)
  const product = (u: readonly number[], v: readonly number[]): number[] => u.map((value, n) => value * v[n])
  expectMean(product(a, a), s * s, Math.SQRT2 * s * s)
  expectMean(product(b, b), t * t, Math.SQRT2 * t * t)
  expectMean(product(a, b), correlation * s * t, Math.SQRT2 * s * t)
}

describe('two-gaussians', () => {
  const parameters = { distance: 3, deviations: [0.5, 2], correlation: 0.8 }

  it('has the means, deviations and correlation that were chosen, in both classes', () => {
    const points = drawn('two-gaussians', parameters)
    expectGaussian(ofClass(points, 0), [-1.5, 0], [0.5, 2], 0.8)
    expectGaussian(ofClass(points, 1), [1.5, 0], [0.5, 2], 0.8)
  })

  it('has others in class +1 where the covariance is different', () => {
    const other = { covariance: 'different', otherDeviations: [1.5, 0.2], otherCorrelation: -0.6 }
    const points = drawn('two-gaussians', { ...parameters, ...other })
    expectGaussian(ofClass(points, 0), [-1.5, 0], [0.5, 2], 0.8)
    expectGaussian(ofClass(points, 1), [1.5, 0], [1.5, 0.2], -0.6)
  })

  it('draws from a line where the correlation is 1', () => {
    for (const { x, y } of drawn('two-gaussians', { ...parameters, correlation: 1 }, 100)) {
      expect(x[1]).toBeCloseTo(4 * (x[0] - (y === 0 ? -1.5 : 1.5)), 12)
    }
  })
})

describe('xor', () => {
  it('has four Gaussians at the corners, and the class +1 where the signs differ', () => {
    const points = drawn('xor', { noise: 0.2 })
    for (const [corner, c] of [
      [[-1, -1], 0],
      [[1, 1], 0],
      [[-1, 1], 1],
      [[1, -1], 1]
    ] as const) {
      const near = ofClass(points, c).filter((x) => x[0] * corner[0] > 0)
      expect(Math.abs(near.length - count / 4)).toBeLessThan(5 * Math.sqrt(count / 8))
      expectGaussian(near, corner, [0.2, 0.2], 0)
    }
  })
})

describe('rings', () => {
  it('has Gaussian radii around the rings and uniform angles', () => {
    const points = drawn('rings', { innerRadius: 0.4, noise: 0.05 })
    for (const [c, expected] of [
      [0, 1],
      [1, 0.4]
    ]) {
      const radii = ofClass(points, c).map(radius)
      expectMean(radii, expected, 0.05)
      expectMean(
        radii.map((r) => (r - expected) ** 2),
        0.05 ** 2,
        Math.SQRT2 * 0.05 ** 2
      )
      for (const d of [0, 1])
        expectMean(
          ofClass(points, c).map((x) => x[d] / radius(x)),
          0,
          Math.SQRT1_2
        )
    }
  })
})

describe('spirals', () => {
  it('has the angle that belongs to the radius, the arms half a turn apart', () => {
    const points = drawn('spirals', { turns: 2, noise: 0 }, 2000)
    for (const { x, y } of points) {
      const angle = 4 * Math.PI * radius(x) + y * Math.PI
      expect(radius(x)).toBeGreaterThanOrEqual(0.1 - 1e-12)
      expect(radius(x)).toBeLessThanOrEqual(1 + 1e-12)
      expect(x[0]).toBeCloseTo(radius(x) * Math.cos(angle), 9)
      expect(x[1]).toBeCloseTo(radius(x) * Math.sin(angle), 9)
    }
    // r^2 is uniform in [0.01, 1].
    expectMean(
      points.map(({ x }) => radius(x) ** 2),
      0.505,
      0.99 / Math.sqrt(12)
    )
  })
})

describe('moons', () => {
  it('has two half circles that interlock', () => {
    for (const { x, y } of drawn('moons', { overlap: 0.25, noise: 0 }, 2000)) {
      const side = y === 0 ? 1 : -1
      // Undo the shift: a point of the unit circle above (class -1) or below (class +1) its centre.
      const [u, v] = [side * x[0] + 0.5, side * x[1] + 0.25]
      expect(Math.hypot(u, v)).toBeCloseTo(1, 12)
      expect(v).toBeGreaterThanOrEqual(-1e-12)
    }
  })

  it('can be separated by a line below an overlap of 0', () => {
    for (const { x, y } of drawn('moons', { overlap: -0.1, noise: 0 }, 2000)) {
      expect((y === 0 ? 1 : -1) * x[1]).toBeGreaterThanOrEqual(0.1 - 1e-12)
    }
  })
})

describe('radial', () => {
  it('is uniform over the disc, and over the ring around it', () => {
    const points = drawn('radial', { radius: 0.6, noise: 0 })
    const squares = [0, 1].map((c) => ofClass(points, c).map((x) => radius(x) ** 2))
    // Uniform over an area: the squared radius is uniform, in [0.36, 1] and in [0, 0.36].
    expect(Math.min(...squares[0])).toBeGreaterThan(0.36 - 1e-12)
    expect(Math.max(...squares[0])).toBeLessThan(1 + 1e-12)
    expect(Math.max(...squares[1])).toBeLessThan(0.36 + 1e-12)
    expectMean(squares[0], 0.68, 0.64 / Math.sqrt(12))
    expectMean(squares[1], 0.18, 0.36 / Math.sqrt(12))
  })
})

describe('blobs', () => {
  it('has a round Gaussian around each point of a regular polygon', () => {
    const points = drawn('blobs', { classes: 5, noise: 0.3 })
    for (let c = 0; c < 5; c++) {
      const angle = (2 * Math.PI * c) / 5
      expectGaussian(ofClass(points, c), [Math.cos(angle), Math.sin(angle)], [0.3, 0.3], 0)
    }
  })
})

describe('separable', () => {
  it.each([
    [1, 0.2, 1],
    [2, 0.2, 1],
    [2, 2, 1],
    [3, 0.2, 0.1],
    [10, 1e-6, 100],
    [1000, 0.5, 1]
  ])('in %d dimensions keeps the margin %d within the radius %d', (dimension, margin, R) => {
    const howMany = dimension === 1000 ? 500 : 5000
    const points = drawn('separable', { dimension, margin, radius: R }, howMany)
    // w* = (1, ..., 1) / sqrt(D).
    const distances = points.map(({ x, y }) => {
      return (y === 0 ? -1 : 1) * x.reduce((sum, value) => sum + value / Math.sqrt(dimension), 0)
    })
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(margin / 2)
    expect(Math.max(...points.map(({ x }) => radius(x)))).toBeLessThanOrEqual(R * (1 + 1e-11))
  })

  it('has distances uniform between half the margin and the radius, and fills the ball that it leaves', () => {
    const points = drawn('separable', { margin: 0.4, radius: 1 })
    const distances = points.map(({ x, y }) => ((y === 0 ? -1 : 1) * (x[0] + x[1])) / Math.SQRT2)
    expectMean(distances, 0.6, 0.8 / Math.sqrt(12))
    // In the plane the ball that is left is an interval: the place in it is uniform in [-1, 1].
    const places = points.map(({ x }, n) => (x[0] - x[1]) / Math.SQRT2 / Math.sqrt(1 - distances[n] ** 2))
    expectMean(places, 0, 1 / Math.sqrt(3))
    expectMean(
      places.map((place) => place ** 2),
      1 / 3,
      Math.sqrt(4 / 45)
    )
  })

  it('refuses a margin that the ball has no room for', () => {
    expect(() => drawn('separable', { margin: 0.3, radius: 0.1 })).toThrow(
      'separable: margin: a ball of radius 0.1 has room for a margin of up to 0.2, found 0.3'
    )
  })
})

describe('noisy-function', () => {
  it.each(Object.keys(curves) as CurveName[])('has values of %s on its interval, and Gaussian noise', (name) => {
    const curve: Curve = curves[name]
    const [a, b] = curve.interval
    const points = drawn('noisy-function', { curve: name, noise: 0.3 }, 5000)
    const places = points.map(({ x }) => x[0])
    expect(Math.min(...places)).toBeGreaterThanOrEqual(a)
    expect(Math.max(...places)).toBeLessThanOrEqual(b)
    expectMean(places, (a + b) / 2, (b - a) / Math.sqrt(12))
    const noise = points.map(({ x, y }) => y - curve.value(x[0]))
    expectMean(noise, 0, 0.3)
    expectMean(
      noise.map((value) => value ** 2),
      0.09,
      Math.SQRT2 * 0.09
    )
  })

  it('has places at equal distances, both ends included, in an order drawn at random', () => {
    const points = drawn('noisy-function', { interval: [-2, 3], spacing: 'even', noise: 0 }, 11)
    const places = points.map(({ x }) => x[0])
    expect(places).not.toEqual([...places].sort((p, q) => p - q))
    ;[...places].sort((p, q) => p - q).forEach((place, n) => expect(place).toBeCloseTo(-2 + n / 2, 12))
    for (const { x, y } of points) expect(y).toBe(curves.sine.value(x[0]))
  })

  it('refuses an interval that is none, or where the function is not defined', () => {
    for (const interval of [[1], [1, 1], [2, 1]]) {
      expect(() => drawn('noisy-function', { interval })).toThrow(
        `noisy-function: interval: expected one where there are two ends, the lower first, or none, found ${JSON.stringify(interval)}`
      )
    }
    expect(() => drawn('noisy-function', { curve: 'square-root', interval: [-1, 1] })).toThrow('sqrt(x) is defined')
  })
})
