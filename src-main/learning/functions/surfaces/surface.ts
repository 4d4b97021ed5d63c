/** A point (w1, w2) of the plane. */
export type Point = readonly [number, number]

/** The second derivatives of a function of two variables at a point: [[h11, h12], [h12, h22]]. */
export interface Hessian {
  readonly h11: number
  readonly h12: number
  readonly h22: number
}

/** A part of the plane: [low, high] along w1 and along w2. */
export type Box = readonly [readonly [number, number], readonly [number, number]]

/** A loss L(w1, w2) of two parameters, by name, for gradient descent to go down (lecture, section 3.5). */
export interface Surface {
  /** In words that an identifier can hold. */
  readonly name: string
  /** As it is written in mathematics, in plain characters. */
  readonly formula: string
  /** The part of the plane that is worth drawing. */
  readonly box: Box
  /** Where a descent starts unless it is told otherwise. */
  readonly start: Point
  /** The local minima, and the points that are stationary and no minimum in every direction. */
  readonly minima: readonly Point[]
  readonly saddles: readonly Point[]
  /** Whether the second derivatives are the same everywhere. */
  readonly quadratic: boolean
  value(w1: number, w2: number): number
  /** Writes the gradient (dL/dw1, dL/dw2) into the first two places of `into`. */
  gradient(w1: number, w2: number, into: Float64Array): void
  hessian(w1: number, w2: number): Hessian
}

/** The two eigenvalues of a symmetric 2 x 2 matrix, the smaller one first. */
export function eigenvalues({ h11, h12, h22 }: Hessian): readonly [number, number] {
  const mean = (h11 + h22) / 2
  const radius = Math.hypot((h11 - h22) / 2, h12)
  return [mean - radius, mean + radius]
}
