import { DenseSamples } from '../../learning/algebra/dense-samples'
import { Random } from '../../learning/algebra/random'
import type { Samples } from '../../learning/algebra/samples'
import { activations, type ActivationName } from '../../learning/functions/activations'
import { losses, type LossName } from '../../learning/functions/losses'
import type { NetworkTask } from '../../learning/network/engine'
import { Network } from '../../learning/network/network'
import { NetworkModel } from '../../learning/network/network-model'
import type { OptimiserName } from '../../learning/network/optimisers'

/** A training on which engines are compared. What is left out is as usual. */
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
  /** The standard deviation of the parameters that the training begins with. */
  readonly spread?: number
  /** Other samples than Gaussian ones. */
  readonly x?: Samples
  /** Values to predict, not classes. */
  readonly values?: boolean
}

type Settled = Required<Omit<Case, 'loss' | 'x'>>

const usual: Settled = {
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
  weightDecay: 0,
  spread: 0.4,
  values: false
}

/** What a training on that case begins with: the same numbers every time. */
export function taskOf(given: Case): NetworkTask {
  const { samples, inputs, ...found } = { ...usual, ...given }
  const { outputs, values, spread } = found
  const random = new Random(7)
  const x = given.x ?? gaussian(samples, inputs, random)
  const network = networkOf(found, x.dimension)
  drawInto(network.parameters, random, spread)
  return {
    model: new NetworkModel(network, readOut(outputs, values)),
    samples: { x, y: Float64Array.from({ length: x.count }, (_, n) => target(n, outputs, values)) },
    optimisation: { ...found, momentum: 0.8, beta1: 0.9, beta2: 0.999 },
    schedule: { order: 'shuffled', maximumEpochs: 100_000 },
    seed: 3
  }
}

function networkOf(given: Pick<Case, 'loss'> & Omit<Settled, 'samples' | 'inputs'>, inputs: number): Network {
  const { hidden, outputs, activation, outputActivation, loss, weightDecay } = given
  const layers = [
    ...hidden.map((units) => ({ units, activation: activations[activation] })),
    { units: outputs, activation: activations[outputActivation] }
  ]
  const lossName = loss ?? (outputs === 1 ? 'logistic' : 'cross-entropy')
  return new Network({ inputs, layers, loss: losses[lossName], weightDecay }, 16)
}

/** Samples of a standard normal distribution. */
export function gaussian(count: number, dimension: number, random: Random): DenseSamples {
  const values = new Float64Array(count * dimension)
  drawInto(values, random, 1)
  return new DenseSamples(values, dimension)
}

function drawInto(values: Float64Array, random: Random, deviation: number): void {
  for (let i = 0; i < values.length; i++) values[i] = random.normal(0, deviation)
}

function target(n: number, outputs: number, values: boolean): number {
  if (values) return Math.sin(n)
  return outputs === 1 ? (n % 3 === 0 ? 1 : -1) : (n * 7) % outputs
}

function readOut(outputs: number, values: boolean): NetworkModel['readOut'] {
  const names = Array.from({ length: outputs }, (_, c) => `f${c}`)
  return values ? { outputs: names } : { outputs: names, classOf: (f, at) => (f[at] >= 0 ? 1 : 0) }
}
