import { scalar, vector, type Tensors } from '../../learning/algebra/tensor'
import type { Pause } from '../../learning/learner'
import { BatchTraining } from '../../learning/network/batch-training'
import type { NetworkTask } from '../../learning/network/engine'
import { adamSize } from './compile/optimisers'
import { DeviceModel } from './device-model'
import type { DeviceNetwork, Size } from './device-network'

/**
 * The training of a network on a device: as many gradient steps as are asked for inside one run of a graph. A step of
 * the training is a batch, or, where batches are large, a slice of one.
 */
export class DeviceTraining extends BatchTraining {
  readonly model: DeviceModel
  readonly #device: DeviceNetwork

  /** @param capacity how many samples of a batch one step takes at most */
  constructor(task: NetworkTask, device: DeviceNetwork, capacity: number) {
    super(task, capacity)
    const { x, y } = task.samples
    this.#device = device
    this.model = new DeviceModel(device, task.model, x)
    device.load(0, x, y)
    device.write(task.model.network.parameters, {})
    this.#prepare()
  }

  /** Makes one step and takes it back: TensorFlow prepares a graph when it is first run. */
  #prepare(): void {
    const { order } = this.progress.walk
    const size = Math.min(this.optimisation.batchSize, order.length, this.capacity)
    this.#device.train(order.subarray(0, size), size, [this.#sizeOf(1)])
    this.#device.undo()
  }

  advance(limit: number): Pause {
    const { walk } = this.progress
    for (let made = 0; made < limit && this.outcome === undefined;) {
      const { begin, end } = this.progress.batch
      const whole = walk.position === begin && end - begin <= this.capacity
      made += whole ? this.#trainBatches(end - begin, limit - made) : this.#visitSlice(begin, end)
      if (this.outcome === undefined && walk.atEndOfEpoch) return this.progress.completeEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  /** Steps on whole batches of one size, up to the end of the epoch. @returns how many were made */
  #trainBatches(size: number, limit: number): number {
    const { walk, updates } = this.progress
    const steps = Math.min(limit, Math.floor((walk.order.length - walk.position) / size))
    const indices = walk.order.subarray(walk.position, walk.position + steps * size)
    const sizes = Array.from({ length: steps }, (_, k) => this.#sizeOf(updates + k + 1))
    const losses = this.#device.train(indices, size, sizes)
    const bad = losses.findIndex((loss) => !Number.isFinite(loss))
    // The steps before the one that diverged are made again: what has been learned until then is kept.
    if (bad !== -1) this.#device.undo()
    if (bad > 0) this.#device.train(indices.subarray(0, bad * size), size, sizes.slice(0, bad))
    const visited = bad === -1 ? steps : bad + 1
    for (let k = 0; k < visited; k++) this.progress.completeBatch(losses[k])
    walk.position += visited * size
    return visited
  }

  /** A slice of a batch that is larger than a step, or has been begun by another engine. @returns 1 */
  #visitSlice(begin: number, end: number): number {
    const progress = this.progress
    const { walk } = progress
    const batch = end - begin
    const rows = Math.min(this.capacity, end - walk.position)
    const indices = walk.order.subarray(walk.position, walk.position + rows)
    progress.sum += this.#device.accumulate(indices, batch) * batch
    walk.position += rows
    if (walk.position === end) this.#endBatch(batch)
    return 1
  }

  #endBatch(size: number): void {
    const next = this.progress.updates + 1
    if (this.progress.completeBatch(this.progress.sum / size + this.#device.penalty)) {
      this.#device.apply(this.#sizeOf(next))
    }
  }

  /** The size of gradient step number t, in this epoch. */
  #sizeOf(t: number): Size {
    const { optimiser, learningRate, learningRateDecay } = this.optimisation
    const rate = learningRate * learningRateDecay ** this.epoch
    return optimiser === 'adam' ? adamSize(this.optimisation, rate, t) : { rate, epsilon: 0 }
  }

  save(): Tensors {
    const { parameters, memory } = this.#device.read()
    const remembered = Object.entries(memory).map(([name, values]) => [name, vector(values)])
    return {
      ...this.progress.save(),
      ...(Object.fromEntries(remembered) as Tensors),
      ...(this.optimisation.optimiser === 'adam' ? { 'optimiser.t': scalar(this.progress.updates) } : {}),
      parameters: vector(parameters)
    }
  }

  restore(saved: Tensors): void {
    this.progress.restore(saved)
    const values = (name: string): Float64Array => saved[name].values as Float64Array
    const memory = [...this.#device.program.slots.keys()].map((name) => [name, values(name)])
    // Between two batches there is no gradient, whatever the last one was.
    const { position } = this.progress.walk
    const underWay = position > this.progress.batch.begin ? { gradient: values('gradient') } : {}
    this.#device.write(values('parameters'), { ...Object.fromEntries(memory), ...underWay })
  }

  close(): void {
    this.#device.close()
  }
}
