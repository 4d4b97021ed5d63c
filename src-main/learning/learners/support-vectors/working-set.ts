import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { WeightVector } from '../../algebra/weight-vector'
import { ExtremeSamples } from './extremes'
import type { DualState } from './dual-state'
import { Products } from './products'

/** Two members at the same point have distance 0: its square is then taken as this. */
const leastSquaredDistance = 1e-12

/**
 * The few samples among which the dual is improved at a time. A step moves an amount from beta_j to beta_i,
 * which leaves the sum of all beta as it is. The pair is chosen by second order information (Fan, Chen and Lin
 * 2005, "Working set selection using second order information for training support vector machines"). Without
 * a free bias an origin, which may give and take without limit, stands beside the samples: a pair with it
 * changes one beta alone.
 */
export class WorkingSet {
  readonly products: Products
  /** beta and t of the members, and the bounds of beta; those of the origin in the last place. */
  readonly #beta: Float64Array
  readonly #t: Float64Array
  readonly #low: Float64Array
  readonly #high: Float64Array
  readonly #extremes: ExtremeSamples

  /**
   * @param size how many samples, from 2 to N
   * @param constant 1 where x has one more component that is always 1, else 0
   */
  constructor(
    readonly x: Samples,
    readonly state: DualState,
    readonly size: number,
    constant: 0 | 1
  ) {
    this.products = new Products(x, size, constant)
    this.#beta = new Float64Array(size + 1)
    this.#t = new Float64Array(size + 1)
    this.#low = new Float64Array(size + 1)
    this.#high = new Float64Array(size + 1)
    this.#extremes = new ExtremeSamples(state)
    if (!state.freeBias) {
      this.#low[size] = -Infinity
      this.#high[size] = Infinity
    }
    this.#bound()
  }

  /**
   * Takes the samples into the set that violate the conditions of the optimum most: half of them with the
   * largest t of those that may take, half with the smallest t of those that may give.
   * @returns by how much the conditions are violated: 0 or less at the optimum
   */
  choose(): number {
    const { members } = this.products
    const { chosen } = this.#extremes
    const violation = this.#extremes.find(this.size >> 1)
    this.products.beginGeneration()
    let slot = 0
    for (const n of members) if (chosen[n] === 1) chosen[n] = 2
    for (let n = 0; n < chosen.length; n++) {
      if (chosen[n] !== 1) continue
      while (chosen[members[slot]] !== 0) slot++
      this.products.enter(slot++, n)
    }
    this.#bound()
    this.#load()
    return violation
  }

  /** One step of the ascent. @returns whether there was a pair that violates the conditions by more than `tolerance` */
  step(tolerance: number): boolean {
    const i = this.#taker()
    if (i === -1) return false
    const j = this.#giver(i, tolerance)
    if (j === -1) return false
    this.#move(i, j)
    return true
  }

  /** Writes what has changed back into the state, and into w = sum_n beta_n x_n. */
  apply(w: WeightVector): void {
    const { beta } = this.state
    for (const [slot, n] of this.products.members.entries()) {
      const change = this.#beta[slot] - beta[n]
      if (change === 0) continue
      this.x.addMultiple(w, change, n)
      beta[n] = this.#beta[slot]
    }
  }

  save(): Tensors {
    return {
      'set.members': vector(this.products.members.slice()),
      'set.beta': vector(this.#beta.slice()),
      'set.t': vector(this.#t.slice())
    }
  }

  /** The products are not saved: they come out the same when they are needed again. */
  restore(saved: Tensors): void {
    saved['set.members'].values.forEach((n, slot) => this.products.enter(slot, n))
    this.#bound()
    this.#beta.set(saved['set.beta'].values)
    this.#t.set(saved['set.t'].values)
  }

  #bound(): void {
    const { y, limit } = this.state
    for (const [slot, n] of this.products.members.entries()) {
      this.#low[slot] = y[n] > 0 ? 0 : -limit
      this.#high[slot] = y[n] > 0 ? limit : 0
    }
  }

  #load(): void {
    const { beta, t } = this.state
    for (const [slot, n] of this.products.members.entries()) {
      this.#beta[slot] = beta[n]
      this.#t[slot] = t[n]
    }
  }

  /** The member with the largest t of those that may take. */
  #taker(): number {
    const beta = this.#beta
    const high = this.#high
    const t = this.#t
    let taker = -1
    let largest = -Infinity
    for (let n = 0; n < t.length; n++) {
      if (t[n] > largest && beta[n] < high[n]) {
        largest = t[n]
        taker = n
      }
    }
    return taker
  }

  /** Of those that may give, the member with which i raises the dual most, were there no bounds; -1 for none. */
  #giver(i: number, tolerance: number): number {
    const beta = this.#beta
    const low = this.#low
    const t = this.#t
    const { squares, values } = this.products
    const start = this.products.row(i)
    const largest = t[i]
    const own = squares[i]
    let giver = -1
    let best = 0
    let widest = 0
    for (let n = 0; n < t.length; n++) {
      const violation = largest - t[n]
      if (!(violation > 0) || !(beta[n] > low[n])) continue
      if (violation > widest) widest = violation
      const distance = own + squares[n] - 2 * values[start + n]
      const gain = (violation * violation) / (distance > leastSquaredDistance ? distance : leastSquaredDistance)
      if (gain > best) {
        best = gain
        giver = n
      }
    }
    return widest > tolerance ? giver : -1
  }

  /** Moves as much from beta_j to beta_i as raises the dual most within the bounds, and changes every t with it. */
  #move(i: number, j: number): void {
    const beta = this.#beta
    const t = this.#t
    const { squares, values } = this.products
    const rowI = this.products.row(i)
    const rowJ = this.products.row(j)
    const distance = squares[i] + squares[j] - 2 * values[rowI + j]
    const wanted = (t[i] - t[j]) / Math.max(distance, leastSquaredDistance)
    const room = this.#high[i] - beta[i]
    const stock = beta[j] - this.#low[j]
    const amount = Math.min(wanted, room, stock)
    beta[i] = amount === room ? this.#high[i] : beta[i] + amount
    beta[j] = amount === stock ? this.#low[j] : beta[j] - amount
    if (i === this.size || j === this.size) beta[this.size] = 0
    for (let n = 0; n < t.length; n++) t[n] -= amount * (values[rowI + n] - values[rowJ + n])
  }
}
