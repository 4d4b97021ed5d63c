import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { Learner, type Training } from '../../../../src-main/learning/learner'
import { linearSvm, type LinearSvmParameters } from '../../../../src-main/learning/learners/linear-svm'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import { classes, type ClassTargets } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'

export interface TwoClasses extends TrainingSet {
  readonly x: DenseSamples
  readonly y: ClassTargets
}

/** Samples with their signs y_n. */
export function samplesOf(rows: readonly (readonly number[])[], y: readonly number[]): TwoClasses {
  return { x: DenseSamples.of(rows), y: classes(y.map((sign) => (sign > 0 ? 1 : 0))) }
}

/** Two clouds, their centres `distance` apart in the first component. */
export function clouds(count: number, columns: number, distance: number, seed = 1): TwoClasses {
  const random = new Random(seed)
  const y = Array.from({ length: count }, () => 2 * random.integer(0, 1) - 1)
  const rows = y.map((sign) =>
    Array.from({ length: columns }, (_, d) => random.normal(d === 0 ? (sign * distance) / 2 : 0.3))
  )
  return samplesOf(rows, y)
}

/** Every column brought to mean 0 and standard deviation 1. */
export function standardised({ x, y }: TwoClasses): TwoClasses {
  const { count, dimension } = x
  const values = x.values.slice()
  for (let d = 0; d < dimension; d++) {
    const column = Array.from({ length: count }, (_, n) => values[n * dimension + d])
    const mean = column.reduce((sum, value) => sum + value, 0) / count
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
    column.forEach((value, n) => (values[n * dimension + d] = (value - mean) / deviation))
  }
  return { x: new DenseSamples(values, dimension), y }
}

export function svm(changes: Partial<LinearSvmParameters>): Learner {
  return new Learner(linearSvm, { ...defaultsOf(linearSvm.parameters), ...changes }) as unknown as Learner
}

/** Trains to the end, in the order of the file. */
export function fitted(data: TrainingSet, changes: Partial<LinearSvmParameters>, maximumEpochs = 1000): Training {
  return svm(changes).fit(data, { schedule: { order: 'file', maximumEpochs }, seed: 0 })
}

/** The lecture's L(w, b), as it is written there. */
export function objective({ x, y }: TwoClasses, penalty: number, w: ArrayLike<number>, b: number): number {
  let hinge = 0
  for (let n = 0; n < x.count; n++) {
    const score = Array.from(w).reduce((sum, weight, d) => sum + weight * x.values[n * x.dimension + d], b)
    hinge += Math.max(0, 1 - (y.values[n] === 1 ? 1 : -1) * score)
  }
  return penalty * Array.from(w).reduce((sum, weight) => sum + weight ** 2, 0) + hinge / x.count
}
