import { describe, expect, it } from 'vitest'
import { columnsOf, declarationOf } from '../../../src-main/contract/columns'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import * as choose from '../../../src-main/labs/choose'
import { LearningError } from '../../../src-main/learning/errors'
import { errorOf } from '../../../src-main/learning/evaluation'
import { Learner } from '../../../src-main/learning/learner'
import type { Row } from '../../../src-main/learning/report'
import { prepareSamples } from '../../../src-main/training/samples'
import { TrainingRun } from '../../../src-main/training/training-run'
import { finished, nowhere, onCurve, onSeparable, onXor } from './support/configurations'

const runOf = (configuration: TrainingConfiguration): TrainingRun =>
  new TrainingRun(configuration, prepareSamples(configuration, nowhere))

const withRows = (configuration: TrainingConfiguration, ...rowsAfter: number[]): TrainingConfiguration => ({
  ...configuration,
  show: choose.show({ rowsAfter })
})

const valuesOf = (rows: readonly Row[], name: string): unknown[] => rows.map((row) => row[name])

/** The rows as they would be if somebody trained by hand and looked after every epoch. */
function expectedRows(configuration: TrainingConfiguration): Row[] {
  const { train, test } = prepareSamples(configuration, nowhere)
  const { learner, schedule, seed } = configuration
  const training = new Learner(declarationOf(learner), learner.parameters).begin(train, { schedule, seed })
  const rows: Row[] = []
  while (training.outcome === undefined) {
    if (training.advance(1e9) === 'limit') continue
    const errors = {
      trainError: errorOf(training.model, train),
      ...(test && { testError: errorOf(training.model, test) })
    }
    rows.push({ epoch: rows.length, ...training.measures, ...errors })
  }
  return rows
}

describe('a training', () => {
  it.each([
    ['that converges', onSeparable],
    ['that does not', onXor],
    ['in closed form', onCurve]
  ])('%s tells a row after every epoch, however it is cut into pieces', (_what, configuration) => {
    const expected = expectedRows(configuration)
    for (const limit of [1, 7, 1e9]) expect(finished(runOf(configuration), limit)).toEqual(expected)
  })

  it('ends when the learner has converged, and says so', () => {
    const run = runOf(onSeparable)
    const rows = finished(run)
    expect(rows.at(-1)).toMatchObject({ changes: 0, trainError: 0 })
    expect(run.result).toEqual({
      reason: 'converged',
      epochs: rows.length,
      trainError: 0,
      testError: rows.at(-1)?.['testError']
    })
    expect([run.ended, run.lastRow]).toEqual([true, rows.at(-1)])
  })

  it('ends with its schedule, and can be stopped before', () => {
    const run = runOf(onXor)
    run.advance(1e9, 'run')
    run.advance(1e9, 'run')
    expect(run.result).toMatchObject({ reason: 'stopped', epochs: 2, trainError: run.lastRow?.['trainError'] })
    expect(finished(run)).toHaveLength(12)
    expect(run.result).toMatchObject({ reason: 'maximum-epochs', epochs: 12 })
  })

  it('that is stopped before its first row has no errors to tell', () => {
    const run = runOf(onXor)
    run.advance(3, 'run')
    expect([run.result, run.news().rows, run.lastRow]).toEqual([{ reason: 'stopped', epochs: 0 }, [], undefined])
  })

  it('says what it works on, where it stands, and how much is done', () => {
    const run = runOf(onXor)
    expect(run.data).toEqual({ trainCount: 60, testCount: 40, columns: 2, features: 2 })
    expect([run.work, run.fraction, run.position.epoch]).toEqual([0, 0, 0])
    run.advance(30, 'run')
    expect([run.work, run.fraction, run.position.epoch]).toEqual([30, 30 / (12 * 60), 0])
    run.advance(1e9, 'run')
    expect([run.work, run.fraction, run.position.epoch]).toEqual([60, 1 / 12, 1])
  })

  it('has taken a step at the end of an epoch', () => {
    const run = runOf(onXor)
    expect([run.advance(5, 'next-epoch'), run.advance(1e9, 'next-epoch')]).toEqual([false, true])
    expect([run.advance(5, 'next-mistake'), run.advance(1e9, 'next-mistake')]).toEqual([false, true])
    expect(run.advance(1e9, 'run')).toBe(false)
  })

  it('tells everything once', () => {
    const run = runOf(onXor)
    run.advance(1e9, 'run')
    expect(run.news().rows).toHaveLength(1)
    expect(run.news()).toEqual({ rows: [] })
  })

  it('leaves out the test error where there are no test samples', () => {
    const run = runOf({ ...onXor, dataset: choose.dataset('xor', { trainCount: 60, testCount: 0 }) })
    for (const row of finished(run)) expect(Object.keys(row)).toEqual(['epoch', 'changes', 'trainError'])
    expect(run.result).not.toHaveProperty('testError')
  })

  it('tells mean squares in the rows only: the result speaks of shares', () => {
    const run = runOf(onCurve)
    const [row, ...others] = finished(run)
    expect([others, Object.keys(row)]).toEqual([[], Object.keys(columnsOf(onCurve))])
    expect(row['trainError']).toBeGreaterThan(0)
    expect(run.result).toEqual({ reason: 'complete', epochs: 1 })
  })

  it('needs samples that the learner can learn from', () => {
    expect(() => runOf({ ...onXor, dataset: choose.dataset('blobs') })).toThrow(LearningError)
    expect(() => runOf({ ...onXor, dataset: choose.dataset('noisy-function') })).toThrow(
      'Perceptron needs classes to predict, found values'
    )
  })
})

describe('a training that diverges', () => {
  const parameters = { optimiser: 'gradient-descent', learningRate: 100 } as const
  const configuration: TrainingConfiguration = {
    ...onCurve,
    learner: choose.learner('multi-layer-perceptron-regression', { ...parameters, activation: 'identity' }),
    schedule: choose.schedule({ maximumEpochs: 1000 })
  }

  it('says so, and tells no number that is none', () => {
    const run = runOf(configuration)
    const rows = finished(run)
    expect(run.result.reason).toBe('diverged')
    expect(rows.length).toBeLessThan(1000)
    for (const row of rows) expect(Object.values(row).some(Number.isNaN)).toBe(false)
  })
})

describe('rows after chosen epochs', () => {
  it('are told after these, the first of them before the training', () => {
    const run = runOf(withRows(onXor, 0, 2, 5))
    const rows = finished(run)
    const all = expectedRows(onXor)
    expect(valuesOf(rows, 'n')).toEqual([0, 2, 5])
    expect(valuesOf(rows, 'trainError').slice(1)).toEqual([all[1]['trainError'], all[4]['trainError']])
    expect(run.result).toMatchObject({ reason: 'complete', epochs: 5 })
  })

  it('come in order, in whatever order they are asked for', () => {
    expect(valuesOf(finished(runOf(withRows(onXor, 5, 0, 2))), 'n')).toEqual([0, 2, 5])
  })

  it('can be only the one before the training', () => {
    const run = runOf(withRows(onXor, 0))
    expect([run.ended, run.work]).toEqual([true, 0])
    expect(valuesOf(run.news().rows ?? [], 'n')).toEqual([0])
  })

  it('end with the training where that ends before, with a row', () => {
    expect(valuesOf(finished(runOf(withRows(onXor, 1, 1000))), 'n')).toEqual([1, 12])
    const converged = finished(runOf(withRows(onSeparable, 0, 100_000)))
    expect(converged.at(-1)).toMatchObject({ n: expectedRows(onSeparable).length, changes: 0 })
  })

  it('say how much is done by the last of them', () => {
    const run = runOf(withRows(onXor, 4))
    run.advance(1e9, 'run')
    expect(run.fraction).toBe(1 / 4)
    const long = runOf(withRows(onXor, 1000))
    long.advance(1e9, 'run')
    expect(long.fraction).toBe(1 / 12)
  })
})

describe('the figures of a training', () => {
  /** The names of the figures after every piece of news. */
  function figuresOf(configuration: TrainingConfiguration): string[][] {
    const run = runOf(configuration)
    const told: string[][] = []
    const tell = (): void => {
      const { figures, rows = [] } = run.news()
      if (figures !== undefined || rows.length > 0) told.push((figures ?? []).map(({ name }) => name))
    }
    tell()
    while (!run.ended) {
      run.advance(1e9, 'run')
      tell()
    }
    return told
  }
  const short = withRows(onXor, 1, 2)

  it('are none where none are asked for', () => {
    expect(figuresOf({ ...short, show: { rowsAfter: [1, 2], figures: 'none' } })).toEqual([[], []])
  })

  it('are the samples in the beginning, and what has been learned in the end', () => {
    expect(figuresOf({ ...short, show: { rowsAfter: [1, 2], figures: 'end' } })).toEqual([
      ['samples'],
      [],
      ['decision-field', 'learned']
    ])
  })

  it('come with every row where that is asked for', () => {
    expect(figuresOf({ ...short, show: { rowsAfter: [0, 2], figures: 'rows' } })).toEqual([
      ['samples', 'decision-field-after-0', 'learned-after-0'],
      ['decision-field-after-2', 'learned-after-2']
    ])
    expect(figuresOf({ ...onCurve, show: { rowsAfter: [], figures: 'rows' } })).toEqual([
      ['samples'],
      ['curve-after-1', 'learned-after-1']
    ])
  })
})
