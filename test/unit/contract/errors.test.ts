import { describe, expect, it } from 'vitest'
import { DescentError, errorCodes, errorReport, reportOf } from '../../../src-main/contract/errors'
import { LearningError } from '../../../src-main/learning/errors'

describe('an error', () => {
  it.each(errorCodes)('crosses as a report and comes back the same (%s)', (code) => {
    const issues = [{ field: 'dataset.digits[1]', message: 'expected a digit, found 12' }]
    const error = new DescentError(code, 'it went wrong', issues)
    const crossed = errorReport.parse(structuredClone(reportOf(error)))
    expect(crossed).toEqual({ code, message: 'it went wrong', issues })
    expect(DescentError.from(crossed)).toEqual(error)
  })

  it('has no issues in its report where there are none', () => {
    const report = reportOf(new DescentError('unknown-run', 'there is no run 7'))
    expect(report).toEqual({ code: 'unknown-run', message: 'there is no run 7' })
    expect(DescentError.from(report).issues).toEqual([])
  })

  it.each([
    ['parameters', 'invalid-input'],
    ['data', 'dataset']
  ] as const)('of learning about %s is one for people: %s', (about, code) => {
    expect(reportOf(new LearningError(about, 'k is larger than N'))).toEqual({ code, message: 'k is larger than N' })
  })

  it.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['a text', 'a text'],
    [undefined, 'undefined']
  ])('that is none of ours is a defect: %s', (thrown, message) => {
    expect(reportOf(thrown)).toEqual({ code: 'internal', message })
  })

  it('is an Error with a name of its own', () => {
    const error = new DescentError('dataset', 'x.npy is missing')
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toBe('DescentError: x.npy is missing')
  })
})
