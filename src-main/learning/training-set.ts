import type { LabelledSamples, Samples } from './algebra/samples'
import { LearningError } from './errors'
import { signs, type ClassTargets, type Targets, type ValueTargets } from './targets'
import { counted } from './words'

/** Samples and what is to be predicted of them. */
export interface TrainingSet {
  readonly x: Samples
  /** Absent where nothing is to be predicted. */
  readonly y?: Targets
}

/** What a learner predicts; 'nothing' when it looks at the samples alone. */
export type TargetKind = 'two classes' | 'classes' | 'values' | 'nothing'

/** What a learner needs of its samples, beyond finite numbers. */
export interface DataRequirements {
  /** Whether no column may have the same value in all samples. */
  readonly varyingColumns?: boolean
  /** Whether there must be more samples than columns. */
  readonly moreSamplesThanColumns?: boolean
  /** What would make these needs go away, in words for the end of the message. */
  readonly alternative?: string
  /** The number of columns there must be. */
  readonly columns?: number
  /** The least number of samples; 1 by default. */
  readonly samples?: number
  /** The least number of samples of each class; 1 by default. */
  readonly samplesOfEachClass?: number
}

/**
 * Whether a learner can learn from these samples.
 * @param title names the learner in the message
 * @throws LearningError saying what it needs and what was found
 */
export function checkTrainingSet(
  title: string,
  target: TargetKind,
  requirements: DataRequirements,
  { x, y }: TrainingSet
): void {
  const need = (needed: string, found: string): LearningError =>
    new LearningError('data', `${title} needs ${needed}, found ${found}`)
  checkCounts(requirements, x, need)
  if (target !== 'nothing') checkTargets(target, requirements, x.count, y, need)
  checkFinite(title, x)
  checkShape(requirements, x, need)
}

/** @throws LearningError naming the first component that is NaN or infinite */
export function checkFinite(title: string, x: Samples): void {
  const bad = x.firstBad()
  if (bad === undefined) return
  const { sample, column, value } = bad
  const place = `sample ${sample + 1}, column ${column + 1} (${x.columnName(column)})`
  throw new LearningError('data', `${title} needs finite numbers, found ${value} in ${place}`)
}

type Need = (needed: string, found: string) => LearningError

function checkCounts(requirements: DataRequirements, x: Samples, need: Need): void {
  const least = requirements.samples ?? 1
  if (x.count < least) throw need(`at least ${counted(least, 'sample')}`, counted(x.count, 'sample'))
  if (x.dimension === 0) throw need('at least one column', 'none')
  if (requirements.columns !== undefined && x.dimension !== requirements.columns) {
    throw need(`exactly ${counted(requirements.columns, 'column')}`, counted(x.dimension, 'column'))
  }
}

/** What a learner may need of the samples as a whole, with what would make it do without. */
function checkShape(
  { varyingColumns, moreSamplesThanColumns, alternative }: DataRequirements,
  x: Samples,
  need: Need
): void {
  const instead = alternative === undefined ? '' : `; ${alternative}`
  if (moreSamplesThanColumns && x.count <= x.dimension) {
    const found = `${counted(x.count, 'sample')} of ${counted(x.dimension, 'column')}`
    throw need('more samples than columns', `${found}${instead}`)
  }
  if (varyingColumns) checkColumnsVary(x, (needed, found) => need(needed, `${found}${instead}`))
}

function checkTargets(
  target: 'two classes' | 'classes' | 'values',
  requirements: DataRequirements,
  count: number,
  y: Targets | undefined,
  need: Need
): void {
  const kind = target === 'values' ? 'values' : 'classes'
  if (y === undefined) throw need(`${kind} to predict`, 'none')
  if (y.kind !== kind) throw need(`${kind} to predict`, y.kind)
  if (y.values.length !== count) {
    throw need('a target for each sample', `${counted(count, 'sample')} and ${counted(y.values.length, 'target')}`)
  }
  if (y.kind === 'values') checkValues(y, need)
  else checkClasses(target, requirements.samplesOfEachClass ?? 1, y, need)
}

function checkValues({ values }: ValueTargets, need: Need): void {
  const at = values.findIndex((value) => !Number.isFinite(value))
  if (at !== -1) throw need('finite targets', `${values[at]} for sample ${at + 1}`)
}

function checkClasses(target: string, least: number, { values, classNames }: ClassTargets, need: Need): void {
  const two = target === 'two classes'
  const counts = new Array<number>(classNames.length).fill(0)
  for (const [n, value] of values.entries()) {
    if (!(value in counts)) throw need(`classes from 0 to ${counts.length - 1}`, `${value} for sample ${n + 1}`)
    counts[value]++
  }
  if (two ? counts.length !== 2 : counts.length < 2) {
    throw need(two ? 'two classes' : 'at least two classes', counted(counts.length, 'class', 'classes'))
  }
  const missing = counts.findIndex((samples) => samples < least)
  if (missing !== -1) {
    const needed = `at least ${counted(least, 'sample')} of each class`
    throw need(needed, `${counts[missing] === 0 ? 'none' : counts[missing]} of class ${classNames[missing]}`)
  }
}

function checkColumnsVary(x: Samples, need: Need): void {
  const first = new Float64Array(x.dimension)
  const row = new Float64Array(x.dimension)
  const varies = new Uint8Array(x.dimension)
  x.read(0, first)
  for (let n = 1; n < x.count; n++) {
    x.read(n, row)
    for (let d = 0; d < row.length; d++) if (row[d] !== first[d]) varies[d] = 1
  }
  const constant = varies.indexOf(0)
  if (constant !== -1) {
    throw need('columns that vary', `${first[constant]} in all of column ${constant + 1} (${x.columnName(constant)})`)
  }
}

/** Samples of two classes as linear learners need them, with y_n = -1 or 1. They have been checked. */
export function labelled({ x, y }: TrainingSet): LabelledSamples {
  return { x, y: signs(y as ClassTargets) }
}
