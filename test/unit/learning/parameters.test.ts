import { describe, expect, it } from 'vitest'
import { allows, checkParameters, defaultsOf, expectation, shown } from '../../../src-main/learning/parameters'
import { parameters } from '../../support/parameters'

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
    expect(() => checkParameters('learner', parameters, { ...good, speed: 1 })).toThrow('there is no parameter "speed"')
    expect(() => checkParameters('learner', parameters, { bias: true, epochs: 1 })).toThrow(
      'order: expected one of file, shuffled, found nothing'
    )
  })

  it('show a value briefly', () => {
    expect(shown('3')).toBe('"3"')
    expect(shown(NaN)).toBe('NaN')
    expect(shown([3, 3])).toBe('[3,3]')
    expect(shown('x'.repeat(200))).toHaveLength(60)
  })
})
