import type { Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training } from '../learner'
import type { Schedule } from '../schedule'
import { Walk } from '../walk'
import type { Network } from './network'
import type { NetworkModel } from './network-model'
import type { Optimiser } from './optimisers'

/** What a training works on. */
export interface NetworkSamples {
  readonly x: Samples
  /** What is to be predicted of each sample, in the form that the network's loss takes. */
  readonly y: Float64Array
}

export interface NetworkTrainingSetting {
  readonly optimiser: Optimiser
  /** How many samples a gradient is the mean of; the last batch of an epoch may have fewer. */
  readonly batchSize: number
  readonly learningRate: number
  /** The learning rate is multiplied by it after every epoch. */
  readonly learningRateDecay: number
}

/**
 * The training of a network, batch after batch: forward pass, backward pass, gradient step (lecture, section 3.6).
 * A step of the training is a slice of a batch, so that it can pause within a batch of any size.
 */
export class NetworkTraining implements Training {
  outcome: Outcome | undefined
  /** Gradient steps made. */
  updates = 0
  /** What was minimised, penalty included, of the last completed batch, before its gradient step. */
  batchLoss = 0
  readonly network: Network
  readonly #walk: Walk
  readonly #y: Float64Array
  /** The sum of the losses of the samples of this batch that have been visited. */
  #sum = 0
  /** The sum and the number of the losses of the completed batches of this epoch. */
  #epochSum = 0
  #batches = 0
  /** The mean of the last completed epoch. */
  #loss = 0

  /** @param seed the shuffled orders are a function of it alone */
  constructor(
    readonly model: NetworkModel,
    readonly train: NetworkSamples,
    readonly setting: NetworkTrainingSetting,
    readonly schedule: Schedule,
    seed: number
  ) {
    this.network = model.network
    this.#walk = new Walk(train.x.count, schedule, seed)
    this.#y = new Float64Array(this.network.capacity)
  }

  get epoch(): number {
    return this.#walk.epoch
  }

  get steps(): number {
    return this.epoch * this.#slices(this.train.x.count) + this.#slices(this.#walk.position)
  }

  get stepsAtMost(): number {
    return this.schedule.maximumEpochs * this.#slices(this.train.x.count)
  }

  /** The mean, over the batches of the last completed epoch, of what was minimised; 0 before. */
  get measures(): { readonly loss: number } {
    return { loss: this.#loss }
  }

  /** In how many slices the first `visits` samples of an epoch are visited. */
  #slices(visits: number): number {
    const { batchSize } = this.setting
    const { capacity } = this.network
    return Math.floor(visits / batchSize) * Math.ceil(batchSize / capacity) + Math.ceil((visits % batchSize) / capacity)
  }

  advance(limit: number): Pause {
    for (let made = 0; made < limit && this.outcome === undefined; made++) {
      this.#visitSlice()
      if (this.outcome === undefined && this.#walk.atEndOfEpoch) return this.#endEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  #visitSlice(): void {
    const { network } = this
    const { batchSize } = this.setting
    const { position, order } = this.#walk
    const begin = position - (position % batchSize)
    const end = Math.min(begin + batchSize, order.length)
    const rows = Math.min(network.capacity, end - position)
    if (position === begin) network.gradient.fill(0)
    this.#read(position, rows)
    network.forward(rows)
    this.#sum = network.addLosses(rows, this.#y, this.#sum)
    network.backward(rows, this.#y, end - begin)
    this.#walk.position += rows
    if (this.#walk.position === end) this.#endBatch(end - begin)
  }

  #read(position: number, rows: number): void {
    const { x, y } = this.train
    const { order } = this.#walk
    for (let r = 0; r < rows; r++) {
      const n = order[position + r]
      x.read(n, this.network.input, r * x.dimension)
      this.#y[r] = y[n]
    }
  }

  #endBatch(size: number): void {
    const { network } = this
    const { optimiser, learningRate, learningRateDecay } = this.setting
    this.batchLoss = this.#sum / size + network.penalty
    this.#sum = 0
    if (!Number.isFinite(this.batchLoss)) {
      this.outcome = 'diverged'
      return
    }
    this.#epochSum += this.batchLoss
    this.#batches++
    network.differentiatePenalty()
    optimiser.step(network.parameters, network.gradient, learningRate * learningRateDecay ** this.epoch)
    this.updates++
  }

  #endEpoch(): Pause {
    this.#loss = this.#epochSum / this.#batches
    this.#epochSum = 0
    this.#batches = 0
    this.#walk.beginEpoch()
    if (this.#walk.over) this.outcome = 'maximum-epochs'
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  save(): Tensors {
    const { network } = this
    return {
      ...this.#walk.save(),
      ...this.setting.optimiser.save(),
      parameters: vector(network.parameters.slice()),
      gradient: vector(network.gradient.slice()),
      updates: scalar(this.updates),
      sum: scalar(this.#sum),
      batchLoss: scalar(this.batchLoss),
      epochSum: scalar(this.#epochSum),
      batches: scalar(this.#batches),
      loss: scalar(this.#loss),
      diverged: scalar(this.outcome === 'diverged' ? 1 : 0)
    }
  }

  restore(saved: Tensors): void {
    const { network } = this
    const number = (name: string): number => saved[name].values[0]
    this.#walk.restore(saved)
    this.setting.optimiser.restore(saved)
    network.parameters.set(saved['parameters'].values)
    network.gradient.set(saved['gradient'].values)
    this.updates = number('updates')
    this.#sum = number('sum')
    this.batchLoss = number('batchLoss')
    this.#epochSum = number('epochSum')
    this.#batches = number('batches')
    this.#loss = number('loss')
    if (number('diverged') === 1) this.outcome = 'diverged'
    else this.outcome = this.#walk.over ? 'maximum-epochs' : undefined
  }
}
