import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import { classes, values } from '../../../../src-main/learning/targets'
import type { DataRequirements, TargetKind, TrainingSet } from '../../../../src-main/learning/training-set'

/** Overlapping clouds, or noisy values of a smooth function: something for every kind of learner. */
export function cloud(
  target: TargetKind,
  { columns = 3 }: DataRequirements = {},
  { count = 60, seed = 1 } = {}
): TrainingSet {
  const random = new Random(seed)
  const classCount = target === 'two classes' ? 2 : 3
  const y = Array.from({ length: count }, (_, n) => n % classCount)
  const rows = y.map((c) => Array.from({ length: columns }, (_, d) => random.normal(d === c % columns ? 1.5 * c : 0)))
  const x = DenseSamples.of(rows)
  if (target === 'nothing') return { x }
  if (target === 'values') return { x, y: values(rows.map(([first]) => Math.sin(first) + random.normal(0, 0.1))) }
  return { x, y: classes(y) }
}

/** A copy with one component replaced. */
export function withComponent({ x, y }: TrainingSet, sample: number, column: number, value: number): TrainingSet {
  const all = readAll(x)
  all[sample * x.dimension + column] = value
  return { x: new DenseSamples(all, x.dimension), ...(y === undefined ? {} : { y }) }
}

/** A copy of only those samples. */
export function only({ x, y }: TrainingSet, chosen: (n: number) => boolean): TrainingSet {
  const kept = Array.from({ length: x.count }, (_, n) => n).filter(chosen)
  const all = readAll(x)
  const rows = kept.flatMap((n) => [...all.subarray(n * x.dimension, (n + 1) * x.dimension)])
  const some = new DenseSamples(Float64Array.from(rows), x.dimension)
  if (y === undefined) return { x: some }
  const targets = kept.map((n) => y.values[n])
  return { x: some, y: y.kind === 'values' ? values(targets) : classes(targets, y.classNames) }
}
