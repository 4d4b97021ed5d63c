import { derivedSeed, Random } from '../algebra/random'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import type { Outcome, Pause, Training, TrainingSetting } from '../learner'
import type { ClassTargets } from '../targets'
import type { TrainingSet } from '../training-set'
import { Walk } from '../walk'
import type { LinearClassifier } from './linear-classifier'
import { LinearObjective } from './linear-objective'
import type { LogisticParameters } from './logistic-parameters'
import { checkSize, newtonStep } from './newton'
import type { ScoreLoss } from './score-loss'

/**
 * Minimises the loss of a logistic regression. A step is one update of w and b: by the gradient over a batch,
 * or Newton's. With all samples in a batch, and in Newton's method, a step is an epoch.
 */
export class LogisticTraining implements Training {
  outcome: Outcome | undefined
  readonly #walk: Walk
  readonly #batchSize: number
  readonly #objective: LinearObjective
  /** The samples as they stand in the file: what is measured of all of them does not depend on their order. */
  readonly #all: Uint32Array
  #gradientNorm = 0
  /** The loss at the end of the last epoch; undefined until somebody asks. */
  #loss: number | undefined
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
    this.#batchSize = whole ? x.count : parameters.batchSize
    this.#walk = new Walk(x.count, whole ? { ...schedule, order: 'file' } : schedule, seed)
    this.#all = Uint32Array.from({ length: x.count }, (_, n) => n)
    this.#objective = new LinearObjective(forms, x, (y as ClassTargets).values, loss, parameters)
    if (parameters.initialWeights === 'normal') model.drawWeights(new Random(derivedSeed(seed, 'initial weights')))
    this.#measure()
  }

  get epoch(): number {
    return this.#walk.epoch
  }

  get #stepsOfEpoch(): number {
    return Math.ceil(this.#all.length / this.#batchSize)
  }

  get steps(): number {
    return this.epoch * this.#stepsOfEpoch + Math.ceil(this.#walk.position / this.#batchSize)
  }

  get stepsAtMost(): number {
    return (this.#walk.visitsAtMost / this.#all.length) * this.#stepsOfEpoch
  }

  get measures(): { readonly loss: number; readonly gradientNorm: number } {
    return { loss: (this.#loss ??= this.#objective.value()), gradientNorm: this.#gradientNorm }
  }

  advance(limit: number): Pause {
    const walk = this.#walk
    for (let made = 0; this.outcome === undefined && made < limit; made++) {
      this.#step()
      if (walk.atEndOfEpoch) return this.#endEpoch()
    }
    return this.outcome === undefined ? 'limit' : 'end'
  }

  /** The gradient over all samples has been evaluated already: it was measured at the end of the last epoch. */
  #step(): void {
    const walk = this.#walk
    const { learningRate, solver } = this.parameters
    const objective = this.#objective
    const end = Math.min(walk.position + this.#batchSize, this.#all.length)
    if (solver === 'newton') this.#settled = newtonStep(objective)
    else {
      if (this.#batchSize < this.#all.length) objective.evaluateBatchGradient(walk.order, walk.position, end)
      this.model.forms.move(-learningRate, objective.gradient)
    }
    walk.position = end
  }

  #endEpoch(): Pause {
    this.#walk.beginEpoch()
    this.#measure()
    this.outcome = this.#outcomeNow()
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  /** The loss takes logarithms that the steps do without, so with one step an epoch it is left until asked for. */
  #measure(): void {
    this.#gradientNorm = this.#objective.evaluateGradient(this.#all)
    this.#loss = this.#batchSize < this.#all.length ? this.#objective.value() : undefined
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
      parameters: vector(this.model.forms.parameters),
      loss: scalar(loss),
      gradientNorm: scalar(gradientNorm),
      settled: scalar(this.#settled ? 1 : 0)
    }
  }

  restore(saved: Tensors): void {
    this.#walk.restore(saved)
    this.model.forms.parameters = saved['parameters'].values
    this.#objective.evaluateGradient(this.#all)
    this.#loss = saved['loss'].values[0]
    this.#gradientNorm = saved['gradientNorm'].values[0]
    this.#settled = saved['settled'].values[0] === 1
    const atEnd = this.epoch > 0 && this.#walk.position === 0
    this.outcome = atEnd ? this.#outcomeNow() : undefined
  }
}
