import { describe, expect, it } from 'vitest'
import { ofVariant, type ComparisonConfiguration } from '../../../src-main/contract/configuration'
import * as choose from '../../../src-main/labs/choose'
import { LearningError } from '../../../src-main/learning/errors'
import type { Row } from '../../../src-main/learning/report'
import { ComparisonRun } from '../../../src-main/training/comparison-run'
import { prepareSamples } from '../../../src-main/training/samples'
import { TrainingRun } from '../../../src-main/training/training-run'
import { finished, nowhere, onXor } from './support/configurations'

const comparison: ComparisonConfiguration = {
  ...onXor,
  experiment: 'comparison',
  variants: [
    { name: 'plain' },
    { name: 'with the product', features: [choose.feature('xor-product')] },
    { name: 'shorter', schedule: choose.schedule({ maximumEpochs: 3 }) },
    { name: 'more samples', dataset: choose.dataset('xor', { trainCount: 90, testCount: 10 }) }
  ]
}
const withRows: ComparisonConfiguration = { ...comparison, show: choose.show({ rowsAfter: [0, 2, 50] }) }

const runOf = (configuration: ComparisonConfiguration): ComparisonRun => new ComparisonRun(configuration, nowhere)

/** The rows of the trainings, each carried out alone, with the variant's name first. */
function alone(configuration: ComparisonConfiguration): { name: string; rows: Row[] }[] {
  return configuration.variants.map((variant) => {
    const training = ofVariant(configuration, variant)
    const run = new TrainingRun(training, prepareSamples(training, nowhere))
    return { name: variant.name, rows: finished(run) }
  })
}

/** Which of its trainings is under way. */
function trainingOf({ fraction }: ComparisonRun): number {
  return Math.floor(fraction * comparison.variants.length + 1e-9)
}

describe('a comparison', () => {
  it('tells the last row of each training, however it is cut into pieces', () => {
    const expected = alone(comparison).map(({ name, rows }) => {
      const { changes, trainError, testError } = rows[rows.length - 1]
      return { variant: name, epochs: rows.length, changes, trainError, testError }
    })
    for (const limit of [1, 50, 1e9]) expect(finished(runOf(comparison), limit)).toEqual(expected)
  })

  it('has its columns in the order of the table', () => {
    const columns = ['variant', 'epochs', 'changes', 'trainError', 'testError']
    for (const row of finished(runOf(comparison))) expect(Object.keys(row)).toEqual(columns)
  })

  it('tells all rows of each training where they come after chosen epochs', () => {
    const expected = alone(withRows).flatMap(({ name, rows }) => rows.map((row) => ({ variant: name, ...row })))
    expect(finished(runOf(withRows))).toEqual(expected)
    expect(expected.map(({ n }: Row) => n)).toEqual([0, 2, 12, 0, 2, 0, 2, 3, 0, 2, 12])
  })

  it('tells one row of each where that is before the training, and trains nothing', () => {
    const run = runOf({ ...comparison, show: choose.show({ rowsAfter: [0] }) })
    expect(finished(run).map(({ variant, n }) => [variant, n])).toEqual(
      comparison.variants.map(({ name }) => [name, 0])
    )
    expect([run.work, run.result]).toEqual([0, { reason: 'complete', epochs: 0 }])
  })

  it('tells rows of each training as its variant shows them', () => {
    const variants = [
      { name: 'last' },
      { name: 'chosen', show: choose.show({ rowsAfter: [0, 3] }) },
      { name: 'last again' }
    ]
    const rows = finished(runOf({ ...comparison, variants }))
    expect(rows.map(({ variant, n, epochs }) => [variant, n, epochs])).toEqual([
      ['last', undefined, 12],
      ['chosen', 0, undefined],
      ['chosen', 3, undefined],
      ['last again', undefined, 12]
    ])
    const other = variants.map(({ name, show }) => ({ name, show: show ?? choose.show() }))
    expect(finished(runOf({ ...withRows, variants: other }))).toEqual(rows)
  })

  it('tells of each learner what it measures', () => {
    const learner = choose.learner('linear-discriminant-analysis')
    const variants = [{ name: 'perceptron' }, { name: 'LDA', learner }, { name: 'perceptron again' }]
    const rows = finished(runOf({ ...comparison, variants }))
    expect(rows.map(({ variant }) => variant)).toEqual(['perceptron', 'LDA', 'perceptron again'])
    expect(rows.map((row) => 'changes' in row)).toEqual([true, false, true])
    expect(rows[2]).toEqual({ ...rows[0], variant: 'perceptron again' })
    for (const row of rows) expect(Object.keys(row).slice(-2)).toEqual(['trainError', 'testError'])
  })

  it('ends after the last training, with the epochs of all', () => {
    const run = runOf(comparison)
    const epochs = finished(run).reduce((sum, row) => sum + Number(row['epochs']), 0)
    expect(run.result).toEqual({ reason: 'complete', epochs })
    expect([run.ended, run.fraction]).toEqual([true, 1])
  })

  it('can be stopped, and says how many epochs it came to', () => {
    const run = runOf(comparison)
    while (trainingOf(run) === 0) run.advance(1e9, 'run')
    run.advance(1, 'run')
    run.advance(1e9, 'run')
    expect(run.result).toEqual({ reason: 'stopped', epochs: 13 })
  })

  it('always goes forward, and begins each training with one step', () => {
    const run = runOf(comparison)
    let [fraction, work, variant] = [run.fraction, run.work, -1]
    while (!run.ended) {
      const begins = trainingOf(run) !== variant
      variant = trainingOf(run)
      run.advance(17, 'run')
      if (begins) expect(run.work).toBe(work + 1)
      expect(run.fraction).toBeGreaterThan(fraction)
      expect(run.work).toBeGreaterThan(work)
      ;[fraction, work] = [run.fraction, run.work]
    }
  })

  it('says which training cannot be begun, and keeps the rows of those before it', () => {
    const bad = { name: 'bad', dataset: choose.dataset('two-gaussians', { trainCount: 1 }) }
    const run = runOf({ ...comparison, variants: [{ name: 'plain' }, bad] })
    expect(() => {
      while (!run.ended) run.advance(1e9, 'run')
    }).toThrow(
      new LearningError('data', 'bad: Perceptron needs at least 1 sample of each class, found none of class +1')
    )
    expect(run.news().rows?.map(({ variant }) => variant)).toEqual(['plain'])
    expect(() => runOf({ ...comparison, variants: [bad] })).toThrow(/^bad: Perceptron needs/)
    const missing = { name: 'missing', dataset: choose.dataset('imported', { dataset: 'wine' }) }
    expect(() => runOf({ ...comparison, variants: [missing] })).toThrow(/^missing: there is no dataset "wine"/)
  })

  it('has figures that say whose they are', () => {
    const run = runOf(comparison)
    const names: string[] = []
    while (!run.ended) {
      run.advance(1e9, 'run')
      for (const { name, title } of run.news().figures ?? []) {
        names.push(name)
        expect(title.split(': ')[0]).toBe(name.split(': ')[0])
      }
    }
    expect(names.sort()).toEqual(
      comparison.variants
        .flatMap(({ name }) => ['samples', 'decision-field', 'learned'].map((figure) => `${name}: ${figure}`))
        .sort()
    )
  })

  it('holds at the end of an epoch when it is stepped', () => {
    const run = runOf(comparison)
    expect([run.advance(1, 'next-epoch'), run.advance(1e9, 'next-epoch')]).toEqual([false, true])
  })

  it('says of the first training what it works on', () => {
    expect(runOf(comparison).data).toEqual({ trainCount: 60, testCount: 40, columns: 2, features: 2 })
  })
})
