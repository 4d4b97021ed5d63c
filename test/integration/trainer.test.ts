import { describe, expect, it } from 'vitest'
import { epochRows } from '../../src-main/contract/perceptron'
import { runSnapshot } from '../../src-main/contract/run'
import { configurationWith, endless } from './support/configuration'
import { completed, ObservedRun } from './support/observed-run'
import { processEnds } from '../support/processes'

const lab = configurationWith()

describe('a run in a trainer of its own', () => {
  it('goes to its end, and tells all that the contract says', async () => {
    const run = new ObservedRun(lab)
    const snapshot = runSnapshot.parse(await run.end())
    expect(snapshot).toMatchObject({
      state: 'finished',
      data: { trainCount: 12_665, testCount: 2115, columns: 784, features: 784, height: 28, width: 28 },
      progress: { position: 0, fraction: 1, remaining: 0 },
      step: null
    })
    const { result, progress } = snapshot
    const rows = epochRows(snapshot.rows)
    expect(rows.map(({ epoch }) => epoch)).toEqual(rows.map((_, n) => n))
    expect(rows.at(-1)).toMatchObject({ changes: 0, trainError: 0 })
    const updates = rows.reduce((sum, { changes }) => sum + changes, 0)
    const { trainError, testError } = rows[rows.length - 1]
    expect(result).toMatchObject({ reason: 'converged', epochs: rows.length, updates, trainError, testError })
    expect(progress).toMatchObject({ epoch: rows.length, updates })
    expect(run.updates[0]).toMatchObject({ state: 'running' })
  })

  it('ends its process with the run', async () => {
    const run = new ObservedRun(lab)
    await run.end()
    await processEnds(run.pid)
  })

  it('remembers the latest mistakes, the latest first', async () => {
    const { recentMistakes, rows } = await completed(configurationWith({ maximumEpochs: 3 }))
    const updates = epochRows(rows).reduce((sum, { changes }) => sum + changes, 0)
    expect(recentMistakes.map(({ update }) => update)).toEqual(Array.from({ length: 12 }, (_, n) => updates - n))
    for (const { label, digit, score, pixels } of recentMistakes) {
      expect(label).toBe(digit === 0 ? -1 : 1)
      expect(label * score).toBeLessThanOrEqual(0)
      expect(pixels).toHaveLength(784)
    }
  })

  it('ends after its maximum number of epochs where the classes cannot be separated', async () => {
    const { result, rows } = await completed(configurationWith({ digits: [3, 8], maximumEpochs: 4 }))
    expect(result).toMatchObject({ reason: 'maximum-epochs', epochs: 4 })
    expect(rows).toHaveLength(4)
  })

  it('is the same for the same seed, and another for another', async () => {
    const shuffled = (shuffle: number): Promise<unknown> =>
      completed(configurationWith({ shuffle, maximumEpochs: 5 })).then(({ rows, model }) => ({ rows, model }))
    const [one, same, other] = await Promise.all([shuffled(1), shuffled(1), shuffled(2)])
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
  })
})

describe('stopping', () => {
  it('ends a run where it stands', async () => {
    const run = new ObservedRun(endless)
    await run.next((_update, { rows }) => rows.length > 3)
    await run.tell('stop', 'stopped')
    const { rows, result, progress } = run.snapshot
    expect(result).toMatchObject({ reason: 'stopped', epochs: rows.length })
    expect(progress?.fraction).toBeLessThan(1)
    const told = run.updates.length
    await processEnds(run.pid)
    expect(run.updates).toHaveLength(told)
  })

  it('ends a paused run too', async () => {
    const run = new ObservedRun(endless)
    await run.nextState('running')
    const { progress } = await run.tell('pause', 'paused')
    const { progress: end } = await run.tell('stop', 'stopped')
    expect(end).toEqual(progress)
    expect(run.snapshot.result?.reason).toBe('stopped')
  })

  it('ends a run that has not begun to train', async () => {
    const run = new ObservedRun(endless)
    await run.tell('stop', 'stopped')
    expect(run.snapshot).toMatchObject({ rows: [], result: { reason: 'stopped', epochs: 0 } })
    expect(run.snapshot.result?.trainError).toBeUndefined()
  })
})

describe('a trainer that is killed', () => {
  it.each(['running', 'paused'] as const)('fails its run while it is %s, with the reason', async (state) => {
    const run = new ObservedRun(endless)
    await run.nextState('running')
    if (state === 'paused') await run.tell('pause', 'paused')
    process.kill(run.pid, 'SIGKILL')
    const { error } = await run.nextState('failed')
    expect(error).toMatchObject({ code: 'trainer-ended', message: expect.stringContaining('by signal SIGKILL') })
    expect(run.client.ended).toBe(true)
    expect((await completed(lab)).state).toBe('finished')
  })

  it('fails a run that is given to it afterwards', async () => {
    const run = new ObservedRun(lab)
    run.client.kill()
    expect((await run.end()).error).toMatchObject({ code: 'trainer-ended' })
  })
})
