import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { ColumnPairs } from '../../../src-main/learning/features/column-pairs'
import { ProductSamples } from '../../../src-main/learning/features/product-samples'
import { ScaledPixels } from '../../../src-main/learning/features/scaling'
import { activations, type ActivationName } from '../../../src-main/learning/functions/activations'
import { losses, type LossName } from '../../../src-main/learning/functions/losses'
import type { NetworkTask } from '../../../src-main/learning/network/engine'
import { NetworkTraining } from '../../../src-main/learning/network/network-training'
import type { OptimiserName } from '../../../src-main/learning/network/optimisers'
import type { Plan } from '../../../src-main/engines/tensorflow/compile/program'
import { DeviceTraining } from '../../../src-main/engines/tensorflow/device-training'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import type { TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { capacityFor } from '../../../src-main/engines/tensorflow/plan'
import { gaussian, taskOf, type Case } from './cases'

const optimisers: readonly OptimiserName[] = ['gradient-descent', 'momentum', 'nesterov', 'adam']
const steps = 100

/** The plans that are compared with TypeScript: each must give the same numbers. */
const plans: Readonly<Record<string, Plan>> = {
  'in turn': { blocks: 1, executor: 'in turn', fused: true, compiled: false },
  'in two chains': { blocks: 2, executor: 'in parallel', fused: true, compiled: false },
  'operation by operation': { blocks: 1, executor: 'in parallel', fused: false, compiled: false },
  'compiled by XLA': { blocks: 1, executor: 'in parallel', fused: false, compiled: true }
}

/** The conformance suite of engines: TensorFlow makes the same steps as TypeScript. */
export function describeConformance(tf: TensorFlow): void {
  const engine = new TensorFlowEngine(tf, { kind: 'cpu', cores: 2 })

  /** Makes a hundred steps with both, and compares losses and parameters. */
  function compare(given: Case, plan: Plan = plans['in turn'], capacity?: number): void {
    const reference = new NetworkTraining(taskOf(given))
    const training = begin(taskOf(given), plan, capacity)
    try {
      const expected = lossesOf(reference)
      expect(distance(lossesOf(training), expected)).toBeLessThan(1e-4)
      expect(distance(parametersOf(training), parametersOf(reference))).toBeLessThan(1e-4)
    } finally {
      training.close()
    }
  }

  function begin(task: NetworkTask, plan: Plan, capacity?: number): DeviceTraining {
    return new DeviceTraining(task, engine.open(task, plan), capacity ?? capacityFor(task.model.network.description))
  }

  describe.each(Object.keys(losses) as LossName[])('loss %s', (loss) => {
    describe.each(Object.keys(activations) as ActivationName[])('activation %s', (activation) => {
      it.each(optimisers)('optimiser %s', (optimiser) => {
        const learningRate = optimiser === 'gradient-descent' ? 0.05 : 0.01
        compare({ loss, activation, optimiser, learningRate, outputs: loss === 'logistic' ? 1 : 3 })
      })
    })
    if (loss === 'cross-entropy' || loss === 'logistic') return
    it('of one output', () => compare({ loss, outputs: 1, optimiser: 'momentum', learningRate: 0.01 }))
  })

  it.each<[string, Case]>([
    ['batches that leave a short last one', { samples: 47, batchSize: 10 }],
    ['batches of an odd size', { samples: 50, batchSize: 7 }],
    ['batches of one sample', { batchSize: 1, learningRate: 0.01 }],
    ['one batch of all samples', { batchSize: 45 }],
    ['one sample', { samples: 1, batchSize: 1 }],
    ['one feature', { inputs: 1 }],
    ['no hidden layer', { hidden: [] }],
    ['no hidden layer and one output', { hidden: [], outputs: 1 }],
    ['ten hidden layers', { hidden: [6, 5, 6, 5, 6, 5, 6, 5, 6, 5] }],
    ['a hidden layer of one unit', { hidden: [1] }],
    ['an activation of the outputs', { outputActivation: 'tanh', loss: 'squared-error' }],
    ['weight decay', { weightDecay: 0.01 }],
    ['weight decay with Adam', { weightDecay: 0.1, optimiser: 'adam', learningRate: 0.01 }],
    ['a learning rate that decays', { learningRateDecay: 0.7 }],
    ['values to predict', { values: true, outputs: 1, loss: 'squared-error', learningRate: 0.01 }]
  ])('makes the same steps on %s', (_, given) => compare(given))

  describe.each(Object.entries(plans))('%s', (_, plan) => {
    it.each<[string, Case]>([
      ['one hidden layer', { hidden: [8] }],
      [
        'ReLU in three hidden layers, with Adam',
        { hidden: [9, 5, 4], activation: 'relu', optimiser: 'adam', learningRate: 0.01 }
      ],
      [
        'a last short batch, momentum and weight decay',
        { samples: 47, optimiser: 'momentum', weightDecay: 0.01, learningRate: 0.01 }
      ]
    ])('makes the same steps with %s', (_, given) => compare(given, plan))
  })

  it.each<[string, Case]>([
    ['gradient descent', {}],
    ['Adam', { optimiser: 'adam', learningRate: 0.01 }],
    ['weight decay', { weightDecay: 0.05, samples: 47 }]
  ])('makes the same steps on slices of batches, with %s', (_, given) =>
    compare({ ...given, batchSize: 20 }, undefined, 6)
  )

  describe('on samples that are kept as bytes', () => {
    const bytes = Uint8Array.from({ length: 45 * 30 }, (_, k) => ((k * 7919) % 5 === 0 ? (k * 31) % 256 : 0))
    const pixels = SparseBytes.from(bytes, 30)

    it.each([
      ['from 0 to 255', { mean: 0, deviation: 1 }, 1e-4],
      ['from 0 to 1', { mean: 0, deviation: 255 }, 0.05],
      ['standardised', { mean: 25, deviation: 60 }, 0.05]
    ])('%s', (_, scale, learningRate) => compare({ x: new ScaledPixels(pixels, scale), learningRate }))

    it('with products of pairs', () => {
      const x = new ScaledPixels(pixels, { mean: 0, deviation: 255 })
      compare({ x: new ProductSamples(x, pairsOf(30)) })
    })
  })

  it('makes the same steps on products of pairs of floating-point numbers', () => {
    compare({ x: new ProductSamples(gaussian(45, 6, new Random(1)), pairsOf(6)), learningRate: 0.01 })
  })
}

function pairsOf(dimension: number): ColumnPairs {
  const pairs = Array.from({ length: dimension - 1 }, (_, i) => [i, i + 1] as const)
  return new ColumnPairs(pairs, new Float64Array(dimension))
}

type Compared = NetworkTraining | DeviceTraining

/** What was minimised on each of the first batches. */
function lossesOf(training: Compared): Float64Array {
  return Float64Array.from({ length: steps }, (_, step) => {
    while (training.updates === step) training.advance(1)
    return training.batchLoss
  })
}

function parametersOf(training: Compared): Float64Array {
  return training.save()['parameters'].values as Float64Array
}

/** The largest difference, as a share of the largest number. */
function distance(found: Float64Array, expected: Float64Array): number {
  const largest = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  return found.reduce((most, value, k) => Math.max(most, Math.abs(value - expected[k])), 0) / largest
}
