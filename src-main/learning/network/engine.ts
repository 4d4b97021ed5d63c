import type { Training } from '../learner'
import type { Schedule } from '../schedule'
import type { NetworkModel } from './network-model'
import { NetworkTraining, type NetworkSamples } from './network-training'
import type { OptimiserSetting } from './optimisers'

/** How a network is trained. */
export interface Optimisation extends OptimiserSetting {
  /** How many samples a gradient is the mean of; the last batch of an epoch may have fewer. */
  readonly batchSize: number
  readonly learningRate: number
  /** The learning rate is multiplied by it after every epoch. */
  readonly learningRateDecay: number
}

/** All that a training of a network begins with. */
export interface NetworkTask {
  /** The network, with the parameters that it begins with. */
  readonly model: NetworkModel
  readonly samples: NetworkSamples
  readonly optimisation: Optimisation
  readonly schedule: Schedule
  /** The shuffled orders are a function of it alone. */
  readonly seed: number
}

/**
 * What carries out the training of networks. Every engine makes the same steps on the same batches in the same order,
 * and saves and restores the same tensors, so that a training begun on one can go on on another.
 */
export interface NetworkEngine {
  begin(task: NetworkTask): Training
}

/** The lecture's forward pass, backward pass and gradient step in so many words, in double precision. */
export const referenceEngine: NetworkEngine = { begin: (task) => new NetworkTraining(task) }
