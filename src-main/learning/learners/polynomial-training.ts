import { legendre, legendreInPowers } from '../algebra/legendre'
import { RunningLeastSquares } from '../algebra/running-least-squares'
import { scalar, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training } from '../learner'
import type { ValueTargets } from '../targets'
import type { TrainingSet } from '../training-set'
import type { Polynomial } from './polynomial-regression'

/** Least squares in closed form: a step is one sample's equation sum_d c_d P_d(t_n) = y_n. */
export class PolynomialTraining implements Training {
  outcome: Outcome | undefined
  readonly measures = {}
  readonly #squares: RunningLeastSquares
  readonly #row: Float64Array
  readonly #x = new Float64Array(1)
  #steps = 0

  constructor(
    readonly model: Polynomial,
    ridge: number,
    readonly data: TrainingSet
  ) {
    this.#squares = new RunningLeastSquares(model.degree + 1)
    this.#row = new Float64Array(model.degree + 2)
    if (ridge > 0) this.#penalise(ridge)
  }

  /** The ridge as equations sqrt(ridge) a_i = 0, i >= 1, where a_i is the coefficient of t^i. */
  #penalise(ridge: number): void {
    const powers = legendreInPowers(this.model.degree)
    for (let i = 1; i < powers.rows; i++) {
      this.#row.set(powers.row(i).map((coefficient) => Math.sqrt(ridge) * coefficient))
      this.#squares.add(this.#row, 0)
    }
  }

  get epoch(): number {
    return this.outcome === undefined ? 0 : 1
  }

  get steps(): number {
    return this.#steps
  }

  get stepsAtMost(): number {
    return this.data.x.count
  }

  advance(limit: number): Pause {
    if (this.outcome !== undefined) return 'end'
    const { x, y } = this.data
    const { values } = y as ValueTargets
    const { model } = this
    const end = Math.min(this.#steps + limit, x.count)
    for (; this.#steps < end; this.#steps++) {
      x.read(this.#steps, this.#x)
      legendre(model.scaled(this.#x[0]), model.degree, this.#row)
      this.#squares.add(this.#row, values[this.#steps])
    }
    return end === x.count ? this.#complete() : 'limit'
  }

  #complete(): Pause {
    this.model.c.set(this.#squares.solve())
    this.outcome = 'complete'
    return 'end'
  }

  save(): Tensors {
    const { rows, columns, values } = this.#squares.triangle
    return { steps: scalar(this.#steps), triangle: { shape: [rows, columns], values: values.slice() } }
  }

  restore(saved: Tensors): void {
    this.#steps = saved['steps'].values[0]
    this.#squares.triangle.values.set(saved['triangle'].values)
    this.outcome = undefined
    if (this.#steps === this.data.x.count) this.#complete()
  }
}
