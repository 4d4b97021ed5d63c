import { ErrorMeasurement } from '../learning/evaluation'
import type { Model } from '../learning/learner'
import type { Columns } from '../learning/report'
import type { TrainingSet } from '../learning/training-set'
import type { ChunkSize } from './chunk-size'

/** For how long, in milliseconds, errors are measured before somebody has a look in. */
const measuringTime = 20

/** The parts that the samples of a run are in, mapped: to train on, and where there are any to validate and to test. */
export interface Parts {
  readonly train: TrainingSet
  readonly validation?: TrainingSet
  readonly test?: TrainingSet
}

/** The errors of a model on each part of the samples, measured a little at a time. */
export class RowErrors {
  readonly #measurements: Readonly<Record<string, ErrorMeasurement>>

  /**
   * @param columns of the table: what has none is not measured
   * @param slice how many samples to evaluate at once: what was learned from earlier measurements
   */
  constructor(
    model: Model,
    { train, validation, test }: Parts,
    columns: Columns,
    readonly slice: ChunkSize
  ) {
    this.#measurements = {
      trainError: new ErrorMeasurement(model, train),
      ...(validation && 'validationError' in columns && { validationError: new ErrorMeasurement(model, validation) }),
      ...(test && { testError: new ErrorMeasurement(model, test) })
    }
  }

  /** What has been measured so far, by the names of the table's columns. */
  get values(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.#measurements).map(([name, { error }]) => [name, error]))
  }

  /** Goes on measuring for some milliseconds. @returns whether all is measured */
  advance(): boolean {
    const begun = performance.now()
    for (const measurement of Object.values(this.#measurements)) {
      while (!measurement.done) {
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
