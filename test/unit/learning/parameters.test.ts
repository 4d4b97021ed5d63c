import { describe, expect, it } from 'vitest'
import {
  allows,
  checkParameters,
  defaultsOf,
  expectation,
  shown,
  type Parameter
} from '../../../src-main/learning/parameters'
import { LearningError } from '../../../src-main/learning/errors'
import { badValuesOf } from '../../support/bad-values'
import { otherParameters, parameters } from '../../support/parameters'

describe('declared parameters', () => {
  it('give their defaults', () => {
    expect(defaultsOf(parameters)).toEqual({ bias: true, epochs: 10, order: 'file' })
  })

  it.each([
    ['bias', true, [false], ['true', 1, null, undefined]],
    ['epochs', 10, [1, 1000], [0, 1001, 1.5, NaN, Infinity, '10', undefined]],
    ['order', 'file', ['shuffled'], ['random', 'toString', 3, undefined]]
  ] as const)('allow what %s says, and nothing else', (name, standard, good, bad) => {
    for (const value of [standard, ...good]) expect(allows(parameters[name], value)).toBe(true)
    for (const value of bad) expect(allows(parameters[name], value)).toBe(false)
  })

  it.each<[keyof typeof otherParameters, readonly unknown[], readonly unknown[]]>([
    ['neighbours', [1, 3, 999], [0, 2, 998, 1000, -1, 1.5, NaN, '3', null, undefined]],
    ['penalty', [0, 1e-300, 0.5, 1000], [-1e-9, 1000.1, NaN, Infinity, '0.5', null, undefined]],
    ['learningRate', [Number.MIN_VALUE, 1e6], [0, -0, -1, 1e6 + 1, NaN, Infinity, '1', undefined]],
    ['layers', [[], [1], [2000, 1, 1, 2000], [5, 5]], [[0], [2001], [1, 1, 1, 1, 1], [1.5], ['1'], [null], '1', 1]],
    ['digits', [[9, 0]], [[3, 3], [3], [1, 2, 3], [0, 10], [-1, 0], [], [0, undefined], { 0: 1, 1: 2, length: 2 }]],
    ['point', [[1], [0.5, 0.5, 0.5], [-1e-4]], [[], [0, 0, 0, 0], [NaN], [-0.001], [2], 0.5, undefined]],
    ['expression', ['a', ' a ', 'a'.repeat(10)], ['', '  ', 'a'.repeat(11), 3, null, ['a'], undefined]]
  ])('of the other kinds allow what they say, and nothing else: %s', (name, good, bad) => {
    const parameter = otherParameters[name]
    for (const value of [parameter.default, ...good]) expect(allows(parameter, value), String(value)).toBe(true)
    for (const value of bad) expect(allows(parameter, value), String(value)).toBe(false)
  })

  it.each(Object.entries<Parameter>({ ...parameters, ...otherParameters }))(
    'have bad values made for them, none of which is allowed: %s',
    (_name, parameter) => {
      const bad = badValuesOf(parameter)
      expect(bad.length).toBeGreaterThan(3)
      for (const value of bad) expect(allows(parameter, value), String(value)).toBe(false)
    }
  )

  it('of the other kinds say in words what would be right', () => {
    const words = Object.entries<Parameter>(otherParameters).map(([name, parameter]) => [name, expectation(parameter)])
    expect(Object.fromEntries(words)).toEqual({
      neighbours: 'an odd number from 1 to 999',
      penalty: 'a number from 0 to 1,000',
      learningRate: 'a number above 0 and up to 1,000,000',
      layers: 'a list of 0 to 4 whole numbers from 1 to 2,000',
      digits: 'a list of 2 different whole numbers from 0 to 9',
      point: 'a list of 1 to 3 numbers from -0.0001 to 1',
      expression: 'a text of 1 to 10 characters'
    })
  })

  it('say very small and very large bounds with an exponent', () => {
    const { learningRate } = otherParameters
    const bounds: Parameter = { ...learningRate, minimum: 1e-12, maximum: 1e21 }
    expect(expectation(bounds)).toBe('a number above 1e-12 and up to 1e+21')
  })

  it('say in words what would be right', () => {
    expect(expectation(parameters.bias)).toBe('true or false')
    expect(expectation(parameters.epochs)).toBe('a whole number from 1 to 1,000')
    expect(expectation(parameters.order)).toBe('one of file, shuffled')
  })

  it('name the parameter that is wrong, unknown or missing', () => {
    const good = defaultsOf(parameters)
    expect(() => checkParameters('learner', parameters, good)).not.toThrow()
    expect(() => checkParameters('learner', parameters, { ...good, epochs: -3 })).toThrow(
      'learner: epochs: expected a whole number from 1 to 1,000, found -3'
    )
    expect(() => checkParameters('learner', parameters, { ...good, speed: 1 })).toThrow(
      'learner: there is no parameter "speed"; there is bias, epochs, order'
    )
    expect(() => checkParameters('learner', {}, { speed: 1 })).toThrow('there is none')
    expect(() => checkParameters('learner', parameters, { ...good, toString: 1 })).toThrow('no parameter "toString"')
    expect(() => checkParameters('learner', parameters, { bias: true, epochs: 1 })).toThrow(
      'order: expected one of file, shuffled, found nothing'
    )
  })

  it('complain with an error for people', () => {
    const check = (): void => checkParameters('learner', parameters, {})
    expect(check).toThrow(LearningError)
    expect(check).toThrow(expect.objectContaining({ about: 'parameters', name: 'LearningError' }))
  })

  it('show a value briefly', () => {
    expect(shown('3')).toBe('"3"')
    expect(shown(NaN)).toBe('NaN')
    expect(shown([3, 3])).toBe('[3,3]')
    expect(shown(undefined)).toBe('nothing')
    expect(shown(null)).toBe('null')
    expect(shown(() => 1)).toBe('() => 1')
    expect(shown('x'.repeat(200))).toHaveLength(60)
  })

  it('have words also for what JSON has none for', () => {
    const itself: unknown[] = []
    itself.push(itself)
    expect(shown(3n)).toBe('3')
    expect(shown([3n])).toBe('[object Array]')
    expect(shown(itself)).toBe('[object Array]')
  })
})
