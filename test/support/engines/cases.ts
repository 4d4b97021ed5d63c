import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../src-main/learning/algebra/random'
import type { Samples } from '../../../src-main/learning/algebra/samples'
import type { ActivationName } from '../../../src-main/learning/functions/activations'
import type { LossName } from '../../../src-main/learning/functions/losses'
import type { NetworkTask } from '../../../src-main/learning/network/engine'
import { NetworkModel } from '../../../src-main/learning/network/network-model'
import type { OptimiserName } from '../../../src-main/learning/network/optimisers'
import { drawInto, networkWith } from '../networks'

/** A training on which two engines are compared. What is left out is as usual. */
export interface Case {
  readonly samples?: number
  readonly inputs?: number
  readonly hidden?: readonly number[]
  readonly outputs?: number
  readonly loss?: LossName
  readonly activation?: ActivationName
  readonly outputActivation?: ActivationName
  readonly optimiser?: OptimiserName
  readonly batchSize?: number
  readonly learningRate?: number
  readonly learningRateDecay?: number
  readonly weightDecay?: number
  /** Other samples than Gaussian ones. */
  readonly x?: Samples
  /** Values to predict, not classes. */
  readonly values?: boolean
}

const usual = {
  samples: 45,
  inputs: 5,
  hidden: [7, 6],
  outputs: 3,
  activation: 'tanh',
  outputActivation: 'identity',
  optimiser: 'gradient-descent',
  batchSize: 10,
  learningRate: 0.05,
  learningRateDecay: 1,
  weightDecay: 0
} as const

/** What a training on that case begins with: the same numbers every time. */
export function taskOf(given: Case): NetworkTask {
  const { samples, inputs, hidden, outputs, ...found } = { ...usual, ...given }
  const random = new Random(7)
  const x = given.x ?? gaussian(samples, inputs, random)
  const loss = given.loss ?? (outputs === 1 ? 'logistic' : 'cross-entropy')
  const network = networkWith({ ...found, loss, widths: [x.dimension, ...hidden, outputs] })
  drawInto(network.parameters, random, 0.4)
  const y = Float64Array.from({ length: x.count }, (_, n) => target(n, outputs, given.values ?? false))
  return {
    model: new NetworkModel(network, readOut(outputs, given.values ?? false)),
    samples: { x, y },
    optimisation: { ...found, momentum: 0.8, beta1: 0.9, beta2: 0.999 },
    schedule: { order: 'shuffled', maximumEpochs: 100_000 },
    seed: 3
  }
}

/** Samples of a standard normal distribution. */
export function gaussian(count: number, dimension: number, random: Random): DenseSamples {
  const values = new Float64Array(count * dimension)
  drawInto(values, random)
  return new DenseSamples(values, dimension)
}

function target(n: number, outputs: number, values: boolean): number {
  if (values) return Math.sin(n)
  return outputs === 1 ? (n % 3 === 0 ? 1 : -1) : (n * 7) % outputs
}

function readOut(outputs: number, values: boolean): NetworkModel['readOut'] {
  const names = Array.from({ length: outputs }, (_, c) => `f${c}`)
  return values ? { outputs: names } : { outputs: names, classOf: (f, at) => (f[at] >= 0 ? 1 : 0) }
}
