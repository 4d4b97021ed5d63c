import { addMultipleAt } from '../algebra/rows'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training } from '../learner'
import type { Schedule } from '../schedule'
import { Walk } from '../walk'
import type { KernelPerceptron } from './kernel-perceptron'
import { KernelRows } from './kernel-rows'

/**
 * The perceptron algorithm with w = sum_n alpha_n y_n Phi(x_n). The products w.Phi(x_m) with all samples are kept
 * up to date: a correction of x_n adds y_n kappa(x_n, x_m) to each, and a visit looks one up. A training never takes
 * more kernel values so than by adding up alpha_n y_n kappa(x_n, x) at every visit.
 */
export class KernelPerceptronTraining implements Training {
  /** How many samples of this epoch have been corrected. */
  changes = 0
  outcome: Outcome | undefined
  /** Called with a sample that is about to be corrected, and with its score before it is. */
  onMistake?: (n: number, score: number) => void
  #changesBefore = 0
  /** w.Phi(x_m) for each sample. */
  readonly #products: Float64Array
  readonly #rows: KernelRows
  readonly #walk: Walk

  /** @param seed the shuffled orders are a function of it alone */
  constructor(
    readonly model: KernelPerceptron,
    schedule: Schedule,
    seed: number
  ) {
    const { x } = model.train
    this.#products = new Float64Array(x.count)
    this.#rows = new KernelRows(model.kernel, x)
    this.#walk = new Walk(x.count, schedule, seed)
  }

  get epoch(): number {
    return this.#walk.epoch
  }

  get steps(): number {
    return this.#walk.visits
  }

  get stepsAtMost(): number {
    return this.#walk.visitsAtMost
  }

  get measures(): Readonly<Record<string, number>> {
    return { changes: this.#changesBefore, supportVectors: this.model.supportVectors }
  }

  /** A step is the visit of a sample: it takes one kernel value for each of the others if the sample is a mistake. */
  advance(limit: number): Pause {
    if (this.outcome !== undefined) return 'end'
    const walk = this.#walk
    const end = Math.min(walk.position + limit, walk.order.length)
    while (walk.position < end) {
      this.#visit(walk.order[walk.position++])
      if (this.outcome !== undefined) return 'end'
    }
    return walk.atEndOfEpoch ? this.#endEpoch() : 'limit'
  }

  #visit(n: number): void {
    const { model } = this
    const y = model.train.y[n]
    const score = this.#products[n] + model.b
    if (!Number.isFinite(score)) {
      this.outcome = 'diverged'
      return
    }
    if (y * score > 0) return
    this.onMistake?.(n, score)
    this.changes++
    model.alpha[n]++
    if (model.parameters.bias) model.b += y
    addMultipleAt(this.#products, 0, y, this.#rows.row(n), 0, this.#products.length)
  }

  #endEpoch(): Pause {
    this.#changesBefore = this.changes
    this.changes = 0
    this.#walk.beginEpoch()
    this.#conclude()
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  #conclude(): void {
    if (this.#changesBefore === 0) this.outcome = 'converged'
    else if (this.#walk.over) this.outcome = 'maximum-epochs'
  }

  save(): Tensors {
    return {
      ...this.model.tensors,
      ...this.#walk.save(),
      products: vector(this.#products.slice()),
      changes: scalar(this.changes),
      changesBefore: scalar(this.#changesBefore),
      diverged: scalar(this.outcome === 'diverged' ? 1 : 0)
    }
  }

  restore(saved: Tensors): void {
    const { model } = this
    model.alpha.set(saved['alpha'].values)
    model.b = saved['b'].values[0]
    this.#products.set(saved['products'].values)
    this.#walk.restore(saved)
    this.changes = saved['changes'].values[0]
    this.#changesBefore = saved['changesBefore'].values[0]
    this.outcome = saved['diverged'].values[0] === 1 ? 'diverged' : undefined
    if (this.outcome === undefined && this.epoch > 0 && this.#walk.position === 0) this.#conclude()
  }
}
