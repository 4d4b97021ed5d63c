import type { LabelledSamples } from '../algebra/samples'
import { scalar, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training } from '../learner'
import type { Schedule } from '../schedule'
import { Walk } from '../walk'
import type { Perceptron } from './perceptron'

/**
 * The perceptron algorithm (lecture, section 3.1) as a walk that can stop at any sample and go on:
 * however it is cut into pieces, it visits the same samples in the same order with the same weights.
 */
export class PerceptronTraining implements Training {
  /** How many samples of this epoch have changed the weights. */
  changes = 0
  /** The changes of the last completed epoch. */
  #changesBefore = 0
  /** Changes since the beginning of the training: the k of the convergence proof. */
  updates = 0
  outcome: Outcome | undefined
  /** Called with a sample that is about to change the weights, and with its score before it does. */
  onMistake?: (n: number, score: number) => void
  readonly #walk: Walk

  /** @param seed the shuffled orders are a function of it alone */
  constructor(
    readonly model: Perceptron,
    readonly train: LabelledSamples,
    schedule: Schedule,
    seed: number
  ) {
    this.#walk = new Walk(train.x.count, schedule, seed)
  }

  /** The epoch that is under way, from 0: so many have been completed. */
  get epoch(): number {
    return this.#walk.epoch
  }

  /** How many samples of this epoch have been visited. */
  get position(): number {
    return this.#walk.position
  }

  get steps(): number {
    return this.#walk.visits
  }

  get stepsAtMost(): number {
    return this.#walk.visitsAtMost
  }

  get measures(): { readonly changes: number } {
    return { changes: this.#changesBefore }
  }

  advance(limit: number): Pause {
    const pause = this.#visit(limit, false)
    return pause === 'mistake' ? 'limit' : pause
  }

  /** Goes on to the next mistake, at most `limit` visits. */
  advanceToMistake(limit: number): Pause | 'mistake' {
    return this.#visit(limit, true)
  }

  #visit(limit: number, stopAtMistake: boolean): Pause | 'mistake' {
    if (this.outcome !== undefined) return 'end'
    const { model, train } = this
    const walk = this.#walk
    const { order } = walk
    const end = Math.min(walk.position + limit, order.length)
    while (walk.position < end) {
      const n = order[walk.position++]
      const score = model.score(train.x, n)
      if (train.y[n] * score > 0) continue
      this.onMistake?.(n, score)
      model.correct(train, n)
      this.changes++
      this.updates++
      if (stopAtMistake) return 'mistake'
    }
    return walk.atEndOfEpoch ? this.#endEpoch() : 'limit'
  }

  #endEpoch(): Pause {
    this.#changesBefore = this.changes
    this.changes = 0
    this.#walk.beginEpoch()
    if (this.#changesBefore === 0) this.outcome = 'converged'
    else if (this.#walk.over) this.outcome = 'maximum-epochs'
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  save(): Tensors {
    return {
      ...this.model.tensors,
      ...this.#walk.save(),
      changes: scalar(this.changes),
      changesBefore: scalar(this.#changesBefore),
      updates: scalar(this.updates)
    }
  }

  restore(saved: Tensors): void {
    const { model } = this
    model.w.values.set(saved['w'].values)
    model.w.refreshSum()
    model.b = saved['b'].values[0]
    this.#walk.restore(saved)
    this.changes = saved['changes'].values[0]
    this.#changesBefore = saved['changesBefore'].values[0]
    this.updates = saved['updates'].values[0]
    this.outcome = undefined
    if (this.epoch > 0 && this.position === 0 && this.#changesBefore === 0) this.outcome = 'converged'
    else if (this.#walk.over) this.outcome = 'maximum-epochs'
  }
}
