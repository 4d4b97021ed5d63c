import { describe, expect, it } from 'vitest'
import { duration, headline, percent, progressLine, summary, tableHead, tableRow } from '../../../src-main/cli/words'
import type { RunConfiguration } from '../../../src-main/contract/configuration'
import { labs } from '../../../src-main/labs/catalogue'

const [{ configuration }] = labs

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

  it('make the rows of the lecture’s table stand below its head', () => {
    const row = tableRow({ epoch: 12, changes: 163, trainError: 0.0005, testError: 0.0019 })
    expect(tableHead()).toBe(' epoch  changes train error  test error')
    expect(row).toBe('    12      163      0.05 %      0.19 %')
    expect(tableRow({ epoch: 99_999, changes: 11_982, trainError: 1, testError: 1 })).toHaveLength(tableHead().length)
  })

  const progress = { epoch: 42, position: 3, changes: 1, updates: 90, fraction: 0.43, elapsed: 1234 }

  it('draw the progress', () => {
    expect(progressLine({ ...progress, remaining: 1600 })).toBe(
      ' 43 %  epoch 42, 1.23 s, at most 1.60 s left  [##########..............]'
    )
    expect(progressLine({ ...progress, fraction: 1 }, 33)).toBe('100 %  epoch 42, 1.23 s  [######]')
    expect(progressLine({ ...progress, fraction: 0 }, 32)).toBe('  0 %  epoch 42, 1.23 s')
    expect(progressLine(progress, 10)).toBe(' 43 %  epo')
  })

  it('say what a run is about to do', () => {
    expect(headline(configuration)).toBe('Perceptron: MNIST 0 (-1) vs 1 (+1), bias, scaling none, file order')
    const other: RunConfiguration = {
      ...configuration,
      dataset: { name: 'mnist', digits: [3, 8] },
      features: { scaling: 'unit' },
      learner: { name: 'perceptron', parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 5 },
      seed: 7
    }
    expect(headline(other)).toBe('Perceptron: MNIST 3 (-1) vs 8 (+1), no bias, scaling unit, shuffled with seed 7')
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
  })
})
