import { describe, expect, it } from 'vitest'
import { selfTestReport } from '../../../src-main/cli/self-test'
import { goodRow } from '../../support/scripted-check'

const untimed = { title: 'ten hidden layers', steps: 100, distances: { losses: 0, parameters: 2e-6 }, passed: true }
const bad = { title: 'hinge, relu, adam', steps: 100, distances: { losses: Infinity, parameters: 1 }, passed: false }

describe('the report of the self-test', () => {
  it('is nothing where none was made', () => expect(selfTestReport([])).toBe(''))

  it('has a table for each engine: what was timed, and what differs', () => {
    const report = selfTestReport([
      { engine: 'typescript', device: 'cpu', title: 'TypeScript', rows: [{ ...goodRow, distances: undefined }] },
      { engine: 'tensorflow', device: 'cpu', title: 'TensorFlow', rows: [goodRow, untimed, bad] }
    ])
    const [, reference, tensorflow] = report.split(/\n(?=Type|Tensor)/)
    expect(reference).toMatch(/^TypeScript\n +time a step\n {2}2-16-16-3, Adam +70\.0 µs\n {2}The reference/)
    expect(tensorflow).toMatch(/time a step +loss parameters\n/)
    expect(tensorflow).toMatch(/2-16-16-3, Adam +70\.0 µs +1\.0e-7 +5\.0e-7\n/)
    expect(tensorflow).toMatch(/hinge, relu, adam +Infinity +1\.0e\+0 {2}differs\n/)
    expect(tensorflow).toContain('1 of 3 trainings came to other numbers')
    expect(tensorflow).not.toContain('ten hidden layers')
  })

  it('says what became of an engine that crashed', () => {
    const report = selfTestReport([
      { engine: 'tensorflow', device: 'gpu', title: 'TensorFlow', rows: [], problem: 'its process ended' }
    ])
    expect(report).toContain('TensorFlow\n  Failed: its process ended.\n')
  })
})
