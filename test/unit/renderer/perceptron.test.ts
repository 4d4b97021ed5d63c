import { describe, expect, it } from 'vitest'
import type { RunConfiguration, TrainingConfiguration } from '../../../src-main/contract/configuration'
import { isPerceptronOnDigits } from '../../../src-main/contract/perceptron'
import * as choose from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { digitsOf, hasBias, scalingOf, scheduleOf } from '../../../src-renderer/perceptron'

const configuration: TrainingConfiguration = perceptronMnist.configuration

describe('the perceptron’s page', () => {
  it('reads what it shows from the configuration', () => {
    const other: TrainingConfiguration = {
      ...configuration,
      dataset: choose.dataset('mnist', { digits: [7, 2] }),
      features: [choose.feature('scaling', { scaling: 'unit' })],
      learner: choose.learner('perceptron', { bias: false })
    }
    expect([digitsOf(configuration), scalingOf(configuration), hasBias(configuration)]).toEqual([[0, 1], 'none', true])
    expect([digitsOf(other), scalingOf(other), hasBias(other)]).toEqual([[7, 2], 'unit', false])
    expect(scheduleOf(other)).toBe(other.schedule)
  })

  it.each<[string, RunConfiguration]>([
    ['another dataset', { ...configuration, dataset: choose.dataset('moons') }],
    ['one digit', { ...configuration, dataset: choose.dataset('mnist', { digits: [3] }) }],
    ['three digits', { ...configuration, dataset: choose.dataset('mnist', { digits: [3, 4, 5] }) }],
    ['some of the samples', { ...configuration, dataset: choose.dataset('mnist', { trainCount: 100 }) }],
    ['some of the test samples', { ...configuration, dataset: choose.dataset('mnist', { testCount: 100 }) }],
    ['no feature map', { ...configuration, features: [] }],
    ['another feature map', { ...configuration, features: [choose.feature('standardisation')] }],
    [
      'two feature maps',
      { ...configuration, features: [...configuration.features, choose.feature('standardisation')] }
    ],
    ['another learner', { ...configuration, learner: choose.learner('linear-discriminant-analysis') }],
    ['chosen rows', { ...configuration, show: choose.show({ rowsAfter: [1, 2] }) }],
    ['a comparison', { ...configuration, experiment: 'comparison', variants: [{ name: 'a' }] }]
  ])('is not for %s', (_what, other) => {
    expect(isPerceptronOnDigits(other)).toBe(false)
    expect(() => digitsOf(other)).toThrow('not a perceptron on two digits')
  })

  it('is for the lecture’s experiment', () => {
    expect(isPerceptronOnDigits(configuration)).toBe(true)
  })
})
