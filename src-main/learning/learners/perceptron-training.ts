import { Random } from '../algebra/random'
import type { LabelledSamples } from '../algebra/samples'
import type { Schedule } from '../schedule'
import type { Perceptron } from './perceptron'

/** One line of the lecture's table (section 3.1). */
export interface EpochRow {
  /** The first epoch is 0. */
  readonly epoch: number
  /** How many samples changed the weights during the epoch. */
  readonly changes: number
  /** Share of the training samples with y (w.x + b) <= 0 after the epoch, from 0 to 1. */
  readonly trainError: number
  /** The same over the test samples. */
  readonly testError: number
}

/** Why `advance` came back: its limit of visits, a mistake, the end of an epoch, or the end of the training. */
export type Pause = 'limit' | 'mistake' | 'epoch' | 'end'

/**
 * The perceptron algorithm (lecture, section 3.1) as a walk that can stop at any sample and go on:
 * however it is cut into pieces, it visits the same samples in the same order with the same weights.
 */
export class PerceptronTraining {
  /** The epoch that is under way, from 0. */
  epoch = 0
  /** How many samples of this epoch have been visited. */
  position = 0
  /** How many of them changed the weights. */
  changes = 0
  /** Changes since the beginning of the training: the k of the convergence proof. */
  updates = 0
  /** Whether an epoch went by without a change. */
  converged = false
  /** The table so far. */
  readonly rows: EpochRow[] = []
  /** Called with a sample that is about to change the weights, and with its score before it does. */
  onMistake?: (n: number, score: number) => void
  readonly #order: Uint32Array
  readonly #random: Random

  /**
   * @param seed the shuffled orders are a function of it alone
   * @throws RangeError when there is no training sample
   */
  constructor(
    readonly perceptron: Perceptron,
    readonly train: LabelledSamples,
    readonly test: LabelledSamples,
    readonly schedule: Schedule,
    seed: number
  ) {
    if (train.x.count === 0) throw new RangeError('the perceptron needs at least one training sample, found none')
    this.#order = Uint32Array.from({ length: train.x.count }, (_, n) => n)
    this.#random = new Random(seed)
    this.#beginEpoch()
  }

  /** Whether there is nothing left to do: an epoch without a change, or the maximum number of epochs. */
  get ended(): boolean {
    return this.converged || this.epoch === this.schedule.maximumEpochs
  }

  /** How many samples have been visited since the beginning. */
  get visits(): number {
    return this.epoch * this.#order.length + this.position
  }

  /** How many visits there are if no epoch without a change ends the training before. */
  get visitsAtMost(): number {
    return this.schedule.maximumEpochs * this.#order.length
  }

  /**
   * Visits samples until `limit` of them have been visited, an epoch or the training has ended or,
   * with `stopAtMistake`, until one has changed the weights.
   * @param limit at least 1
   */
  advance(limit: number, stopAtMistake = false): Pause {
    if (this.ended) return 'end'
    const { perceptron, train } = this
    const end = Math.min(this.position + limit, this.#order.length)
    while (this.position < end) {
      const n = this.#order[this.position++]
      const score = perceptron.score(train.x, n)
      if (train.y[n] * score > 0) continue
      this.onMistake?.(n, score)
      perceptron.correct(train, n)
      this.changes++
      this.updates++
      if (stopAtMistake) return 'mistake'
    }
    return this.position < this.#order.length ? 'limit' : this.#endEpoch()
  }

  #endEpoch(): Pause {
    const { epoch, changes, perceptron } = this
    this.rows.push({ epoch, changes, trainError: perceptron.error(this.train), testError: perceptron.error(this.test) })
    this.converged = changes === 0
    this.epoch++
    this.position = 0
    if (this.ended) return 'end'
    this.#beginEpoch()
    return 'epoch'
  }

  #beginEpoch(): void {
    this.changes = 0
    if (this.schedule.order === 'shuffled') this.#random.shuffle(this.#order)
  }
}
