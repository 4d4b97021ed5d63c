import { describe, expect, it } from 'vitest'
import type { RunProgress, RunSnapshot } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { progressWords } from '../../../src-renderer/formatting/progress'
import { newRun } from '../../../src-renderer/run/updates'

const { configuration } = perceptronMnist
const run: RunSnapshot = {
  ...newRun('a', configuration),
  state: 'running',
  data: { trainCount: 12_665, testCount: 2_115, columns: 784, features: 784, height: 28, width: 28 },
  progress: { epoch: 4, position: 8_320, changes: 1, updates: 113, fraction: 0.047, elapsed: 600, remaining: 12_200 }
}

describe('progressWords', () => {
  it('says where a run stands and how long it takes at most', () => {
    expect(progressWords(run)).toEqual({
      epochs: '4 of at most 100 epochs done',
      detail: 'About 7.8 epochs a second',
      time: '0.60 s · at most 12 s left'
    })
  })

  it('makes no estimate from the first few visits', () => {
    const progress = { epoch: 0, position: 1, changes: 1, updates: 1, fraction: 1e-6, elapsed: 0.5, remaining: 700_000 }
    expect(progressWords({ ...run, progress }).time).toBe('0.00 s')
  })

  it('says what happens before the first visit', () => {
    expect(progressWords(newRun('a', configuration)).epochs).toBe('Reading the data…')
  })

  const visits = 'Epoch 4: 8,320 of 12,665 samples visited, 1 change'
  const at = (elapsed: number, changed: Partial<RunSnapshot> = {}): string =>
    progressWords({ ...run, progress: { ...run.progress, elapsed } as RunProgress, ...changed }).detail

  it('counts visits where they can be read: in a pause, and in long epochs', () => {
    expect(at(600, { state: 'paused' })).toBe(visits)
    expect(at(60_000)).toBe(visits)
  })

  it('speaks of the last epoch at a middling pace, and of the pace at a fast one', () => {
    const rows = [{ epoch: 3, changes: 1_402, trainError: 0, testError: 0 }]
    expect(at(1_800, { rows })).toBe('Epoch 3: 1,402 changes')
    expect(at(1_800)).toBe('')
    expect(at(60, { rows })).toBe('About 78 epochs a second')
    expect(at(10, { rows })).toBe('')
  })
})
