import type { Model } from '../../../../src-main/learning/learner'
import type { TrainingSet } from '../../../../src-main/learning/training-set'

/** The classes that a model of classes predicts. */
export function predictedClasses(model: Model, { x }: Pick<TrainingSet, 'x'>): Int32Array {
  const outputs = model.evaluate(x, 0, x.count)
  const width = model.outputs.length
  return Int32Array.from({ length: x.count }, (_, n) => model.classOf?.(outputs, n * width) ?? -1)
}
