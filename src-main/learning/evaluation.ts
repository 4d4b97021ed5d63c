import type { Samples } from './algebra/samples'
import type { Model } from './learner'
import type { Targets } from './targets'
import type { TrainingSet } from './training-set'

/** How many samples are evaluated at a time. */
const slice = 256

/**
 * How wrong a model is on some samples, slice by slice: for classes the share of samples that are given another
 * class than their own, from 0 to 1; for values the mean squared error (lecture, section 3.5). Of no samples it is 0.
 */
export class ErrorMeasurement {
  #wrong = 0
  #measured = 0

  constructor(
    readonly model: Model,
    readonly samples: TrainingSet
  ) {}

  get done(): boolean {
    const { x, y } = this.samples
    return y === undefined || this.#measured === x.count
  }

  /** The error on the samples measured so far. */
  get error(): number {
    return this.#measured === 0 ? 0 : this.#wrong / this.#measured
  }

  /** Measures the next samples, at most `limit`. */
  advance(limit: number): void {
    const { model, samples } = this
    const { x, y } = samples
    if (y === undefined) return
    const [from, to] = [this.#measured, Math.min(this.#measured + limit, x.count)]
    const found = model.errors?.(samples, from, to)
    this.#wrong = found === undefined ? addErrors(this.#wrong, model, x, y, from, to) : this.#wrong + found
    this.#measured = to
  }
}

/**
 * Adds to `wrong` how many of the samples from ... to - 1 are given another class than their own; of values, the squared
 * errors, one after another: the sum does not depend on how the samples are cut into slices.
 */
function addErrors(wrong: number, model: Model, x: Samples, y: Targets, from: number, to: number): number {
  const outputs = model.evaluate(x, from, to)
  const width = model.outputs.length
  for (let n = from, at = 0; n < to; n++, at += width) {
    if (y.kind === 'values') wrong += (outputs[at] - y.values[n]) ** 2
    else if (model.classOf?.(outputs, at) !== y.values[n]) wrong++
  }
  return wrong
}

/** The error of a model on some samples, as `ErrorMeasurement` measures it. */
export function errorOf(model: Model, samples: TrainingSet): number {
  const measurement = new ErrorMeasurement(model, samples)
  while (!measurement.done) measurement.advance(slice)
  return measurement.error
}
