import { Random } from './algebra/random'
import { vector, scalar, type Tensors } from './algebra/tensor'
import type { Schedule } from './schedule'

/** The walk of a training through its samples, epoch after epoch, in the order that the schedule says. */
export class Walk {
  /** Epochs completed: the number of the one that is under way, from 0. */
  epoch = 0
  /** How many samples of this epoch have been visited. */
  position = 0
  /** The samples in the order of this epoch. */
  readonly order: Uint32Array
  readonly #schedule: Schedule
  readonly #random: Random

  /** @param count how many samples there are, at least 1 */
  constructor(count: number, schedule: Schedule, seed: number) {
    this.#schedule = schedule
    this.#random = new Random(seed)
    this.order = Uint32Array.from({ length: count }, (_, n) => n)
    this.#shuffle()
  }

  /** Whether the schedule's last epoch has been completed. */
  get over(): boolean {
    return this.epoch === this.#schedule.maximumEpochs
  }

  /** How many samples have been visited since the beginning, and how many are if nothing ends the walk before. */
  get visits(): number {
    return this.epoch * this.order.length + this.position
  }

  get visitsAtMost(): number {
    return this.#schedule.maximumEpochs * this.order.length
  }

  /** Whether all samples of this epoch have been visited. */
  get atEndOfEpoch(): boolean {
    return this.position === this.order.length
  }

  /** Goes on to the next epoch. */
  beginEpoch(): void {
    this.epoch++
    this.position = 0
    if (!this.over) this.#shuffle()
  }

  save(): Tensors {
    return {
      'walk.epoch': scalar(this.epoch),
      'walk.position': scalar(this.position),
      'walk.order': vector(this.order.slice()),
      'walk.random': vector(this.#random.state)
    }
  }

  restore(saved: Tensors): void {
    this.epoch = saved['walk.epoch'].values[0]
    this.position = saved['walk.position'].values[0]
    this.order.set(saved['walk.order'].values)
    this.#random.state = saved['walk.random'].values as Int32Array
  }

  #shuffle(): void {
    if (this.#schedule.order === 'shuffled') this.#random.shuffle(this.order)
  }
}
