import type { Samples } from '../algebra/samples'
import { vector, type Tensors } from '../algebra/tensor'
import type { Pause } from '../learner'
import { BatchTraining } from './batch-training'
import type { NetworkTask } from './engine'
import type { Network } from './network'
import type { NetworkModel } from './network-model'
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
export class NetworkTraining extends BatchTraining {
  readonly model: NetworkModel
  readonly network: Network
  readonly train: NetworkSamples
  readonly #optimiser: Optimiser
  readonly #y: Float64Array

  constructor(task: NetworkTask) {
    super(task, task.model.network.capacity)
    this.model = task.model
    this.network = task.model.network
    this.train = task.samples
    this.#optimiser = optimiserOf(task.optimisation, this.network.parameters.length)
    this.#y = new Float64Array(this.network.capacity)
  }

  advance(limit: number): Pause {
    for (let made = 0; made < limit && this.outcome === undefined; made++) {
      this.#visitSlice()
      if (this.outcome === undefined && this.progress.walk.atEndOfEpoch) return this.progress.completeEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  #visitSlice(): void {
    const progress = this.progress
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
    const { order } = this.progress.walk
    for (let r = 0; r < rows; r++) {
      const n = order[position + r]
      x.read(n, this.network.input, r * x.dimension)
      this.#y[r] = y[n]
    }
  }

  #endBatch(size: number): void {
    const { network } = this
    const { learningRate, learningRateDecay } = this.optimisation
    if (!this.progress.completeBatch(this.progress.sum / size + network.penalty)) return
    network.differentiatePenalty()
    this.#optimiser.step(network.parameters, network.gradient, learningRate * learningRateDecay ** this.epoch)
  }

  save(): Tensors {
    const { network } = this
    return {
      ...this.progress.save(),
      ...this.#optimiser.save(),
      parameters: vector(network.parameters.slice()),
      gradient: vector(network.gradient.slice())
    }
  }

  restore(saved: Tensors): void {
    this.progress.restore(saved)
    this.#optimiser.restore(saved)
    this.network.parameters.set(saved['parameters'].values)
    this.network.gradient.set(saved['gradient'].values)
  }
}
