import { describe, expect, it } from 'vitest'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import * as choose from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import {
  describeConfiguration,
  differences,
  sameConfiguration,
  titleOf
} from '../../../src-renderer/formatting/configuration'

const configuration: TrainingConfiguration = perceptronMnist.configuration
const withDigits: TrainingConfiguration = { ...configuration, dataset: choose.dataset('mnist', { digits: [3, 8] }) }
const withoutBias = choose.learner('perceptron', { bias: false })

describe('configurations in words', () => {
  it('says all that a user can choose', () => {
    expect(describeConfiguration(configuration)).toBe(
      '0 against 1, scaling of the pixels: none, with bias, in the order of the file, at most 100 epochs'
    )
    const other: TrainingConfiguration = {
      ...withDigits,
      features: [choose.feature('scaling', { scaling: 'unit' })],
      learner: withoutBias,
      schedule: { order: 'shuffled', maximumEpochs: 1 },
      seed: 7
    }
    expect(describeConfiguration(other)).toBe(
      '3 against 8, scaling of the pixels: unit, without bias, shuffled from seed 7, at most 1 epoch'
    )
  })

  it('tells equal documents from different ones', () => {
    expect(sameConfiguration(configuration, structuredClone(configuration))).toBe(true)
    expect(sameConfiguration(configuration, { ...configuration, seed: 1 })).toBe(false)
  })

  it('names what differs', () => {
    expect(differences(configuration, structuredClone(configuration))).toEqual([])
    const other = { ...withDigits, learner: withoutBias, schedule: choose.schedule({ maximumEpochs: 5000 }) }
    expect(differences(configuration, other)).toEqual([
      'digits 0 vs 1 → 3 vs 8',
      'bias on → off',
      'maximum number of epochs 100 → 5,000'
    ])
  })
})

describe('titleOf', () => {
  it('says which digits are shown', () => {
    expect(titleOf(perceptronMnist)).toBe(perceptronMnist.title)
    expect(titleOf(perceptronMnist, withDigits)).toBe('The perceptron: MNIST 3 vs 8')
  })

  it('is the title of any other lab', () => {
    const moons = { ...configuration, dataset: choose.dataset('moons'), features: [] }
    expect(titleOf({ ...perceptronMnist, title: 'Moons, 0 vs 1', configuration: moons })).toBe('Moons, 0 vs 1')
  })
})
