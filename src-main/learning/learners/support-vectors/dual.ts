import type { LabelledSamples } from '../../algebra/samples'
import { scalar, vector, type Tensors } from '../../algebra/tensor'
import { LearningError } from '../../errors'
import type { Outcome, Pause, Training } from '../../learner'
import type { Schedule } from '../../schedule'
import type { LinearSvmParameters } from '../linear-svm'
import type { DualState } from './dual-state'
import { LinearSvm } from './model'
import { bestBias, freeSupportVectors, middleBias } from './objective'
import { measuresAtStart, measuresOf, restoredMeasures, saveMeasures, type SvmMeasures } from './measures'
import { WorkingSet } from './working-set'

/** Among how many samples the dual is improved at a time: at first, and at most. */
const smallestSet = 256
const largestSet = 2048
/** After so many pairs the set is chosen anew. */
const pairsOfSet = 10_000
/** The conditions of the optimum are met within a set to this share of their violation in all samples. */
const shareOfViolation = 0.01
/** Classes count as not separable when their margin is narrower than this share of the largest ||x_n||. */
const narrowestMargin = 1e-5

/**
 * The linear SVM by ascent on its dual. An epoch improves the dual among the samples that violate the
 * conditions of the optimum most (a step: a pair of them), then visits all samples (a step: a sample) to
 * find out where it stands: the gap between primal and dual says how far from the optimum it can be at most.
 * The order of the samples in the schedule plays no part.
 *
 * With w = sum_n alpha_n y_n x_n and 0 <= alpha_n <= C = 1 / (2 lambda N) the dual of the lecture's problem is
 * D(alpha) = 2 lambda sum_n alpha_n - lambda ||w||^2, under sum_n alpha_n y_n = 0 where the bias is free.
 *
 * A hard margin is the limit lambda -> 0, where C is infinite: minimise ||w||^2 under y_n (w.x_n + b) >= 1.
 * Primal and dual are then both ||w||^2 brought to the right scale: of the weights divided by the least
 * y_n (w.x_n + b), infinite as long as that is not above 0, and (sum_n alpha_n)^2 / ||w||^2, which says that no
 * hyperplane separates with a margin above 2 ||w|| / sum_n alpha_n.
 */
export class DualSvmTraining implements Training {
  outcome: Outcome | undefined
  epoch = 0
  steps = 0
  measures: SvmMeasures = measuresAtStart
  readonly model: LinearSvm
  readonly #state: DualState
  #set: WorkingSet
  /** How many pairs this epoch has made, and how many samples it has visited since. */
  #pairs = 0
  #visited = 0
  #improving = true
  #tolerance = 0

  /** @param title what needs the samples to be separable, in the message that says that they are not */
  constructor(
    readonly parameters: LinearSvmParameters,
    readonly train: LabelledSamples,
    readonly schedule: Schedule,
    readonly title = 'Linear SVM with a hard margin'
  ) {
    const { x, y } = train
    const limit = parameters.hardMargin ? Infinity : 1 / (2 * parameters.penalty * x.count)
    this.#state = {
      y,
      beta: new Float64Array(x.count),
      t: Float64Array.from(y),
      limit,
      freeBias: parameters.bias === 'free'
    }
    this.model = new LinearSvm(x.dimension, () => this.#support())
    this.#set = this.#setOf(Math.min(x.count, smallestSet))
  }

  get stepsAtMost(): number {
    return this.schedule.maximumEpochs * (pairsOfSet + this.train.x.count)
  }

  /** @throws LearningError when a hard margin is wanted and the samples are found not to be separable */
  advance(limit: number): Pause {
    const end = this.steps + limit
    while (this.outcome === undefined) {
      if (this.#improving) this.#improve(end)
      else this.#visit(end)
      if (this.#visited === this.train.x.count) return this.#endEpoch()
      if (this.steps >= end) return 'limit'
    }
    return 'end'
  }

  #improve(end: number): void {
    if (this.#pairs === 0) this.#choose()
    while (this.#improving && this.steps < end) {
      this.steps++
      this.#pairs++
      this.#improving = this.#set.step(this.#tolerance) && this.#pairs < pairsOfSet
    }
    if (this.#improving) return
    this.#set.apply(this.model.w)
    if (this.parameters.bias === 'penalised') this.model.b = this.#state.beta.reduce((sum, value) => sum + value, 0)
  }

  #visit(end: number): void {
    const { x, y } = this.train
    const { t } = this.#state
    const { w } = this.model
    const b = this.#state.freeBias ? 0 : this.model.b
    const last = Math.min(x.count, this.#visited + end - this.steps)
    this.steps += last - this.#visited
    for (let n = this.#visited; n < last; n++) t[n] = y[n] - x.dot(n, w) - b
    this.#visited = last
  }

  #endEpoch(): Pause {
    this.#measure()
    this.epoch++
    this.#pairs = 0
    this.#visited = 0
    this.#improving = true
    if (Number.isNaN(this.measures.gap)) this.outcome = 'diverged'
    else if (this.measures.gap <= this.parameters.gapTolerance) this.outcome = 'converged'
    else if (this.epoch === this.schedule.maximumEpochs) this.outcome = 'maximum-epochs'
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  /** Finds the best bias for the weights, and where the training stands with it. */
  #measure(): void {
    const { model, parameters } = this
    const state = this.#state
    if (state.freeBias) model.b = parameters.hardMargin ? middleBias(state) : bestBias(state)
    const measures = measuresOf(state, parameters, model)
    if (measures.primal === Infinity) this.#checkSeparable(2 / Math.sqrt(measures.dual))
    this.measures = measures
  }

  #setOf(size: number): WorkingSet {
    return new WorkingSet(this.train.x, this.#state, size, this.parameters.bias === 'penalised' ? 1 : 0)
  }

  /** Chooses a set, of twice the size when more than half of it would be taken by samples between their bounds. */
  #choose(): void {
    const { size } = this.#set
    const larger = Math.min(2 * size, largestSet, this.train.x.count)
    if (larger > size && freeSupportVectors(this.#state) > size / 2) this.#set = this.#setOf(larger)
    this.#tolerance = shareOfViolation * this.#set.choose()
  }

  /** @param widest no hyperplane separates the samples with a wider margin */
  #checkSeparable(widest: number): void {
    if (widest > narrowestMargin * this.#set.products.radius) return
    throw new LearningError(
      'data',
      `${this.title} needs classes that a hyperplane separates, ` +
        `found two that none separates with a margin above ${Number(widest.toPrecision(2))}`
    )
  }

  #support(): Tensors {
    const { beta } = this.#state
    const indices = Uint32Array.from({ length: beta.length }, (_, n) => n).filter((n) => beta[n] !== 0)
    return { alpha: vector(beta.map(Math.abs)), supportVectors: vector(indices) }
  }

  save(): Tensors {
    const { model } = this
    return {
      w: vector(model.w.values.slice()),
      b: scalar(model.b),
      beta: vector(this.#state.beta.slice()),
      t: vector(this.#state.t.slice()),
      ...this.#set.save(),
      progress: vector(
        Float64Array.of(this.epoch, this.steps, this.#pairs, this.#visited, Number(this.#improving), this.#tolerance)
      ),
      measures: saveMeasures(this.measures),
      outcome: scalar(outcomes.indexOf(this.outcome))
    }
  }

  restore(saved: Tensors): void {
    const { model } = this
    model.w.values.set(saved['w'].values)
    model.w.refreshSum()
    model.b = saved['b'].values[0]
    this.#state.beta.set(saved['beta'].values)
    this.#state.t.set(saved['t'].values)
    this.#set = this.#setOf(saved['set.members'].values.length)
    this.#set.restore(saved)
    const [epoch, steps, pairs, visited, improving, tolerance] = saved['progress'].values
    this.epoch = epoch
    this.steps = steps
    this.#pairs = pairs
    this.#visited = visited
    this.#improving = improving === 1
    this.#tolerance = tolerance
    this.measures = restoredMeasures(saved['measures'])
    this.outcome = outcomes[saved['outcome'].values[0]]
  }
}

const outcomes: readonly (Outcome | undefined)[] = [undefined, 'converged', 'maximum-epochs', 'diverged']
