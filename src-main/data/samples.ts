import { join } from 'node:path'
import { DescentError } from '../contract/errors'
import { DenseSamples } from '../learning/algebra/dense-samples'
import type { Samples } from '../learning/algebra/samples'
import { SparseBytes } from '../learning/algebra/sparse-bytes'
import { ScaledPixels } from '../learning/features/scaling'
import { split, type Shares } from '../learning/split'
import type { Targets } from '../learning/targets'
import type { TrainingSet } from '../learning/training-set'
import { arrange } from './arrange'
import { isFolderName } from './catalogue'
import type { DatasetDescription } from './description'
import { isDatasetFolder, openFolder, type StoredDataset } from './folder'
import type { Locations } from './locations'
import { clearAbandoned } from './make-folder'
import { openMnist } from './mnist'

/** A dataset as learners take it, with the row of each sample in the dataset. */
export interface OpenedSamples {
  readonly description: DatasetDescription
  readonly train: TrainingSet
  /** Absent where there are no such samples. */
  readonly validation?: TrainingSet
  readonly test?: TrainingSet
  readonly trainRows: Uint32Array
  readonly validationRows: Uint32Array
  readonly testRows: Uint32Array
}

export interface SampleChoice {
  /** The dataset's name. */
  readonly name: string
  /** How the samples are divided where the dataset does not say it itself. */
  readonly shares?: Shares
  readonly seed?: number
  /** Only the first so many training and test samples; 0, the default, for all. */
  readonly trainCount?: number
  readonly testCount?: number
}

/** How samples are divided unless somebody says otherwise. */
export const defaultShares: Shares = { train: 0.8, validation: 0, test: 0.2 }

/**
 * Opens a dataset by its name.
 * @throws DescentError 'dataset' when there is none of that name, or it is damaged
 */
export function openStored(name: string, locations: Locations): StoredDataset {
  if (name === 'mnist') return openMnist(locations)
  const folder = join(locations.datasets, name)
  const named = isFolderName(name)
  if (named && isDatasetFolder(locations.datasets)) clearAbandoned(locations.datasets, `${name}.`)
  if (!named || !isDatasetFolder(folder)) {
    throw new DescentError(
      'dataset',
      `there is no dataset ${JSON.stringify(name)}: "descent datasets" lists those there are`
    )
  }
  return openFolder(folder)
}

/**
 * Opens a dataset and divides it: as its source did where it did (MNIST), else with a seed, each class in the
 * same proportions.
 * @throws DescentError 'dataset' when there is none of that name, or it is damaged
 * @throws LearningError when the shares are none
 */
export function openSamples(choice: SampleChoice, locations: Locations): OpenedSamples {
  const dataset = openStored(choice.name, locations)
  const parts = partsOf(dataset, choice)
  const trainRows = firstOf(parts.train, choice.trainCount)
  const testRows = firstOf(parts.test, choice.testCount)
  const [train, validation, test] = dividedInto(dataset, [trainRows, parts.validation, testRows])
  return {
    description: dataset.description,
    train,
    ...(parts.validation.length === 0 ? {} : { validation }),
    ...(testRows.length === 0 ? {} : { test }),
    trainRows,
    validationRows: parts.validation,
    testRows
  }
}

function partsOf(
  { description, y }: StoredDataset,
  { shares = defaultShares, seed = 0 }: SampleChoice
): Record<keyof Shares, Uint32Array> {
  const { splits, target, samples } = description
  if (splits === undefined) return split(target.kind === 'classes' && y !== undefined ? y : samples, shares, seed)
  const { train, validation = [0, 0], test } = splits
  return { train: rowsBetween(train), validation: rowsBetween(validation), test: rowsBetween(test) }
}

/** The rows [from, to). */
function rowsBetween([from, to]: readonly [number, number]): Uint32Array {
  return Uint32Array.from({ length: to - from }, (_, n) => from + n)
}

/** The first `count` of the rows; all of them where it is 0 or missing, or larger than there are. */
export function firstOf(rows: Uint32Array, count = 0): Uint32Array {
  return count === 0 ? rows : rows.slice(0, count)
}

/** The parts of a dataset as learners take them. Bytes stay bytes; other numbers stay where they are, in another order. */
function dividedInto(dataset: StoredDataset, parts: readonly Uint32Array[]): TrainingSet[] {
  const { x, description } = dataset
  if (!(x instanceof Uint8Array)) arrange(x, description.dimension, concatenated(parts))
  let begin = 0
  return parts.map((rows) => {
    const y = targetsOf(dataset, rows)
    const components = componentsOf(dataset, rows, begin)
    begin += rows.length
    return y === undefined ? { x: components } : { x: components, y }
  })
}

function concatenated(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const rows of parts) {
    all.set(rows, end)
    end += rows.length
  }
  return all
}

/** @param begin where the rows stand, once they have been arranged */
function componentsOf({ description, x }: StoredDataset, rows: Uint32Array, begin: number): Samples {
  const { dimension, picture, columns } = description
  if (x instanceof Uint8Array) {
    return new ScaledPixels(SparseBytes.from(x, dimension, rows), undefined, picture)
  }
  const values = x.subarray(begin * dimension, (begin + rows.length) * dimension)
  return new DenseSamples(values, dimension, { ...(columns === undefined ? {} : { columnNames: columns }), picture })
}

function targetsOf({ description: { target }, y }: StoredDataset, rows: Uint32Array): Targets | undefined {
  if (target.kind === 'none' || y === undefined) return undefined
  if (target.kind === 'values') return { kind: 'values', values: Float64Array.from(rows, (row) => y[row]) }
  return { kind: 'classes', values: Int32Array.from(rows, (row) => y[row]), classNames: target.classNames }
}
