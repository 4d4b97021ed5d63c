/**
 * The decomposition of the mean squared error (lecture, section 3.3), E((Y - y)^2) = (E(Y) - y)^2 + V(Y), where Y
 * is what a model predicts at a point, over the draw of its training set, and y is the true value there. Means and
 * variances are kept by the recurrence of Welford (Technometrics 4, 1962): no fit has to be remembered.
 */
export class Decomposition {
  /** How many fits have been added. */
  count = 0
  /** E(Y) at each point. */
  readonly mean: Float64Array
  readonly #squares: Float64Array

  /** @param truth y at each point, without noise */
  constructor(readonly truth: Float64Array) {
    this.mean = new Float64Array(truth.length)
    this.#squares = new Float64Array(truth.length)
  }

  /** Adds a model, by what it predicts at each point. */
  add(fit: Float64Array): void {
    this.count++
    for (let i = 0; i < fit.length; i++) {
      const before = fit[i] - this.mean[i]
      this.mean[i] += before / this.count
      this.#squares[i] += before * (fit[i] - this.mean[i])
    }
  }

  /** (E(Y) - y)^2, averaged over the points. Of R fits it is larger by V(Y) / R than of endlessly many, on average. */
  get squaredBias(): number {
    let sum = 0
    for (let i = 0; i < this.mean.length; i++) sum += (this.mean[i] - this.truth[i]) ** 2
    return sum / this.mean.length
  }

  /** V(Y), averaged over the points: the mean of (Y - E(Y))^2 over the fits, so that the lecture's sum is exact. */
  get variance(): number {
    return this.#squares.reduce((sum, squares) => sum + squares, 0) / (this.mean.length * this.count)
  }
}
