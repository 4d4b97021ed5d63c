import type { Samples } from '../algebra/samples'
import { vector, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training } from '../learner'
import type { NetworkTask, Optimisation } from './engine'
import type { Network } from './network'
import type { NetworkModel } from './network-model'
import { NetworkProgress } from './network-progress'
import { optimiserOf, type Optimiser } from './optimisers'

/** What a training works on. */
export interface NetworkSamples {
  readonly x: Samples
  /** What is to be predicted of each sample, in the form that the network's loss takes. */
  readonly y: Float64Array
}

/**
 * The training of a network, batch after batch: forward pass, backward pass, gradient step (lecture, section 3.6).
 * A step of the training is a slice of a batch, so that it can pause within a batch of any size.
 */
export class NetworkTraining implements Training {
  readonly model: NetworkModel
  readonly network: Network
  readonly train: NetworkSamples
  readonly #optimisation: Optimisation
  readonly #optimiser: Optimiser
  readonly #progress: NetworkProgress
  readonly #maximumEpochs: number
  readonly #y: Float64Array

  constructor({ model, samples, optimisation, schedule, seed }: NetworkTask) {
    this.model = model
    this.network = model.network
    this.train = samples
    this.#optimisation = optimisation
    this.#optimiser = optimiserOf(optimisation, this.network.parameters.length)
    this.#progress = new NetworkProgress(samples.x.count, optimisation.batchSize, schedule, seed)
    this.#maximumEpochs = schedule.maximumEpochs
    this.#y = new Float64Array(this.network.capacity)
  }

  get outcome(): Outcome | undefined {
    return this.#progress.outcome
  }

  get divergedAt(): number | undefined {
    return this.#progress.divergedAt
  }

  get epoch(): number {
    return this.#progress.walk.epoch
  }

  /** Gradient steps made. */
  get updates(): number {
    return this.#progress.updates
  }

  /** What was minimised, penalty included, of the last completed batch, before its gradient step. */
  get batchLoss(): number {
    return this.#progress.batchLoss
  }

  get steps(): number {
    return this.epoch * this.#stepsFor(this.train.x.count) + this.#stepsFor(this.#progress.walk.position)
  }

  get stepsAtMost(): number {
    return this.#maximumEpochs * this.#stepsFor(this.train.x.count)
  }

  /** The mean, over the batches of the last completed epoch, of what was minimised; 0 before. */
  get measures(): { readonly loss: number } {
    return this.#progress.measures
  }

  #stepsFor(visits: number): number {
    return this.#progress.stepsFor(visits, this.network.capacity)
  }

  advance(limit: number): Pause {
    for (let made = 0; made < limit && this.outcome === undefined; made++) {
      this.#visitSlice()
      if (this.outcome === undefined && this.#progress.walk.atEndOfEpoch) return this.#progress.completeEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  #visitSlice(): void {
    const progress = this.#progress
    const { network } = this
    const { walk } = progress
    const { begin, end } = progress.batch
    const rows = Math.min(network.capacity, end - walk.position)
    if (walk.position === begin) network.gradient.fill(0)
    this.#read(walk.position, rows)
    network.forward(rows)
    progress.sum = network.addLosses(rows, this.#y, progress.sum)
    network.backward(rows, this.#y, end - begin)
    walk.position += rows
    if (walk.position === end) this.#endBatch(end - begin)
  }

  #read(position: number, rows: number): void {
    const { x, y } = this.train
    const { order } = this.#progress.walk
    for (let r = 0; r < rows; r++) {
      const n = order[position + r]
      x.read(n, this.network.input, r * x.dimension)
      this.#y[r] = y[n]
    }
  }

  #endBatch(size: number): void {
    const { network } = this
    const { learningRate, learningRateDecay } = this.#optimisation
    if (!this.#progress.completeBatch(this.#progress.sum / size + network.penalty)) return
    network.differentiatePenalty()
    this.#optimiser.step(network.parameters, network.gradient, learningRate * learningRateDecay ** this.epoch)
  }

  save(): Tensors {
    const { network } = this
    return {
      ...this.#progress.save(),
      ...this.#optimiser.save(),
      parameters: vector(network.parameters.slice()),
      gradient: vector(network.gradient.slice())
    }
  }

  restore(saved: Tensors): void {
    this.#progress.restore(saved)
    this.#optimiser.restore(saved)
    this.network.parameters.set(saved['parameters'].values)
    this.network.gradient.set(saved['gradient'].values)
  }
}
