import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { readAll, type Samples } from '../../../../src-main/learning/algebra/samples'
import { WeightVector } from '../../../../src-main/learning/algebra/weight-vector'
import { LearningError } from '../../../../src-main/learning/errors'
import type { FeatureDeclaration } from '../../../../src-main/learning/features/feature'
import { features } from '../../../../src-main/learning/features/registry'
import { checkParameters, defaultsOf, type Parameter } from '../../../../src-main/learning/parameters'
import { columnNames, mapped, pixels } from './support'

// Every feature map of the registry keeps these promises. One that is added is tested without a line here.

/** Values other than the defaults that small pictures allow. */
function variants({ parameters }: FeatureDeclaration): Record<string, unknown>[] {
  const changes: Record<string, unknown>[] = [{}]
  for (const [name, parameter] of Object.entries<Parameter>(parameters)) {
    if (parameter.kind === 'boolean') changes.push({ [name]: !parameter.default })
    if (parameter.kind !== 'choice') continue
    for (const choice of Object.keys(parameter.choices)) changes.push({ [name]: choice })
  }
  return changes
}

const cases = (Object.values(features) as readonly FeatureDeclaration[]).flatMap((declaration) =>
  variants(declaration).map((changes) => [declaration.name, changes, declaration] as const)
)

function weights(values: Float64Array): WeightVector {
  const w = new WeightVector(values.length)
  w.values.set(values)
  w.refreshSum()
  return w
}

describe.each(cases)('%s %j', (name, changes, declaration) => {
  const train = pixels(30)
  const test = pixels(7, 99)
  const map = declaration.fit(
    { ...defaultsOf(declaration.parameters), ...changes } as Parameters<typeof declaration.fit>[0],
    train,
    3
  )

  it('is registered under its name, with words for people', () => {
    expect(Object.keys(features)).toContain(name)
    expect(declaration.title).not.toBe('')
    expect(declaration.meaning).toMatch(/\.$/)
    expect(declaration.lecture).toMatch(/^3\.\d$/)
    const values = { ...defaultsOf(declaration.parameters), ...changes }
    expect(() => checkParameters(name, declaration.parameters, values)).not.toThrow()
    for (const parameter of Object.values<Parameter>(declaration.parameters)) {
      expect(parameter.label).not.toBe('')
      expect(parameter.meaning).toMatch(/\.$/)
    }
  })

  it('gives the same for the same seed', () => {
    const again = mapped(declaration, train, changes, 3)
    const once = map.apply(train)
    expect(readAll(again)).toEqual(readAll(once))
    expect(columnNames(again)).toEqual(columnNames(once))
  })

  it('is fitted on the training samples and applied to others', () => {
    const applied = map.apply(test)
    expect(applied.count).toBe(test.count)
    expect(columnNames(applied)).toEqual(columnNames(map.apply(train)))
    // Alone or among others, a sample is mapped to the same.
    const all = readAll(applied)
    const single = new DenseSamples(readAll(test).slice(3 * 64, 4 * 64), 64, { picture: test.picture })
    if (name === 'scaling') return
    expect(readAll(map.apply(single))).toEqual(all.slice(3 * applied.dimension, 4 * applied.dimension))
  })

  it('names every column, each differently', () => {
    const x = map.apply(train)
    const names = columnNames(x)
    expect(new Set(names).size).toBe(x.dimension)
    for (const each of names) expect(each).not.toMatch(/^$|undefined|NaN/)
  })

  it('reads, multiplies and adds the same numbers', () => {
    const x = map.apply(train)
    const all = readAll(x)
    expect(all.every(Number.isFinite)).toBe(true)
    expect(x.firstBad()).toBeUndefined()
    const start = Float64Array.from({ length: x.dimension }, (_, d) => Math.sin(d + 1))
    for (const n of [0, 11, 29]) {
      const components = all.subarray(n * x.dimension, (n + 1) * x.dimension)
      const expected = components.reduce((sum, value, d) => sum + value * start[d], 0)
      const scale = components.reduce((sum, value) => sum + Math.abs(value), 1)
      expect(Math.abs(x.dot(n, weights(start)) - expected)).toBeLessThan(1e-13 * scale)
      const w = weights(start)
      expect(w.sum).toBeDefined()
      x.addMultiple(w, -0.5, n)
      components.forEach((value, d) => {
        expect(Math.abs(w.values[d] - (start[d] - 0.5 * value))).toBeLessThan(1e-14 * (1 + Math.abs(value)))
      })
      // The sum of the weights, of which samples of shifted components make use, is no longer the old one.
      expect(w.sum).toBeCloseTo(
        w.values.reduce((sum, value) => sum + value, 0),
        6
      )
    }
  })

  it('reads into the middle of an array, and touches nothing else', () => {
    const x = map.apply(test)
    const into = new Float64Array(x.dimension + 5).fill(77)
    x.read(2, into, 3)
    expect(into.slice(3, -2)).toEqual(readAll(x).slice(2 * x.dimension, 3 * x.dimension))
    expect([...into.slice(0, 3), ...into.slice(-2)]).toEqual([77, 77, 77, 77, 77])
  })

  it('does not write to its input', () => {
    const before = readAll(train)
    const x = map.apply(train)
    x.addMultiple(weights(new Float64Array(x.dimension)), 2, 4)
    x.dot(5, weights(new Float64Array(x.dimension).fill(1)))
    expect(readAll(train)).toEqual(before)
  })

  it('refuses samples of another form than it was fitted to', () => {
    if (name === 'scaling') return
    expect(() => map.apply(pixels(3, 1, { height: 8, width: 16, channels: 1 }))).toThrow(
      expect.objectContaining({
        name: 'LearningError',
        about: 'data',
        message: expect.stringContaining('was fitted to')
      })
    )
  })

  it('never lets a component that is not a finite number pass', () => {
    if (name === 'scaling') return
    const values = readAll(test)
    values[64 + 9] = NaN
    const bad = new DenseSamples(values, 64, { picture: test.picture })
    let seen: unknown
    try {
      seen = map.apply(bad).firstBad()
    } catch (error) {
      expect(error).toBeInstanceOf(LearningError)
      seen = error
    }
    expect(seen).toBeDefined()
  })
})

describe('composition', () => {
  const { scaling, 'random-products': products, radial, standardisation, hog, monomials } = features

  it('feeds the columns of one map to the next, by name and by value', () => {
    const unit = mapped(scaling, pixels(20), { scaling: 'unit' })
    const chain: Samples = mapped(standardisation, mapped(products, mapped(hog, unit), { count: 12 }))
    expect(chain.dimension).toBe(4 * 9 + 12)
    expect(chain.columnName(0)).toBe('edges at 0 degrees in block (1, 1)')
    expect(chain.columnName(36)).toMatch(/^edges at .* in block \(\d, \d\) \* edges at .* in block \(\d, \d\)$/)
    const w = weights(Float64Array.from({ length: chain.dimension }, (_, d) => d))
    const all = readAll(chain)
    for (const n of [0, 19]) {
      const expected = w.values.reduce((sum, weight, d) => sum + weight * all[n * chain.dimension + d], 0)
      expect(chain.dot(n, w)).toBeCloseTo(expected, 9)
    }
  })

  it('keeps names different where products are made of products', () => {
    const x = DenseSamples.of([[2, 3, 5]])
    const twice = mapped(products, mapped(products, x, { count: 3 }), { count: 15 })
    const names = columnNames(twice)
    expect(names).toContain('x1 * (x1 * x2)')
    expect(names).toContain('(x1 * x2) * (x1 * x3)')
    // x1 * x2 is drawn once more, from the original columns: the same number, by the same name.
    expect(new Set(names).size).toBe(6 + 12)
    const squares = mapped(monomials, mapped(products, x, { count: 1 }, 2))
    expect(columnNames(squares).at(-1)).toMatch(/^\(x\d \* x\d\)\^2$/)
  })

  it('gives a second radius another name', () => {
    const appended = mapped(radial, DenseSamples.of([[3, 4]]), { columns: 'appended' })
    const twice = mapped(radial, appended, { columns: 'appended' })
    expect(columnNames(twice)).toEqual(['x1', 'x2', 'radius', 'radius of (x1, x2, radius)'])
  })
})
