import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { uniformInt } from 'pure-rand/distribution/uniformInt'

/** A stream of random numbers that is a function of its seed alone. There is no global randomness. */
export class Random {
  readonly #generator

  /** @param seed a whole number; equal seeds give equal streams */
  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
  }

  /** A whole number drawn uniformly from minimum..maximum, both included. */
  integer(minimum: number, maximum: number): number {
    return uniformInt(this.#generator, minimum, maximum)
  }

  /** Puts the values into an order drawn uniformly among all orders (Fisher and Yates; Durstenfeld 1964). */
  shuffle(values: Uint32Array): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.integer(0, i)
      const value = values[i]
      values[i] = values[j]
      values[j] = value
    }
  }
}
