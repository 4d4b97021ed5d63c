import { describe, expect, it } from 'vitest'
import type { RunSnapshot } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { describeConfiguration, sameConfiguration } from '../../../src-renderer/formatting/configuration'
import { progressWords } from '../../../src-renderer/formatting/progress'
import { newRun } from '../../../src-renderer/run/updates'

const { configuration } = perceptronMnist
const run: RunSnapshot = {
  ...newRun('a', configuration),
  state: 'running',
  data: { trainCount: 12_665, testCount: 2_115, height: 28, width: 28 },
  progress: { epoch: 4, position: 8_320, changes: 1, updates: 113, fraction: 0.047, elapsed: 600, remaining: 12_200 }
}

describe('progressWords', () => {
  it('says where a run stands and how long it takes at most', () => {
    expect(progressWords(run)).toEqual({
      epochs: '4 of at most 100 epochs done',
      visits: 'Epoch 4: 8,320 of 12,665 samples visited, 1 change',
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
})

describe('configurations in words', () => {
  it('says all that a user can choose', () => {
    expect(describeConfiguration(configuration)).toBe(
      '0 against 1, scaling of the pixels: none, with bias, in the order of the file, at most 100 epochs'
    )
    const other = structuredClone(configuration)
    other.dataset.digits = [3, 8]
    other.features.scaling = 'unit'
    other.learner.parameters.bias = false
    other.schedule = { order: 'shuffled', maximumEpochs: 1 }
    other.seed = 7
    expect(describeConfiguration(other)).toBe(
      '3 against 8, scaling of the pixels: unit, without bias, shuffled from seed 7, at most 1 epoch'
    )
  })

  it('tells equal documents from different ones', () => {
    expect(sameConfiguration(configuration, structuredClone(configuration))).toBe(true)
    expect(sameConfiguration(configuration, { ...configuration, seed: 1 })).toBe(false)
  })
})
