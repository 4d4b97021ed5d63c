import type { RunConfiguration } from '../contract/configuration'
import { recentMistakeCount, type LinearForm, type Mistake, type RunData, type StepDetail } from '../contract/run'
import { selectClassPair, type ClassPair } from '../data/class-pair'
import type { Dataset } from '../data/dataset'
import type { LabelledSamples } from '../learning/algebra/samples'
import { pixelScale, ScaledPixels, type PixelScale } from '../learning/features/scaling'
import { Perceptron } from '../learning/learners/perceptron'
import { PerceptronTraining } from '../learning/learners/perceptron-training'

/** A mistake as it is remembered: without its picture, which is made when somebody looks. */
interface MistakeRecord {
  readonly n: number
  readonly score: number
  readonly epoch: number
  readonly position: number
  readonly update: number
}

/** A perceptron on two classes of pictures, set up from a configuration, with what there is to see of it. */
export class PerceptronRun {
  readonly training: PerceptronTraining
  readonly data: RunData
  readonly #digits: readonly [number, number]
  readonly #samples: ClassPair
  /** The latest mistakes, the oldest first. */
  readonly #recent: MistakeRecord[] = []

  /** @throws DescentError 'dataset' when there is no sample of one of the classes */
  constructor({ dataset: { digits }, features, learner, schedule, seed }: RunConfiguration, dataset: Dataset) {
    const samples = selectClassPair(dataset, 'train', digits)
    const test = selectClassPair(dataset, 'test', digits)
    const scale = pixelScale(features.scaling, samples.pixels)
    const perceptron = new Perceptron(learner.parameters, samples.pixels.columnCount)
    this.training = new PerceptronTraining(perceptron, scaled(samples, scale), scaled(test, scale), schedule, seed)
    this.training.onMistake = (n, score) => this.#remember(n, score)
    const { height, width } = dataset.description
    this.data = { trainCount: samples.y.length, testCount: test.y.length, height, width }
    this.#digits = digits
    this.#samples = samples
  }

  /** A copy of the weights and the bias as they stand. */
  get model(): LinearForm {
    const { w, b } = this.training.perceptron
    return { w: w.values.slice(), b }
  }

  /** The latest mistakes with their pictures, the latest first. */
  get recentMistakes(): Mistake[] {
    return this.#recent.map((record) => this.#shown(record)).reverse()
  }

  /**
   * Goes on to the next mistake, at most `limit` visits.
   * @returns the mistake with the weights around it, or undefined when the limit, an epoch or the training ended first
   */
  advanceToMistake(limit: number): StepDetail | undefined {
    const before = this.model
    if (this.training.advance(limit, true) !== 'mistake') return undefined
    const { perceptron, train } = this.training
    const record = this.#recent[this.#recent.length - 1]
    const scoreAfter = train.y[record.n] * perceptron.score(train.x, record.n)
    return { mistake: this.#shown(record), before, after: this.model, scoreAfter }
  }

  #remember(n: number, score: number): void {
    const { epoch, position, updates } = this.training
    this.#recent.push({ n, score, epoch, position: position - 1, update: updates + 1 })
    if (this.#recent.length > recentMistakeCount) this.#recent.shift()
  }

  #shown({ n, ...record }: MistakeRecord): Mistake {
    const { pixels, rows, y } = this.#samples
    const label = y[n]
    return { ...record, row: rows[n], label, digit: this.#digits[label === -1 ? 0 : 1], pixels: pixels.row(n) }
  }
}

function scaled({ pixels, y }: ClassPair, scale: PixelScale): LabelledSamples {
  return { x: new ScaledPixels(pixels, scale), y }
}
