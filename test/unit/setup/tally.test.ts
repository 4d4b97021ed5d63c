import { describe, expect, it } from 'vitest'
import { countVitest, describeTally, sum } from '../../../src-main/setup/checks/tally.mjs'

const clean = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }]
}
const broken = { status: 'failed', assertionResults: [] }
const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] }

describe('countVitest', () => {
  it('counts tests', () => {
    expect(countVitest(clean, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
    const report = { ...clean, numFailedTests: 2, testResults: [failed] }
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 })
  })

  it('counts a file that broke before its tests as a failure', () => {
    expect(countVitest({ ...clean, testResults: [broken, failed], numFailedTests: 1 }, 1).failed).toBe(2)
  })

  it('counts a run that ended badly, or left no report, as a failure', () => {
    expect(countVitest(clean, 1).failed).toBe(1)
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

it('ends in one line', () => {
  const total = sum([countVitest(clean, 0), { passed: 1, failed: 2, skipped: 0 }])
  expect(describeTally(total)).toBe('4 passed, 2 failed, 1 skipped')
  expect(describeTally({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed')
})
