import { ErrorMeasurement } from '../learning/evaluation'
import type { Model } from '../learning/learner'
import type { TrainingSet } from '../learning/training-set'
import { ChunkSize } from './chunk-size'

/** For how long, in milliseconds, errors are measured before somebody has a look in. */
const measuringTime = 20

/** The errors of a model on the training and the test samples, measured a little at a time. */
export class RowErrors {
  readonly #train: ErrorMeasurement
  readonly #test: ErrorMeasurement | undefined

  /** @param slice how many samples to evaluate at once: what was learned from earlier measurements */
  constructor(
    model: Model,
    train: TrainingSet,
    test: TrainingSet | undefined,
    readonly slice: ChunkSize
  ) {
    this.#train = new ErrorMeasurement(model, train)
    this.#test = test && new ErrorMeasurement(model, test)
  }

  get trainError(): number {
    return this.#train.error
  }

  get testError(): number | undefined {
    return this.#test?.error
  }

  /** Goes on measuring for some milliseconds. @returns whether all is measured */
  advance(): boolean {
    const begun = performance.now()
    for (const measurement of [this.#train, this.#test]) {
      while (measurement !== undefined && !measurement.done) {
        if (performance.now() - begun > measuringTime) return false
        this.#evaluateSlice(measurement)
      }
    }
    return true
  }

  #evaluateSlice(measurement: ErrorMeasurement): void {
    const begun = performance.now()
    const count = this.slice.visits
    measurement.advance(count)
    this.slice.observe(count, performance.now() - begun)
  }
}
