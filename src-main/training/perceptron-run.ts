import type { PerceptronOnDigits } from '../contract/perceptron'
import type { EpochRow, LinearForm, RunCommand, RunData, RunResult, RunUpdate, StepDetail } from '../contract/run'
import type { Digits, MnistSamples } from '../data/mnist-samples'
import type { LabelledSamples } from '../learning/algebra/samples'
import { pixelScale, ScaledPixels, type PixelScale } from '../learning/features/scaling'
import { Perceptron } from '../learning/learners/perceptron'
import { PerceptronTraining } from '../learning/learners/perceptron-training'
import type { Figure } from '../learning/report'
import { signs } from '../learning/targets'
import type { Experiment, Position } from './experiment'
import { RecentMistakes } from './recent-mistakes'

/** A perceptron on two classes of pictures, set up from a configuration, with what there is to see of it. */
export class PerceptronRun implements Experiment {
  readonly training: PerceptronTraining
  readonly data: RunData
  /** The lecture's table so far. */
  readonly rows: EpochRow[] = []
  readonly #test: LabelledSamples
  readonly #mistakes: RecentMistakes
  #rowsTold = 0
  #figuresTold = false
  readonly #withoutFigures: boolean
  #updatesTold = 0
  /** A step that was taken and has not been told yet. */
  #step: StepDetail | undefined

  constructor(
    { dataset: { parameters }, features, learner, schedule, seed, show }: PerceptronOnDigits,
    { train, test, trainRows }: MnistSamples
  ) {
    this.#withoutFigures = show.figures === 'none'
    const [first, second] = parameters.digits
    const digits = [first, second] as const
    const { pixels, picture = square } = train.x
    const scale = pixelScale(features[0].parameters.scaling, pixels)
    const columns = pixels.columnCount
    this.training = new PerceptronTraining(
      new Perceptron(learner.parameters, columns),
      scaled(train, scale),
      schedule,
      seed
    )
    this.#mistakes = new RecentMistakes(pixels, this.training.train.y, trainRows, digits)
    this.training.onMistake = (n, score) => this.#mistakes.remember(n, score, this.training)
    this.#test = scaled(test, scale)
    const { height, width } = picture
    const [trainCount, testCount] = [train.x.count, test.x.count]
    this.data = { trainCount, testCount, columns, features: columns, height, width }
  }

  get ended(): boolean {
    return this.training.outcome !== undefined
  }

  get work(): number {
    return this.training.steps
  }

  get fraction(): number {
    return this.training.steps / this.training.stepsAtMost
  }

  get position(): Position {
    const { epoch, position, changes, updates } = this.training
    return { epoch, position, changes, updates }
  }

  /** A copy of the weights and the bias as they stand. */
  get model(): LinearForm {
    const { w, b } = this.training.model
    return { w: w.values.slice(), b }
  }

  advance(limit: number, command: RunCommand): boolean {
    const toMistake = command === 'next-mistake'
    const before = toMistake ? this.model : undefined
    this.#step = undefined
    const pause = toMistake ? this.training.advanceToMistake(limit) : this.training.advance(limit)
    if (pause === 'epoch' || pause === 'end') this.#completeEpoch()
    if (before !== undefined && pause === 'mistake') this.#step = this.#detail(before)
    return this.#step !== undefined || (command === 'next-epoch' && pause === 'epoch')
  }

  /** What has been learned, once, when the training has ended. */
  get #figures(): Figure[] {
    if (!this.ended || this.#figuresTold || this.#withoutFigures) return []
    this.#figuresTold = true
    const { w, b } = this.training.model.tensors
    const { height = 1, width = 1 } = this.data
    const tensors = { w: { ...w, shape: [height, width] }, b }
    return [{ name: 'learned', title: 'What has been learned', kind: 'tensors', tensors }]
  }

  news(): RunUpdate {
    const figures = this.#figures
    const { updates } = this.training
    const rows = this.rows.slice(this.#rowsTold)
    const mistakes = updates > this.#updatesTold ? { recentMistakes: this.#mistakes.shown } : {}
    const step = this.#step === undefined ? {} : { step: this.#step }
    this.#step = undefined
    this.#rowsTold = this.rows.length
    this.#updatesTold = updates
    return { model: this.model, rows, ...mistakes, ...step, ...(figures.length === 0 ? {} : { figures }) }
  }

  get result(): Omit<RunResult, 'elapsed'> {
    const { outcome, updates } = this.training
    const last = this.rows.at(-1)
    return {
      reason: outcome ?? 'stopped',
      epochs: this.rows.length,
      updates,
      ...(last === undefined ? {} : { trainError: last.trainError, testError: last.testError })
    }
  }

  #completeEpoch(): void {
    const { epoch, measures, model, train } = this.training
    if (epoch === this.rows.length) return
    const errors = { trainError: model.error(train), testError: model.error(this.#test) }
    this.rows.push({ epoch: epoch - 1, changes: measures.changes, ...errors })
  }

  #detail(before: LinearForm): StepDetail {
    const { model, train } = this.training
    const { n, mistake } = this.#mistakes.latest
    return { mistake, before, after: this.model, scoreAfter: train.y[n] * model.score(train.x, n) }
  }
}

const square = { height: 28, width: 28 }

function scaled({ x, y }: Digits, scale: PixelScale): LabelledSamples {
  return { x: new ScaledPixels(x.pixels, scale), y: signs(y) }
}
