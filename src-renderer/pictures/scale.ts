import { mix, type Colour } from './colour'

/** The three colours that a diverging scale runs through. */
export interface ScaleColours {
  readonly negative: Colour
  readonly neutral: Colour
  readonly positive: Colour
}

const steps = 255

/** A colour scale centred at 0: from the negative colour through a neutral one to the positive one. */
export class DivergingScale {
  /** 2 steps + 1 colours, red, green, blue after one another. */
  readonly #table = new Uint8ClampedArray(3 * (2 * steps + 1))

  constructor({ negative, neutral, positive }: ScaleColours) {
    for (let k = -steps; k <= steps; k++) {
      const colour = mix(neutral, k < 0 ? negative : positive, Math.abs(k) / steps)
      this.#table.set(colour, 3 * (k + steps))
    }
  }

  /**
   * Values as the pixels of a picture, red, green, blue and opacity after one another.
   * @param extreme the size of the value that gets a pole's full colour; at 0 everything is neutral
   */
  paint(values: ArrayLike<number>, extreme: number): Uint8ClampedArray<ArrayBuffer> {
    const pixels = new Uint8ClampedArray(4 * values.length)
    for (let i = 0; i < values.length; i++) {
      const share = extreme > 0 ? Math.min(1, Math.max(-1, values[i] / extreme)) : 0
      const at = 3 * (Math.round(share * steps) + steps)
      pixels.set(this.#table.subarray(at, at + 3), 4 * i)
      pixels[4 * i + 3] = 255
    }
    return pixels
  }
}

/** Grey values, 0 black to 255 white, as the pixels of a picture. */
export function paintGrey(values: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * values.length)
  values.forEach((value, i) => pixels.set([value, value, value, 255], 4 * i))
  return pixels
}

/** The largest size of the values of several vectors: the extreme of a scale that they share. */
export function largestSize(...vectors: readonly ArrayLike<number>[]): number {
  let largest = 0
  for (const vector of vectors) {
    for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]))
  }
  return largest
}

/** a - b, component by component. */
export function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i])
}
