import { describe, expect, it } from 'vitest'
import { explanationOf, type ExplanationConfiguration } from '../../../src-main/contract/configuration'
import type { RunSnapshot } from '../../../src-main/contract/run'
import * as choose from '../../../src-main/labs/choose'
import { approximationError } from '../../../src-main/learning/explain/approximation-error'
import { backPropagation } from '../../../src-main/learning/explain/back-propagation'
import { gradientDescent } from '../../../src-main/learning/explain/gradient-descent'
import { LearningError } from '../../../src-main/learning/errors'
import { defaultsOf } from '../../../src-main/learning/parameters'
import type { Finding } from '../../../src-main/learning/report'
import { ExplanationRun } from '../../../src-main/training/explanation-run'
import { prepareSamples } from '../../../src-main/training/samples'
import { nowhere, onXor } from './support/configurations'

const descent: ExplanationConfiguration = {
  ...choose.common('my-lab'),
  experiment: 'gradient-descent',
  parameters: { ...defaultsOf(gradientDescent.parameters), maximumSteps: 20 }
}
const { dataset, features } = onXor
const trace = {
  ...choose.common('my-lab'),
  experiment: 'back-propagation',
  dataset,
  features,
  parameters: defaultsOf(backPropagation.parameters)
} as const satisfies ExplanationConfiguration

/** All that an explanation finds, as it finds it. */
function findingsOf(configuration: ExplanationConfiguration): Finding[] {
  const { seed, parameters } = configuration
  const input = configuration.experiment === 'back-propagation' ? prepareSamples(configuration, nowhere) : {}
  const all = [...explanationOf(configuration).explain(parameters, { ...input, seed })]
  return all.filter((finding) => finding !== undefined)
}

/** What a run tells, so many steps at a time. */
function told(run: ExplanationRun, limit: number): Pick<RunSnapshot, 'rows' | 'figures' | 'notes'> {
  const all: ReturnType<typeof told> = { rows: [], figures: [], notes: [] }
  while (!run.ended) {
    run.advance(limit, 'run')
    const { rows = [], figures = [], notes = [] } = run.news()
    all.rows.push(...rows)
    all.figures.push(...figures)
    all.notes.push(...notes)
  }
  return all
}

describe.each([
  ['without samples', descent],
  ['with samples', trace]
])('an explanation %s', (_what, configuration) => {
  const findings = findingsOf(configuration)
  const rows = findings.flatMap((finding) => ('row' in finding ? [finding.row] : []))
  const rowsAmong = (some: readonly Finding[]): number => some.filter((finding) => 'row' in finding).length

  it('tells what it finds, however it is cut into pieces', () => {
    expect(rows.length).toBeGreaterThan(3)
    for (const limit of [1, 5, 1e9]) {
      expect(told(new ExplanationRun(configuration, nowhere), limit)).toEqual({
        rows,
        figures: findings.flatMap((finding) => ('figure' in finding ? [finding.figure] : [])),
        notes: findings.flatMap((finding, place) =>
          'note' in finding ? [{ text: finding.note, afterRows: rowsAmong(findings.slice(0, place)) }] : []
        )
      })
    }
  })

  it('takes a step to the next row', () => {
    const run = new ExplanationRun(configuration, nowhere)
    for (const row of rows.slice(0, 3)) {
      while (!run.advance(1e9, 'next-epoch'));
      expect(run.news().rows).toEqual([row])
      expect(run.ended).toBe(false)
    }
  })

  it('counts what it has found, and ends when there is nothing left', () => {
    const run = new ExplanationRun(configuration, nowhere)
    expect([run.position.epoch, run.fraction, run.result]).toEqual([0, 0, { reason: 'stopped' }])
    told(run, 1)
    expect([run.position.epoch, run.result]).toEqual([findings.length, { reason: 'complete' }])
    expect(run.work).toBeGreaterThan(findings.length)
    expect(run.news()).toEqual({ rows: [], figures: [], notes: [] })
  })
})

describe('an explanation', () => {
  it('says what it works on, if on anything', () => {
    const sizes = { trainCount: 60, testCount: 40, columns: 2, features: 2 }
    expect(new ExplanationRun(trace, nowhere).data).toEqual(sizes)
    expect(new ExplanationRun(descent, nowhere).data).toEqual({ trainCount: 0, testCount: 0, columns: 0, features: 0 })
  })

  it('lets somebody have a look in, however many steps it may make', () => {
    const parameters = defaultsOf(approximationError.parameters)
    const slow = { ...choose.common('my-lab'), experiment: 'approximation-error', parameters } as const
    const run = new ExplanationRun(slow, nowhere)
    for (let i = 0; i < 3; i++) {
      const begun = performance.now()
      run.advance(1e9, 'run')
      expect(performance.now() - begun).toBeLessThan(500)
    }
    expect(run.ended).toBe(false)
  })

  it('refuses parameters that do not fit its samples', () => {
    const parameters = { ...trace.parameters, firstSample: 61 }
    const run = new ExplanationRun({ ...trace, parameters }, nowhere)
    expect(() => run.advance(1, 'run')).toThrow(LearningError)
  })
})
