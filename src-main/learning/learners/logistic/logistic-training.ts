import { derivedSeed, Random } from '../../algebra/random'
import { vector, type Tensors } from '../../algebra/tensor'
import type { Outcome, Pause, Training, TrainingSetting } from '../../learner'
import type { ClassTargets } from '../../targets'
import type { TrainingSet } from '../../training-set'
import { Walk } from '../../walk'
import type { LinearClassifier } from './linear-classifier'
import { LinearObjective } from './linear-objective'
import type { LogisticParameters } from './logistic-parameters'
import { LogisticSteps } from './logistic-steps'
import { checkSize, newtonStep } from './newton'
import type { ScoreLoss } from './score-loss'

/** How many products of a sample's component and a weight a slice has at most: they take some 10 ms. */
const workAtATime = 2e6

/**
 * Minimises the loss of a logistic regression. An update of w and b is by the gradient over a batch, or Newton's; with
 * all samples in a batch, and in Newton's method, it is an epoch. At the end of an epoch gradient and loss are measured
 * over all samples. A step is the visit of a slice of samples, for an update or to measure: an update and no more,
 * where a slice holds all of them. (A step of Newton's method takes longer than the others: it is not cut into pieces.)
 */
export class LogisticTraining implements Training {
  outcome: Outcome | undefined
  readonly #walk: Walk
  readonly #steps: LogisticSteps
  readonly #objective: LinearObjective
  /** The samples as they stand in the file: what is measured of all of them does not depend on their order. */
  readonly #all: Uint32Array
  #gradientNorm: number
  /** The loss at the end of the last epoch; undefined until somebody asks. */
  #loss: number | undefined
  /** How many samples the measuring of this epoch has visited, and the sum of their losses. */
  #measured = 0
  #losses = 0
  /** Whether Newton's method has come as near to the minimum as it can. */
  #settled = false

  constructor(
    readonly model: LinearClassifier,
    loss: ScoreLoss,
    readonly parameters: LogisticParameters,
    { x, y }: TrainingSet,
    { schedule, seed }: TrainingSetting
  ) {
    const { forms } = model
    if (parameters.solver === 'newton') checkSize(model.title, forms.size)
    const whole = parameters.solver === 'newton' || parameters.batchSize === 0 || parameters.batchSize >= x.count
    const slice = Math.max(1, Math.floor(workAtATime / forms.size))
    this.#steps = new LogisticSteps(x.count, whole ? x.count : parameters.batchSize, slice)
    this.#walk = new Walk(x.count, whole ? { ...schedule, order: 'file' } : schedule, seed)
    this.#all = Uint32Array.from({ length: x.count }, (_, n) => n)
    this.#objective = new LinearObjective(forms, x, (y as ClassTargets).values, loss, parameters)
    if (parameters.initialWeights === 'normal') model.drawWeights(new Random(derivedSeed(seed, 'initial weights')))
    this.#gradientNorm = this.#objective.evaluateGradient(this.#all)
    if (!this.#lazy) this.#loss = this.#objective.value()
  }

  get epoch(): number {
    return this.#walk.epoch
  }

  /**
   * Whether an epoch is one step: its loss is then left until somebody asks, because it takes logarithms that the
   * steps do without.
   */
  get #lazy(): boolean {
    return this.#steps.whole && this.#steps.ofEpoch === 1
  }

  get steps(): number {
    return this.epoch * this.#steps.ofEpoch + this.#steps.after(this.#walk.position, this.#measured)
  }

  get stepsAtMost(): number {
    return (this.#walk.visitsAtMost / this.#all.length) * this.#steps.ofEpoch
  }

  get measures(): { readonly loss: number; readonly gradientNorm: number } {
    return { loss: (this.#loss ??= this.#objective.value()), gradientNorm: this.#gradientNorm }
  }

  advance(limit: number): Pause {
    for (let made = 0; this.outcome === undefined && made < limit; made++) {
      if (!this.#walk.atEndOfEpoch) this.#update()
      if (this.#walk.atEndOfEpoch && this.#measure()) return this.#endEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  #update(): void {
    const walk = this.#walk
    // Of a single batch the gradient is the one that was measured at the end of the last epoch.
    if (!this.#steps.whole) this.#visitSlice()
    else {
      if (this.parameters.solver === 'newton') this.#settled = newtonStep(this.#objective)
      else this.#descend()
      walk.position = this.#all.length
    }
  }

  /** Visits a slice of a batch, and after the last one steps down its gradient. */
  #visitSlice(): void {
    const walk = this.#walk
    const objective = this.#objective
    const { count, batchSize, slice } = this.#steps
    const begin = walk.position - (walk.position % batchSize)
    const end = Math.min(begin + batchSize, count)
    const to = Math.min(walk.position + slice, end)
    if (walk.position === begin) objective.beginGradient()
    objective.addGradient(walk.order, walk.position, to)
    walk.position = to
    if (to < end) return
    objective.endGradient(end - begin)
    this.#descend()
  }

  #descend(): void {
    this.model.forms.move(-this.parameters.learningRate, this.#objective.gradient)
  }

  /** Visits the next slice of all samples, for the gradient and the loss. @returns whether it was the last slice */
  #measure(): boolean {
    const objective = this.#objective
    const { count, slice } = this.#steps
    const to = Math.min(this.#measured + slice, count)
    if (this.#measured === 0) objective.beginGradient()
    objective.addGradient(this.#all, this.#measured, to)
    if (!this.#lazy) this.#losses = objective.addLosses(this.#measured, to, this.#losses)
    this.#measured = to
    if (to < count) return false
    this.#gradientNorm = objective.endGradient(count)
    this.#loss = this.#lazy ? undefined : objective.valueOf(this.#losses)
    return true
  }

  #endEpoch(): Pause {
    this.#measured = 0
    this.#losses = 0
    this.#walk.beginEpoch()
    this.outcome = this.#outcomeNow()
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  #outcomeNow(): Outcome | undefined {
    const { gradientTolerance } = this.parameters
    if (Number.isNaN(this.#gradientNorm)) return 'diverged'
    if (this.#settled || (gradientTolerance > 0 && this.#gradientNorm <= gradientTolerance)) return 'converged'
    return this.#walk.over ? 'maximum-epochs' : undefined
  }

  save(): Tensors {
    const { loss, gradientNorm } = this.measures
    return {
      ...this.#walk.save(),
      ...this.#objective.save(),
      parameters: vector(this.model.forms.parameters),
      progress: vector(Float64Array.of(loss, gradientNorm, Number(this.#settled), this.#measured, this.#losses))
    }
  }

  restore(saved: Tensors): void {
    this.#walk.restore(saved)
    this.#objective.restore(saved)
    this.model.forms.parameters = saved['parameters'].values
    const [loss, gradientNorm, settled, measured, losses] = saved['progress'].values
    this.#loss = loss
    this.#gradientNorm = gradientNorm
    this.#settled = settled === 1
    this.#measured = measured
    this.#losses = losses
    const atEnd = this.epoch > 0 && this.#walk.position === 0
    this.outcome = atEnd ? this.#outcomeNow() : undefined
  }
}
