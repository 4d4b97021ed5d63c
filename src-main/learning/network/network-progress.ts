import { scalar, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause } from '../learner'
import type { Schedule } from '../schedule'
import { Walk } from '../walk'

/** Where the training of a network stands: what every engine keeps in the same way. */
export class NetworkProgress {
  outcome: Outcome | undefined
  /** Gradient steps made. */
  updates = 0
  /** What was minimised, penalty included, of the last completed batch, before its gradient step. */
  batchLoss = 0
  /** The sum of the losses of the samples of the batch under way that have been visited. */
  sum = 0
  readonly walk: Walk
  /** The sum and the number of the losses of the completed batches of this epoch. */
  #epochSum = 0
  #batches = 0
  /** The mean of the last completed epoch. */
  #loss = 0

  /**
   * @param count how many samples there are
   * @param batchSize how many of them are in a batch; the last one of an epoch may have fewer
   */
  constructor(
    count: number,
    readonly batchSize: number,
    schedule: Schedule,
    seed: number
  ) {
    this.walk = new Walk(count, schedule, seed)
  }

  /** The gradient step, from 1, that was not made, as the loss of its batch is no finite number. */
  get divergedAt(): number | undefined {
    return this.outcome === 'diverged' ? this.updates + 1 : undefined
  }

  get measures(): { readonly loss: number } {
    return { loss: this.#loss }
  }

  /** Where the batch under way begins and ends among the samples of this epoch. */
  get batch(): { readonly begin: number; readonly end: number } {
    const { position, order } = this.walk
    const begin = position - (position % this.batchSize)
    return { begin, end: Math.min(begin + this.batchSize, order.length) }
  }

  /**
   * In how many steps the first `visits` samples of an epoch are visited, where a step takes no more of a batch than
   * `capacity` samples.
   */
  stepsFor(visits: number, capacity: number): number {
    const { batchSize } = this
    return Math.floor(visits / batchSize) * Math.ceil(batchSize / capacity) + Math.ceil((visits % batchSize) / capacity)
  }

  /**
   * Notes what was minimised on a batch that has been completed.
   * @returns whether the gradient step is to be made: not where the loss is no longer a finite number
   */
  completeBatch(loss: number): boolean {
    this.batchLoss = loss
    this.sum = 0
    if (!Number.isFinite(loss)) {
      this.outcome = 'diverged'
      return false
    }
    this.#epochSum += loss
    this.#batches++
    this.updates++
    return true
  }

  completeEpoch(): Pause {
    this.#loss = this.#epochSum / this.#batches
    this.#epochSum = 0
    this.#batches = 0
    this.walk.beginEpoch()
    if (this.walk.over) this.outcome = 'maximum-epochs'
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  save(): Tensors {
    return {
      ...this.walk.save(),
      updates: scalar(this.updates),
      sum: scalar(this.sum),
      batchLoss: scalar(this.batchLoss),
      epochSum: scalar(this.#epochSum),
      batches: scalar(this.#batches),
      loss: scalar(this.#loss),
      diverged: scalar(this.outcome === 'diverged' ? 1 : 0)
    }
  }

  restore(saved: Tensors): void {
    const number = (name: string): number => saved[name].values[0]
    this.walk.restore(saved)
    this.updates = number('updates')
    this.sum = number('sum')
    this.batchLoss = number('batchLoss')
    this.#epochSum = number('epochSum')
    this.#batches = number('batches')
    this.#loss = number('loss')
    if (number('diverged') === 1) this.outcome = 'diverged'
    else this.outcome = this.walk.over ? 'maximum-epochs' : undefined
  }
}
