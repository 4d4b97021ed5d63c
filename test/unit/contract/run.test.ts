import { beforeEach, describe, expect, it } from 'vitest'
import { applyUpdate, isLive, runSnapshot, runState, runUpdate, type RunSnapshot } from '../../../src-main/contract/run'
import { labs } from '../../../src-main/labs/catalogue'

const row = (epoch: number): RunSnapshot['rows'][number] => ({ epoch, changes: 3, trainError: 0.5, testError: 0.25 })
const progress = { epoch: 1, position: 0, changes: 0, updates: 3, fraction: 0.01, elapsed: 5 }

const mistake = {
  row: 4,
  digit: 1,
  label: 1,
  score: 0,
  epoch: 0,
  position: 2,
  update: 1,
  pixels: new Uint8Array(784)
}

let snapshot: RunSnapshot
beforeEach(() => {
  const [{ configuration }] = labs
  snapshot = { id: '1', configuration, state: 'preparing', rows: [], recentMistakes: [], step: null }
})

describe('applyUpdate', () => {
  it('appends rows', () => {
    applyUpdate(snapshot, { rows: [row(0), row(1)] })
    applyUpdate(snapshot, { rows: [row(2)] })
    applyUpdate(snapshot, { rows: [] })
    expect(snapshot.rows).toEqual([row(0), row(1), row(2)])
  })

  it('replaces what is present and leaves what is absent', () => {
    const model = { w: Float64Array.of(1, 2), b: 3 }
    applyUpdate(snapshot, { state: 'running', progress, model, recentMistakes: [mistake] })
    applyUpdate(snapshot, { state: 'paused', progress: { ...progress, epoch: 2 } })
    expect(snapshot).toMatchObject({
      state: 'paused',
      progress: { epoch: 2 },
      model,
      recentMistakes: [mistake],
      rows: []
    })
    applyUpdate(snapshot, { recentMistakes: [] })
    expect(snapshot.recentMistakes).toEqual([])
  })

  it('shows a step, and takes it away when it is told null', () => {
    const before = { w: Float64Array.of(0), b: 0 }
    const step = { mistake, before, after: { w: Float64Array.of(1), b: 1 }, scoreAfter: 2 }
    applyUpdate(snapshot, { step })
    applyUpdate(snapshot, { state: 'paused' })
    expect(snapshot.step).toEqual(step)
    applyUpdate(snapshot, { step: null })
    expect(snapshot.step).toBeNull()
  })

  it('leaves a snapshot that fits the contract, with an error too', () => {
    applyUpdate(snapshot, { state: 'failed', error: { code: 'dataset', message: 'x.npy is missing' } })
    expect(runSnapshot.parse(snapshot)).toEqual(snapshot)
  })
})

describe('the contract of a run', () => {
  it('tells live states from those of a run that has ended', () => {
    expect(runState.options.filter(isLive)).toEqual(['preparing', 'running', 'paused'])
  })

  it('takes weights and pixels as typed arrays only', () => {
    expect(runUpdate.safeParse({ model: { w: new Float64Array(2), b: 0 } }).success).toBe(true)
    expect(runUpdate.safeParse({ model: { w: [0, 0], b: 0 } }).success).toBe(false)
    expect(runUpdate.safeParse({ recentMistakes: [{ ...mistake, pixels: [0] }] }).success).toBe(false)
  })
})
