import { describe, expect, it } from 'vitest'
import { duration, headline, percent, progressLine, summary, titleOf } from '../../../src-main/cli/words'
import type { ComparisonConfiguration, TrainingConfiguration } from '../../../src-main/contract/configuration'
import * as choose from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { gradientDescent } from '../../../src-main/learning/explain/gradient-descent'
import { multiLayerPerceptron } from '../../../src-main/learning/learners/multi-layer-perceptron'
import { defaultsOf } from '../../../src-main/learning/parameters'

const configuration: TrainingConfiguration = perceptronMnist.configuration

describe('words', () => {
  it.each([
    [0, '0.00 %'],
    [0.0019, '0.19 %'],
    [0.5, '50.00 %'],
    [1, '100.00 %'],
    [1 / 12_665, '0.01 %']
  ])('write the share %d as %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })

  it.each([
    [0, '0.00 s'],
    [84, '0.08 s'],
    [9994, '9.99 s'],
    [9995, '10 s'],
    [12_300, '12 s'],
    [59_499, '59 s'],
    [59_500, '1 min 00 s'],
    [119_700, '2 min 00 s'],
    [185_000, '3 min 05 s'],
    [3_725_000, '62 min 05 s']
  ])('write %d ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text)
  })

  const progress = { epoch: 42, position: 3, changes: 1, updates: 90, fraction: 0.43, elapsed: 1234 }

  it('draw the progress', () => {
    expect(progressLine({ ...progress, remaining: 1600 })).toBe(
      ' 43 %  epoch 42, 1.23 s, at most 1.60 s left  [##########..............]'
    )
    expect(progressLine({ ...progress, fraction: 1 }, 33)).toBe('100 %  epoch 42, 1.23 s  [######]')
    expect(progressLine({ ...progress, fraction: 0.004 }, 32)).toBe('  0 %  epoch 42, 1.23 s')
    expect(progressLine(progress, 10)).toBe(' 43 %  epo')
  })

  it('count steps where the share that is done is not known', () => {
    expect(progressLine({ ...progress, fraction: 0 })).toBe('42 steps, 1.23 s')
    expect(progressLine({ ...progress, epoch: 1, fraction: 0 }, 6)).toBe('1 step')
  })

  it('say what a training is about to do', () => {
    expect(headline(configuration)).toBe('Perceptron: MNIST 0 (-1) vs 1 (+1), scaling none, file order')
    const other: TrainingConfiguration = {
      ...configuration,
      dataset: choose.dataset('mnist', { digits: [3, 8] }),
      features: [choose.feature('scaling', { scaling: 'unit' })],
      learner: { name: 'perceptron', parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 5 },
      seed: 7
    }
    expect(headline(other)).toBe('Perceptron: MNIST 3 (-1) vs 8 (+1), scaling unit, no bias, shuffled with seed 7')
  })

  it.each([
    [choose.dataset('mnist', { digits: [8] }), 'MNIST 8 (+1) vs the rest (-1)'],
    [choose.dataset('mnist', { digits: [1, 4, 7] }), 'MNIST 1, 4, 7'],
    [choose.dataset('mnist', { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }), 'MNIST, all ten digits'],
    [choose.dataset('imported', { dataset: 'my-flowers' }), 'my-flowers'],
    [choose.dataset('radial'), 'disc and surroundings']
  ])('name the dataset %j', (dataset, words) => {
    expect(headline({ ...configuration, dataset, features: [] })).toBe(`Perceptron: ${words}, file order`)
  })

  it('say what of a learner is not as it is by default', () => {
    const { title, parameters } = multiLayerPerceptron
    const learner = choose.learner('multi-layer-perceptron', { hiddenWidths: [7, 5], learningRate: 0.125 })
    const hidden = parameters.hiddenWidths.label.toLowerCase()
    expect(headline({ ...configuration, features: [choose.feature('standardisation')], learner })).toBe(
      `${title}: MNIST 0 (-1) vs 1 (+1), standardisation, ${hidden} 7-5, learning rate 0.125, file order`
    )
  })

  it('say what a comparison and an explanation are about', () => {
    const comparison: ComparisonConfiguration = {
      ...configuration,
      experiment: 'comparison',
      variants: [{ name: 'a' }, { name: 'b' }]
    }
    const digits = 'MNIST 0 (-1) vs 1 (+1)'
    expect(headline(comparison)).toBe(`2 trainings compared: perceptron, ${digits}, scaling none`)
    const [learner, others] = [choose.learner('linear-svm'), choose.dataset('xor')]
    expect(headline({ ...comparison, variants: [{ name: 'a' }, { name: 'b', learner, features: [] }] })).toBe(
      `2 trainings compared: ${digits}`
    )
    const variants = [{ name: 'a' }, { name: 'b', dataset: others }, { name: 'c', dataset: others }]
    expect(headline({ ...comparison, variants, features: [] })).toBe(`3 trainings compared: perceptron, ${digits}, xor`)
    const parameters = defaultsOf(gradientDescent.parameters)
    expect(headline({ ...choose.common('my-lab'), experiment: 'gradient-descent', parameters })).toBe(
      gradientDescent.title
    )
  })

  it('call a run as its author does, or as the lab that it is', () => {
    expect(titleOf({ ...configuration, title: 'Mine' }, perceptronMnist)).toBe('Mine')
    expect(titleOf(configuration, perceptronMnist)).toBe('The perceptron: MNIST 0 vs 1 (lecture, section 3.1)')
    expect(titleOf(configuration)).toBeUndefined()
  })

  it('say how a run ended', () => {
    const end = { epochs: 13, updates: 1163, trainError: 0, testError: 0.00095, elapsed: 63 }
    expect(summary({ reason: 'converged', ...end })).toEqual([
      'Converged: an epoch went by without a change.',
      '13 epochs, 1,163 changes, 0.06 s. Train error 0.00 %, test error 0.10 %.'
    ])
    expect(summary({ reason: 'maximum-epochs', ...end, epochs: 1, updates: 1 })).toEqual([
      'Reached the maximum number of epochs.',
      expect.stringMatching(/^1 epoch, 1 change, /)
    ])
    expect(summary({ reason: 'stopped', epochs: 0, updates: 7, elapsed: 5 })).toEqual([
      'Stopped.',
      '0 epochs, 7 changes, 0.01 s.'
    ])
    expect(summary({ reason: 'stopped', epochs: 0, updates: 0, elapsed: 0 })[0]).toBe('Stopped before it began.')
    expect(summary({ reason: 'stopped', epochs: 0, elapsed: 0 })).toEqual([
      'Stopped before it began.',
      '0 epochs, 0.00 s.'
    ])
    expect(summary({ reason: 'complete', elapsed: 1200 })).toEqual(['Complete.', '1.20 s.'])
    expect(summary({ reason: 'converged', epochs: 3, elapsed: 10, testError: 0.5 })).toEqual([
      'Converged.',
      '3 epochs, 0.01 s. Test error 50.00 %.'
    ])
    expect(summary({ reason: 'diverged', epochs: 2, elapsed: 10 })[0]).toMatch(/^Diverged: .* finite number\./)
  })
})
