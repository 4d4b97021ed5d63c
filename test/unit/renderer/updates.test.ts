import { describe, expect, it } from 'vitest'
import type { EpochRow, RunProgress, RunSnapshot } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { EarlyUpdates, newRun, withEarlyUpdates, withUpdate } from '../../../src-renderer/run/updates'

const row = (epoch: number): EpochRow => ({ epoch, changes: 9 - epoch, trainError: 0.1, testError: 0.2 })
const progress = (epoch: number, position: number): RunProgress => ({
  epoch,
  position,
  changes: 0,
  updates: 0,
  fraction: 0.5,
  elapsed: 10
})
const run = (changed: Partial<RunSnapshot> = {}): RunSnapshot => ({
  ...newRun('a', perceptronMnist.configuration),
  ...changed
})

describe('withUpdate', () => {
  it('gives a new snapshot with new rows and leaves the old one as it was', () => {
    const before = run({ rows: [row(0)] })
    const after = withUpdate(before, { state: 'running', rows: [row(1), row(2)] })
    expect(after).toMatchObject({ state: 'running', rows: [row(0), row(1), row(2)] })
    expect(before).toMatchObject({ state: 'preparing', rows: [row(0)] })
  })

  it('keeps the identity of what has not changed', () => {
    const before = run({ rows: [row(0)], model: { w: new Float64Array(784), b: 0 } })
    const after = withUpdate(before, { progress: progress(1, 3) })
    expect(after.rows).toBe(before.rows)
    expect(after.model?.w).toBe(before.model?.w)
  })

  it('appends notes and replaces figures in lists of its own', () => {
    const figure = (value: number): RunSnapshot['figures'][number] => ({
      name: 'learned',
      title: 'Learned',
      kind: 'tensors',
      tensors: { w: { shape: [1], values: Float64Array.of(value) } }
    })
    const [one, two] = ['one', 'two'].map((text, afterRows) => ({ text, afterRows }))
    const before = run({ notes: [one], figures: [figure(1)] })
    const after = withUpdate(before, { notes: [two], figures: [figure(2)] })
    expect([after.notes, after.figures]).toEqual([[one, two], [figure(2)]])
    expect([before.notes, before.figures]).toEqual([[one], [figure(1)]])
    const same = withUpdate(after, { state: 'paused', notes: [], figures: [] })
    expect([same.notes === after.notes, same.figures === after.figures]).toEqual([true, true])
  })

  it('adds rows that are not epochs, each once', () => {
    const rows = [{ variant: 'a' }, { variant: 'b' }]
    expect(withUpdate(run({ rows: [{ variant: 'none' }] }), { rows }).rows).toEqual([{ variant: 'none' }, ...rows])
  })

  it('adds no row twice', () => {
    const after = withUpdate(run({ rows: [row(0), row(1)] }), { rows: [row(1), row(2)] })
    expect(after.rows.map(({ epoch }) => epoch)).toEqual([0, 1, 2])
  })

  it('takes the step away when the run goes on', () => {
    expect(withUpdate(run(), { step: null }).step).toBeNull()
  })
})

describe('withEarlyUpdates', () => {
  const paused = run({ state: 'paused', progress: progress(3, 500), rows: [row(0), row(1), row(2)] })

  it('leaves out what the snapshot already contains', () => {
    const after = withEarlyUpdates(paused, [{ state: 'running', progress: progress(3, 200), rows: [row(2)] }])
    expect(after).toEqual(paused)
  })

  it('applies what came after it', () => {
    const after = withEarlyUpdates(paused, [{ state: 'running', progress: progress(4, 0), rows: [row(3)] }])
    expect(after).toMatchObject({ state: 'running', progress: { epoch: 4, position: 0 } })
    expect(after.rows).toHaveLength(4)
  })

  it('does not wake a run that has ended', () => {
    const ended = run({ state: 'finished' })
    expect(withEarlyUpdates(ended, [{ state: 'running' }])).toEqual(ended)
  })

  it('takes an end whatever its progress', () => {
    const error = { code: 'trainer-ended', message: 'killed' } as const
    expect(withEarlyUpdates(paused, [{ state: 'failed', error }])).toMatchObject({ state: 'failed', error })
  })
})

describe('EarlyUpdates', () => {
  it('keeps the updates of a run until the reply that names it', async () => {
    const early = new EarlyUpdates()
    const taken = await early.during(async (take) => {
      early.keep('a', { state: 'preparing' })
      early.keep('b', { state: 'failed' })
      early.keep('a', { state: 'running' })
      await Promise.resolve()
      return take('a')
    })
    expect(taken).toEqual([{ state: 'preparing' }, { state: 'running' }])
  })

  it('keeps nothing when no reply is awaited, also after one that failed', async () => {
    const early = new EarlyUpdates()
    early.keep('a', { state: 'running' })
    await expect(early.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    early.keep('a', { state: 'running' })
    expect(await early.during((take) => Promise.resolve(take('a')))).toEqual([])
  })

  it('keeps them for a second reply that is still awaited', async () => {
    const early = new EarlyUpdates()
    const second = early.during(async (take) => {
      await early.during(() => Promise.resolve(early.keep('a', { state: 'paused' })))
      return take('a')
    })
    expect(await second).toEqual([{ state: 'paused' }])
  })
})
