import type { Matrix } from '../../algebra/matrix'
import { SymmetricEigen, type EigenDecomposition } from '../../algebra/symmetric-eigen'
import { scalar, type Tensors } from '../../algebra/tensor'
import type { Model, Outcome, Pause, Training } from '../../learner'

/**
 * A training that computes a symmetric matrix, visit after visit, and then its eigenvectors. The steps are the
 * visits and three for each row of the matrix: one epoch. Up to some 1,000 rows a step takes less than 30 ms; above
 * that the longest is the one that copies the matrix, when it is complete.
 */
export abstract class SpectralTraining implements Training {
  abstract readonly model: Model
  abstract readonly measures: Readonly<Record<string, number>>
  outcome: Outcome | undefined
  readonly stepsAtMost: number
  protected visits = 0
  #eigen: SymmetricEigen | undefined

  /**
   * @param visitsAtMost how many visits complete the matrix
   * @param rows how many rows it has
   */
  protected constructor(
    protected readonly visitsAtMost: number,
    rows: number
  ) {
    this.stepsAtMost = visitsAtMost + 3 * rows
  }

  /** Makes visit `visit` of those that complete the matrix. */
  protected abstract visit(visit: number): void
  /** The matrix, which is complete. */
  protected abstract matrix(): Matrix
  /** Takes up what has been found. */
  protected abstract learn(found: EigenDecomposition): void

  get epoch(): number {
    return this.outcome === undefined ? 0 : 1
  }

  get steps(): number {
    return this.visits + (this.#eigen?.steps ?? 0)
  }

  advance(limit: number): Pause {
    for (let steps = 0; this.outcome === undefined; steps++) {
      if (steps === limit) return 'limit'
      this.#step()
    }
    return 'end'
  }

  #step(): void {
    if (this.visits < this.visitsAtMost) {
      this.visit(this.visits++)
      return
    }
    const eigen = (this.#eigen ??= new SymmetricEigen(this.matrix()))
    eigen.step()
    if (eigen.done) this.#end(eigen)
  }

  #end(eigen: SymmetricEigen): void {
    this.learn(eigen.result())
    this.outcome = 'complete'
  }

  save(): Tensors {
    return { visits: scalar(this.visits), ...this.#eigen?.save() }
  }

  /** To be called when the visits that have been made are restored. */
  restore(saved: Tensors): void {
    this.visits = saved['visits'].values[0]
    if (saved['eigen.steps'] === undefined) return
    this.#eigen = new SymmetricEigen(this.matrix())
    this.#eigen.restore(saved)
    if (this.#eigen.done) this.#end(this.#eigen)
  }
}
