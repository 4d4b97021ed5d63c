import type { Samples } from './algebra/samples'
import type { Model } from './learner'
import type { TrainingSet } from './training-set'

/** How many samples are evaluated at a time. */
const slice = 256

/**
 * How wrong a model is on some samples: for classes the share of samples that are given another class than
 * their own, from 0 to 1; for values the mean squared error (lecture, section 3.5). Of no samples it is 0.
 */
export function errorOf(model: Model, { x, y }: TrainingSet): number {
  if (y === undefined || x.count === 0) return 0
  let sum = 0
  if (y.kind === 'values') visitOutputs(model, x, (n, outputs, at) => (sum += (outputs[at] - y.values[n]) ** 2))
  else predictedClasses(model, { x }).forEach((c, n) => (sum += c === y.values[n] ? 0 : 1))
  return sum / x.count
}

/** The classes that a model of classes predicts. */
export function predictedClasses(model: Model, { x }: Pick<TrainingSet, 'x'>): Int32Array {
  const predicted = new Int32Array(x.count)
  visitOutputs(model, x, (n, outputs, at) => (predicted[n] = model.classOf?.(outputs, at) ?? -1))
  return predicted
}

/** Calls `visit` for every sample, with the place where its row of outputs begins. */
function visitOutputs(model: Model, x: Samples, visit: (n: number, outputs: Float64Array, at: number) => void): void {
  const width = model.outputs.length
  for (let from = 0; from < x.count; from += slice) {
    const to = Math.min(from + slice, x.count)
    const outputs = model.evaluate(x, from, to)
    for (let n = from; n < to; n++) visit(n, outputs, (n - from) * width)
  }
}
