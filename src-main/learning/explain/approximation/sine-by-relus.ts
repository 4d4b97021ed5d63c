/**
 * The sine on [-A, A] as sum_{n=1}^N alpha_n sigma(x - a_n) with an error of at most epsilon (lecture, section 3.4):
 * interpolation at knots a distance h apart errs by h^2 / 8 at most, since |sin''| <= 1. The knots begin at the last
 * zero of the sine that is not above -A, so that no piece is needed to lift the sum.
 */
export class SineByRelus {
  /** a_1, ..., a_N. */
  readonly knots: Float64Array
  /** alpha_1, ..., alpha_N: the changes of slope. */
  readonly alphas: Float64Array
  readonly #distance: number
  readonly #values: Float64Array

  /** @param epsilon greater than 0 */
  constructor(
    readonly A: number,
    readonly epsilon: number
  ) {
    const first = -Math.PI * Math.ceil(A / Math.PI)
    const N = Math.max(1, Math.ceil((A - first) / Math.sqrt(8 * epsilon)))
    this.#distance = (A - first) / N
    this.knots = Float64Array.from({ length: N }, (_, n) => first + n * this.#distance)
    this.#values = Float64Array.from({ length: N + 1 }, (_, n) => (n === 0 ? 0 : Math.sin(first + n * this.#distance)))
    const slopes = this.knots.map((_, n) => (this.#values[n + 1] - this.#values[n]) / this.#distance)
    this.alphas = slopes.map((slope, n) => slope - (n === 0 ? 0 : slopes[n - 1]))
  }

  /** The sum for x in [-A, A], read off between the two knots around x instead of summing all N pieces. */
  at(x: number): number {
    const place = (x - this.knots[0]) / this.#distance
    const n = Math.min(Math.max(Math.floor(place), 0), this.knots.length - 1)
    const share = place - n
    return (1 - share) * this.#values[n] + share * this.#values[n + 1]
  }
}
