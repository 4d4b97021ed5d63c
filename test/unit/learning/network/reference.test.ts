import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import type { ActivationName } from '../../../../src-main/learning/functions/activations'
import type { LossName } from '../../../../src-main/learning/functions/losses'
import { NetworkModel } from '../../../../src-main/learning/network/network-model'
import { NetworkTraining, type NetworkSamples } from '../../../../src-main/learning/network/network-training'
import type { OptimiserName } from '../../../../src-main/learning/network/optimisers'
import { networkWith } from '../../../support/networks'
import { breastCancer, iris, type RealData } from '../../../support/real-data'

interface Case {
  readonly data: 'iris' | 'breast-cancer' | 'iris widths'
  readonly loss: LossName
  readonly activation: ActivationName
  readonly outputActivation: ActivationName
  readonly optimiser: OptimiserName
  readonly outputs: number
  readonly hiddenWidths: readonly number[]
  readonly batchSize: number
  readonly weightDecay: number
  readonly learningRate: number
  readonly losses: readonly number[]
}

/** What PyTorch finds: made by test/reference/multi-layer-perceptron.py. */
const url = new URL('../../../reference/multi-layer-perceptron.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(url, 'utf8')) as { readonly cases: readonly Case[] }

/** Row n * 37 mod N of the standardised columns, and what is to be predicted of it, for n = 0 ... N - 1. */
function samplesOf({ x, y }: RealData, data: Case['data'], outputs: number): NetworkSamples {
  const { count, dimension } = x
  const values = Float64Array.from(x.values)
  const columns = Array.from({ length: dimension }, (_, d) =>
    standardised(values.filter((_, i) => i % dimension === d))
  )
  const used = data === 'iris widths' ? columns.slice(0, 3) : columns
  const order = Array.from({ length: count }, (_, n) => (n * 37) % count)
  const target = (n: number): number => (outputs === 1 ? 2 * y.values[n] - 1 : y.values[n])
  return {
    x: DenseSamples.of(order.map((n) => used.map((column) => column[n]))),
    y: Float64Array.from(order, (n) => (data === 'iris widths' ? columns[3][n] : target(n)))
  }
}

function standardised(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length
  return column.map((value) => (value - mean) / Math.sqrt(variance))
}

/** The losses of as many batches as PyTorch has seen. */
function lossesOf(found: Case): number[] {
  const { hiddenWidths, outputs, optimiser, batchSize, learningRate } = found
  const samples = samplesOf(found.data === 'breast-cancer' ? breastCancer() : iris(), found.data, outputs)
  const network = networkWith({ ...found, widths: [samples.x.dimension, ...hiddenWidths, outputs], capacity: 50 })
  network.parameters.forEach((_, k) => (network.parameters[k] = 0.4 * Math.sin(k + 1)))
  const optimisation = {
    ...{ optimiser, momentum: 0.9, beta1: 0.9, beta2: 0.999 },
    ...{ batchSize, learningRate, learningRateDecay: 1 }
  }
  const model = new NetworkModel(network, { outputs: [] })
  const schedule = { order: 'file', maximumEpochs: 100 } as const
  const training = new NetworkTraining({ model, samples, optimisation, schedule, seed: 0 })
  return found.losses.map((_, step) => {
    while (training.updates === step) training.advance(1)
    return training.batchLoss
  })
}

describe.each(cases)('$data, $loss, $activation, $optimiser', (found) => {
  it('has the losses of PyTorch in 50 batches', () => {
    const losses = lossesOf(found)
    expect(losses).toHaveLength(50)
    for (const [step, loss] of losses.entries()) {
      expect(Math.abs(loss - found.losses[step])).toBeLessThan(1e-10 * Math.max(1, loss))
    }
  })
})
