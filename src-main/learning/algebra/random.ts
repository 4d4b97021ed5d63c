import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'

/** A stream of random numbers that is a function of its seed alone. There is no global randomness. */
export class Random {
  #generator

  /** @param seed a whole number; equal seeds give equal streams */
  constructor(seed: number) {
    this.#generator = xoroshiro128plusFromState(stateOf(seed))
  }

  /** A whole number drawn uniformly from minimum..maximum, both included. */
  integer(minimum: number, maximum: number): number {
    return uniformInt(this.#generator, minimum, maximum)
  }

  /** A number drawn uniformly from [minimum, maximum), by default from [0, 1). */
  uniform(minimum = 0, maximum = 1): number {
    return minimum + (maximum - minimum) * uniformFloat64(this.#generator)
  }

  /**
   * A number drawn from the Gaussian of that mean and standard deviation (Box and Muller 1958).
   * Of the pair that the method gives one is used, so that nothing has to be remembered between two draws.
   */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform())
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

  /** Where the stream stands: put back, it goes on with the same numbers. */
  get state(): Int32Array<ArrayBuffer> {
    return Int32Array.from(this.#generator.getState())
  }

  set state(state: Int32Array) {
    this.#generator = xoroshiro128plusFromState([...state])
  }
}

/**
 * A seed for one of several uses that a run makes of its seed, so that what is drawn for one
 * has nothing to do with what is drawn for another (FNV-1a over the name; Fowler, Noll and Vo).
 */
export function derivedSeed(seed: number, use: string): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = 0; i < use.length; i++) hash = Math.imul(hash ^ use.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Four words in which every bit depends on every bit of the seed: neighbouring seeds give streams that have
 * nothing in common from their first number on (the finaliser of MurmurHash3, Appleby, over the steps of Weyl's sequence).
 */
function stateOf(seed: number): number[] {
  return [1, 2, 3, 4].map((step) => {
    let word = (seed + Math.imul(step, 0x9e3779b9)) | 0
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  })
}
