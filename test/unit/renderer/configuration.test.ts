import { describe, expect, it } from 'vitest'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import {
  describeConfiguration,
  differences,
  sameConfiguration,
  titleOf
} from '../../../src-renderer/formatting/configuration'

const { configuration } = perceptronMnist

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

  it('names what differs', () => {
    const other = structuredClone(configuration)
    expect(differences(configuration, other)).toEqual([])
    other.dataset.digits = [3, 8]
    other.learner.parameters.bias = false
    other.schedule.maximumEpochs = 5000
    expect(differences(configuration, other)).toEqual([
      'digits 0 vs 1 → 3 vs 8',
      'bias on → off',
      'maximum number of epochs 100 → 5,000'
    ])
  })
})

describe('titleOf', () => {
  it('says which digits are shown', () => {
    const other = structuredClone(configuration)
    other.dataset.digits = [3, 8]
    expect(titleOf(perceptronMnist)).toBe(perceptronMnist.title)
    expect(titleOf(perceptronMnist, other)).toBe('The perceptron: MNIST 3 vs 8')
  })
})
