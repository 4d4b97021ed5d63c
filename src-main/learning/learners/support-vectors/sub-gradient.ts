import type { LabelledSamples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import { WeightVector } from '../../algebra/weight-vector'
import type { Outcome, Pause, Training } from '../../learner'
import type { Schedule } from '../../schedule'
import { Walk } from '../../walk'
import type { LinearSvmParameters } from '../linear-svm'
import { LinearSvm } from './model'
import { measuresAtStart, restoredMeasures, saveMeasures, type SvmMeasures } from './measures'

/**
 * The linear SVM by stochastic sub-gradient steps (Shalev-Shwartz, Singer and Srebro 2007, "Pegasos: primal
 * estimated sub-gradient solver for SVM"). Step t looks at one sample: with eta_t = eta / (1 + 2 lambda eta t),
 *
 *   w <- (1 - 2 lambda eta_t) w + eta_t y_n x_n,   b <- b + eta_t y_n   when y_n (w.x_n + b) < 1,
 *   w <- (1 - 2 lambda eta_t) w                                         otherwise.
 *
 * The factors 1 - 2 lambda eta_t = eta_t / eta_(t - 1) cancel from step to step, so that w_t = eta_t u_t where u_t
 * is the plain sum of the y_n x_n that were added: a step costs what a perceptron's does. The answer is the mean of
 * all w_t, each counted t times (Lacoste-Julien, Schmidt and Bach 2012), or the last.
 *
 * An epoch steps once for each sample, and then visits them all to measure the objective. Of the dual this solver
 * knows nothing: it is given as 0, the least that it can be at the optimum.
 */
export class SubGradientSvmTraining implements Training {
  outcome: Outcome | undefined
  measures: SvmMeasures = measuresAtStart
  readonly model: LinearSvm
  readonly #walk: Walk
  /** t, and how many samples have been visited to measure the objective. */
  #t = 0
  #visited = 0
  /** u_t, and the bias b_t. */
  readonly #u: WeightVector
  #b = 0
  /** sum_t t b_t, sum_t t eta_t, and sum_t (sum_(k < t) k eta_k) y_n x_n over the samples that were added. */
  #biases = 0
  #rates = 0
  readonly #earlier: WeightVector
  #hinge = 0
  readonly #inside: Uint8Array

  /** @param seed the shuffled orders are a function of it alone */
  constructor(
    readonly parameters: LinearSvmParameters,
    readonly train: LabelledSamples,
    readonly schedule: Schedule,
    seed: number
  ) {
    const { count, dimension } = train.x
    this.model = new LinearSvm(dimension, () => ({ supportVectors: vector(this.#supportVectors()) }))
    this.#walk = new Walk(count, schedule, seed)
    this.#u = new WeightVector(dimension)
    this.#earlier = new WeightVector(dimension)
    this.#inside = new Uint8Array(count)
  }

  get epoch(): number {
    return this.#walk.epoch
  }

  get steps(): number {
    return this.#t + this.epoch * this.train.x.count + this.#visited
  }

  get stepsAtMost(): number {
    return 2 * this.#walk.visitsAtMost
  }

  advance(limit: number): Pause {
    if (this.outcome !== undefined) return 'end'
    const last = this.steps + limit
    if (!this.#walk.atEndOfEpoch) this.#descend(last)
    if (this.#walk.atEndOfEpoch) this.#measure(last)
    return this.#visited === this.train.x.count ? this.#endEpoch() : 'limit'
  }

  /** eta_t. */
  #rate(t: number): number {
    const { learningRate, penalty } = this.parameters
    return learningRate / (1 + 2 * penalty * learningRate * t)
  }

  #descend(last: number): void {
    const walk = this.#walk
    const { x, y } = this.train
    const { bias, penalty } = this.parameters
    const u = this.#u
    const shrinks = bias === 'penalised' ? 2 * penalty : 0
    const end = Math.min(walk.order.length, walk.position + last - this.steps)
    let before = this.#rate(this.#t)
    while (walk.position < end) {
      const n = walk.order[walk.position++]
      const rate = this.#rate(++this.#t)
      const inside = y[n] * (before * x.dot(n, u) + this.#b) < 1
      this.#b -= shrinks * rate * this.#b
      if (inside) {
        x.addMultiple(u, y[n], n)
        if (this.parameters.averaging) x.addMultiple(this.#earlier, this.#rates * y[n], n)
        if (bias !== 'none') this.#b += rate * y[n]
      }
      this.#biases += this.#t * this.#b
      this.#rates += this.#t * rate
      before = rate
    }
    this.#answer()
  }

  /** Brings the model to where the steps stand: sum_t t w_t = (sum_t t eta_t) u - what came too late to count in full. */
  #answer(): void {
    const { w } = this.model
    const u = this.#u.values
    const earlier = this.#earlier.values
    const t = this.#t
    const all = (t * (t + 1)) / 2
    const { averaging } = this.parameters
    const rate = this.#rate(t)
    for (let d = 0; d < u.length; d++) w.values[d] = averaging ? (this.#rates * u[d] - earlier[d]) / all : rate * u[d]
    w.refreshSum()
    this.model.b = averaging ? this.#biases / all : this.#b
  }

  #measure(last: number): void {
    const { x, y } = this.train
    const { w, b } = this.model
    const end = Math.min(x.count, this.#visited + last - this.steps)
    for (let n = this.#visited; n < end; n++) {
      const score = y[n] * (x.dot(n, w) + b)
      this.#hinge += Math.max(0, 1 - score)
      this.#inside[n] = score <= 1 ? 1 : 0
    }
    this.#visited = end
  }

  #endEpoch(): Pause {
    const { model, parameters } = this
    const norm = model.squaredNorm
    const squared = norm + (parameters.bias === 'penalised' ? model.b ** 2 : 0)
    const primal = parameters.penalty * squared + this.#hinge / this.train.x.count
    const supportVectors = this.#supportVectors().length
    this.measures = { primal, dual: 0, gap: 1, supportVectors, margin: 2 / Math.sqrt(norm) }
    this.#hinge = 0
    this.#visited = 0
    this.#walk.beginEpoch()
    if (!Number.isFinite(primal)) this.outcome = 'diverged'
    else if (this.#walk.over) this.outcome = 'maximum-epochs'
    return this.outcome === undefined ? 'epoch' : 'end'
  }

  /** The samples on or inside the margin, as they were found at the end of the last epoch. */
  #supportVectors(): Uint32Array {
    return Uint32Array.from(this.#inside.keys()).filter((n) => this.#inside[n] === 1)
  }

  save(): Tensors {
    return {
      ...this.#walk.save(),
      u: vector(this.#u.values.slice()),
      earlier: vector(this.#earlier.values.slice()),
      inside: vector(this.#inside.slice()),
      progress: vector(Float64Array.of(this.#t, this.#visited, this.#b, this.#biases, this.#rates, this.#hinge)),
      measures: saveMeasures(this.measures)
    }
  }

  restore(saved: Tensors): void {
    this.#walk.restore(saved)
    this.#u.values.set(saved['u'].values)
    this.#u.refreshSum()
    this.#earlier.values.set(saved['earlier'].values)
    this.#inside.set(saved['inside'].values)
    const [t, visited, b, biases, rates, hinge] = saved['progress'].values
    this.#t = t
    this.#visited = visited
    this.#b = b
    this.#biases = biases
    this.#rates = rates
    this.#hinge = hinge
    this.measures = restoredMeasures(saved['measures'])
    this.outcome = undefined
    if (!Number.isFinite(this.measures.primal)) this.outcome = 'diverged'
    else if (this.#walk.over) this.outcome = 'maximum-epochs'
    if (this.#t > 0) this.#answer()
  }
}
