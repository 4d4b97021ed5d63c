/** A continuous function on [a_0, a_K] that is linear from knot to knot: f(a_k) = c_k. */
export interface PiecewiseLinear {
  /** a_0 < a_1 < ... < a_K. */
  readonly knots: Float64Array
  /** c_0, ..., c_K. */
  readonly values: Float64Array
}

/** A function psi read off at points x_1 < x_2 < ..., which is all that errors are measured by. */
export interface Sampled {
  readonly x: Float64Array
  readonly psi: Float64Array
}

/** The function that agrees with psi at the knots. */
export function interpolant(psi: (x: number) => number, knots: Float64Array): PiecewiseLinear {
  return { knots, values: knots.map(psi) }
}

/** f(x_i) for points x_1 <= x_2 <= ... of [a_0, a_K]; beyond, the outer pieces go on. */
export function evaluateAt({ knots, values }: PiecewiseLinear, x: Float64Array): Float64Array {
  const f = new Float64Array(x.length)
  const last = knots.length - 2
  for (let i = 0, k = 0; i < x.length; i++) {
    while (k < last && x[i] > knots[k + 1]) k++
    const share = (x[i] - knots[k]) / (knots[k + 1] - knots[k])
    f[i] = (1 - share) * values[k] + share * values[k + 1]
  }
  return f
}

/** max_i |f_i - psi_i|, and the i where it is. */
export function largestError(f: Float64Array, psi: Float64Array): { readonly error: number; readonly at: number } {
  let [error, at] = [0, 0]
  for (let i = 0; i < f.length; i++) {
    const difference = Math.abs(f[i] - psi[i])
    if (difference > error) [error, at] = [difference, i]
  }
  return { error, at }
}

/**
 * The c_0, ..., c_K with the least sum_i (f(x_i) - psi_i)^2 for given knots. In the basis of hat functions the
 * normal equations are tridiagonal: one pass over the points and one over the knots.
 */
export class LeastSquares {
  readonly values: Float64Array
  readonly #diagonal: Float64Array
  readonly #above: Float64Array

  /** @param count K + 1, the number of knots */
  constructor(
    readonly data: Sampled,
    count: number
  ) {
    this.values = new Float64Array(count)
    this.#diagonal = new Float64Array(count)
    this.#above = new Float64Array(count)
  }

  /**
   * Finds `values` for these knots. Every two neighbouring knots need a point between them.
   * @returns the sum of squares that is left
   */
  solve(knots: Float64Array): number {
    const squares = this.#gather(knots)
    const { values } = this
    const right = values.slice()
    this.#eliminate()
    let explained = 0
    for (let k = 0; k < values.length; k++) explained += right[k] * values[k]
    return Math.max(0, squares - explained)
  }

  /** Fills the matrix and, in `values`, the right side. @returns sum_i psi_i^2 */
  #gather(knots: Float64Array): number {
    const { x, psi } = this.data
    const [diagonal, above, right] = [this.#diagonal.fill(0), this.#above.fill(0), this.values.fill(0)]
    const last = knots.length - 2
    let squares = 0
    for (let i = 0, k = 0; i < x.length; i++) {
      while (k < last && x[i] > knots[k + 1]) k++
      const share = (x[i] - knots[k]) / (knots[k + 1] - knots[k])
      const rest = 1 - share
      diagonal[k] += rest * rest
      diagonal[k + 1] += share * share
      above[k] += rest * share
      right[k] += rest * psi[i]
      right[k + 1] += share * psi[i]
      squares += psi[i] * psi[i]
    }
    return squares
  }

  /** Gaussian elimination of the tridiagonal system; it is positive definite, so that no pivot is needed. */
  #eliminate(): void {
    const [diagonal, above, values] = [this.#diagonal, this.#above, this.values]
    for (let k = 1; k < values.length; k++) {
      const factor = above[k - 1] / diagonal[k - 1]
      diagonal[k] -= factor * above[k - 1]
      values[k] -= factor * values[k - 1]
    }
    for (let k = values.length - 1; k >= 0; k--) {
      if (k + 1 < values.length) values[k] -= above[k] * values[k + 1]
      values[k] /= diagonal[k]
    }
  }
}

/** The best f for given knots, by least squares. */
export function leastSquares(data: Sampled, knots: Float64Array): PiecewiseLinear {
  const problem = new LeastSquares(data, knots.length)
  problem.solve(knots)
  return { knots, values: problem.values }
}
