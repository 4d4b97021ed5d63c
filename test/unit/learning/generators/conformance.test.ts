import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import { LearningError } from '../../../../src-main/learning/errors'
import type { GeneratorDeclaration } from '../../../../src-main/learning/generators/generator'
import { generators } from '../../../../src-main/learning/generators/registry'
import { checkParameters, defaultsOf, expectation, type Parameter } from '../../../../src-main/learning/parameters'
import { checkTrainingSet, type TrainingSet } from '../../../../src-main/learning/training-set'
import { badValuesOf } from '../../../support/bad-values'

// Every generator of the registry keeps these promises. One that is added is tested without a line here.

/** The values at the ends of what a parameter allows, and every choice. */
function extremesOf(parameter: Parameter): readonly unknown[] {
  switch (parameter.kind) {
    case 'boolean':
      return [true, false]
    case 'integer':
      return [parameter.minimum, parameter.maximum]
    case 'real':
      return [parameter.minimumExcluded ? parameter.minimum + 1e-9 : parameter.minimum, parameter.maximum]
    case 'choice':
      return Object.keys(parameter.choices)
    case 'integers':
    case 'reals': {
      const { minimum, maximum, shortest, longest } = parameter
      const full = Array.from({ length: longest }, (_, i) => (i === 0 ? minimum : maximum))
      return [parameter.default.slice(0, shortest), full]
    }
    case 'text':
      return ['x']
  }
}

function extremes({ parameters }: GeneratorDeclaration): readonly (readonly [string, unknown])[] {
  return Object.entries<Parameter>(parameters).flatMap(([key, parameter]) =>
    extremesOf(parameter).map((value) => [key, value] as const)
  )
}

function seen({ x, y }: TrainingSet): unknown {
  return { x: readAll(x), y }
}

describe.each(Object.values(generators) as readonly GeneratorDeclaration[])('$name', (declaration) => {
  const { name, title, target, parameters } = declaration
  const standard = defaultsOf(parameters)
  const draw = (changes: Record<string, unknown> = {}, count = 101, random = new Random(5)): TrainingSet => {
    const values = { ...standard, ...changes }
    checkParameters(name, parameters, values)
    return declaration.draw(values as typeof standard, count, random)
  }
  /** Counts are exact, classes balanced, numbers finite. */
  const expectSound = ({ x, y }: TrainingSet, count: number): void => {
    expect(x.count).toBe(count)
    expect(x.firstBad()).toBeUndefined()
    expect(y?.values).toHaveLength(count)
    if (y?.kind !== 'classes') {
      expect(y?.values.every(Number.isFinite)).toBe(true)
      return
    }
    const counts = y.classNames.map((_, c) => y.values.filter((value) => value === c).length)
    expect(counts.reduce((sum, size) => sum + size, 0)).toBe(count)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  }

  it('is registered under its name, with words for people', () => {
    expect(Object.keys(generators)).toContain(name)
    expect(title).not.toBe('')
    expect(declaration.meaning).toMatch(/\.$/)
    expect(declaration.lecture).toMatch(/^3\.\d$/)
    for (const parameter of Object.values<Parameter>(parameters)) {
      expect(parameter.label).not.toBe('')
      expect(parameter.meaning).toMatch(/\.$/)
    }
  })

  it('draws the same for the same seed, and other samples for another', () => {
    expect(seen(draw())).toEqual(seen(draw()))
    expect(seen(draw({}, 101, new Random(6)))).not.toEqual(seen(draw()))
  })

  it('goes on in its stream: a second draw has other samples of the same form', () => {
    const random = new Random(5)
    const train = draw({}, 50, random)
    const test = draw({}, 50, random)
    expect(seen(train)).toEqual(seen(draw({}, 50)))
    expect(seen(test)).not.toEqual(seen(train))
    expect(test.x.dimension).toBe(train.x.dimension)
    expect(test.y?.kind === 'classes' && test.y.classNames).toEqual(train.y?.kind === 'classes' && train.y.classNames)
  })

  it.each([1, 2, 3, 100, 101])('draws exactly %d samples, finite and balanced', (count) => {
    expectSound(draw({}, count), count)
  })

  it('draws what it says', () => {
    const data = draw()
    expect(() => checkTrainingSet('a learner', target, {}, data)).not.toThrow()
    if (data.y?.kind !== 'classes') return
    // In an order drawn at random, not class by class and not in turn.
    const same = data.y.values.filter((value, n) => n > 0 && data.y?.values[n - 1] === value).length
    const expected = 100 / data.y.classNames.length
    expect(Math.abs(same - expected)).toBeLessThan(25)
  })

  it('draws coordinates of order 1', () => {
    const all = readAll(draw({}, 2000).x)
    const size = Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / all.length)
    expect(size).toBeGreaterThan(0.3)
    expect(size).toBeLessThan(3)
  })

  const ends = extremes(declaration)
  if (ends.length > 0) {
    it.each(ends)('works at the end of its range, %s = %j', (key, value) => {
      try {
        expectSound(draw({ [key]: value }, 40), 40)
      } catch (error) {
        // What one curve allows is no interval for another: this much has to be said in words.
        if (key !== 'interval' || !(error instanceof LearningError)) throw error
        expect(error.message).toContain('interval: expected one where')
      }
    })
  }

  const bad = Object.entries<Parameter>(parameters).flatMap(([key, parameter]) =>
    badValuesOf(parameter).map((value) => [key, value, parameter] as const)
  )
  it.each(bad)('refuses %s = %j in the words of its declaration', (key, value, parameter) => {
    expect(() => draw({ [key]: value })).toThrow(`${name}: ${key}: expected ${expectation(parameter)}, found `)
  })
})
