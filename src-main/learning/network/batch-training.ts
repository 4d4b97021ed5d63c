import type { Tensors } from '../algebra/tensor'
import type { Model, Outcome, Pause, Training } from '../learner'
import type { NetworkTask, Optimisation } from './engine'
import { NetworkProgress } from './network-progress'

/** A training of a network, batch after batch, whichever engine carries it out: what all of them tell in the same way. */
export abstract class BatchTraining implements Training {
  protected readonly progress: NetworkProgress
  protected readonly optimisation: Optimisation
  readonly #count: number
  readonly #maximumEpochs: number

  /** @param capacity how many samples of a batch one step takes at most */
  constructor(
    { samples, optimisation, schedule, seed }: NetworkTask,
    readonly capacity: number
  ) {
    this.#count = samples.x.count
    this.#maximumEpochs = schedule.maximumEpochs
    this.optimisation = optimisation
    this.progress = new NetworkProgress(this.#count, optimisation.batchSize, schedule, seed)
  }

  abstract readonly model: Model
  abstract advance(limit: number): Pause
  abstract save(): Tensors
  abstract restore(saved: Tensors): void

  get outcome(): Outcome | undefined {
    return this.progress.outcome
  }

  get divergedAt(): number | undefined {
    return this.progress.divergedAt
  }

  get epoch(): number {
    return this.progress.walk.epoch
  }

  /** Gradient steps made. */
  get updates(): number {
    return this.progress.updates
  }

  /** What was minimised, penalty included, of the last completed batch, before its gradient step. */
  get batchLoss(): number {
    return this.progress.batchLoss
  }

  get steps(): number {
    return this.epoch * this.#stepsFor(this.#count) + this.#stepsFor(this.progress.walk.position)
  }

  get stepsAtMost(): number {
    return this.#maximumEpochs * this.#stepsFor(this.#count)
  }

  /** The mean, over the batches of the last completed epoch, of what was minimised; 0 before. */
  get measures(): { readonly loss: number } {
    return this.progress.measures
  }

  #stepsFor(visits: number): number {
    return this.progress.stepsFor(visits, this.capacity)
  }
}
