import type { Samples } from '../../algebra/samples'
import { WeightVector } from '../../algebra/weight-vector'
import { LearningError } from '../../errors'

/**
 * The products x_i.x_j of the samples in some slots, a row computed when it is first needed. When a slot gets
 * another sample, what is known of the others stays. A product is always computed in the same way, so it is
 * the same number whenever that happens.
 */
export class Products {
  /** Which sample stands in each slot. */
  readonly members: Int32Array
  /** size + 1 rows and columns: those of the slots, and zeros for the origin. */
  readonly values: Float64Array
  /** x_i.x_i, and 0 for the origin. */
  readonly squares: Float64Array
  /** In which generation a slot got its sample, and the generation of which its row is. */
  readonly #entered: Int32Array
  readonly #computed: Int32Array
  #generation = 0
  readonly #row: WeightVector

  /**
   * @param size how many slots; the first samples stand in them
   * @param constant 1 where x has one more component that is always 1, else 0
   */
  constructor(
    readonly x: Samples,
    readonly size: number,
    readonly constant: 0 | 1
  ) {
    this.members = new Int32Array(size)
    this.values = new Float64Array((size + 1) * (size + 1))
    this.squares = new Float64Array(size + 1)
    this.#entered = new Int32Array(size)
    this.#computed = new Int32Array(size)
    this.#row = new WeightVector(x.dimension)
    for (let slot = 0; slot < size; slot++) this.enter(slot, slot)
  }

  /** To be called before samples enter. */
  beginGeneration(): void {
    this.#generation++
  }

  /** Puts sample n into a slot. @throws LearningError when its square is not a finite number */
  enter(slot: number, n: number): void {
    this.members[slot] = n
    this.#entered[slot] = this.#generation
    this.#computed[slot] = -1
    this.#read(n)
    const square = this.x.dot(n, this.#row) + this.constant
    if (square === Infinity) throw tooLarge(n)
    this.squares[slot] = square
  }

  /** Brings row i up to date: the columns of samples that entered after it was computed. @returns where it begins */
  row(i: number): number {
    const { size, values, members, x } = this
    const start = i * (size + 1)
    if (i === size || this.#computed[i] === this.#generation) return start
    const computed = this.#computed[i]
    this.#read(members[i])
    for (let slot = 0; slot < size; slot++) {
      if (this.#entered[slot] > computed) values[start + slot] = x.dot(members[slot], this.#row) + this.constant
    }
    this.#computed[i] = this.#generation
    return start
  }

  /** The largest ||x_i||. */
  get radius(): number {
    return Math.sqrt(this.squares.reduce((largest, square) => Math.max(largest, square), 0))
  }

  #read(n: number): void {
    this.x.read(n, this.#row.values)
    this.#row.refreshSum()
  }
}

function tooLarge(n: number): LearningError {
  const message = `Linear SVM: the square of sample ${n + 1} is too large to be a number: standardise the columns`
  return new LearningError('data', message)
}
