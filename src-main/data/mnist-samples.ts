import { DescentError } from '../contract/errors'
import { SparseBytes } from '../learning/algebra/sparse-bytes'
import { ScaledPixels } from '../learning/features/scaling'
import type { ClassTargets } from '../learning/targets'
import type { TrainingSet } from '../learning/training-set'
import type { DatasetDescription } from './description'
import type { StoredDataset } from './folder'
import type { Locations } from './locations'
import { openMnist } from './mnist'
import { firstOf } from './samples'

export interface MnistChoice {
  /**
   * Two digits or more: class 0 is the first, class 1 the second, and so on; other digits are left out.
   * One digit d: class 0 is every other digit ("not d"), class 1 is d.
   */
  readonly digits: readonly number[]
  /** Only the first so many training and test samples of those digits; 0, the default, for all. */
  readonly trainCount?: number
  readonly testCount?: number
}

/** Pictures of digits and the class of each. */
export interface Digits extends TrainingSet {
  readonly x: ScaledPixels
  readonly y: ClassTargets
}

export interface MnistSamples {
  readonly description: DatasetDescription
  readonly train: Digits
  readonly test: Digits
  /** For each sample, its row in MNIST: 0 to 59,999 for training, 60,000 to 69,999 for the test. */
  readonly trainRows: Uint32Array
  readonly testRows: Uint32Array
}

/**
 * Opens the digits of MNIST that a lab is about, in the order of the files.
 * @throws DescentError 'dataset' when MNIST is missing or damaged, or a class has no sample
 * @throws DescentError 'invalid-input' when the digits are not different digits from 0 to 9
 */
export function openMnistSamples(choice: MnistChoice, locations: Locations): MnistSamples {
  return selectDigits(openMnist(locations), choice)
}

/** Picks the samples of some classes of a dataset that says itself what to train on and what to test on. */
export function selectDigits(dataset: StoredDataset, { digits, trainCount, testCount }: MnistChoice): MnistSamples {
  const classNames = digits.length === 1 ? [`not ${digits[0]}`, String(digits[0])] : digits.map(String)
  const classOf = classOfDigit(digits)
  const trainRows = firstOf(rowsIn(dataset, 'train', classOf), trainCount)
  const testRows = firstOf(rowsIn(dataset, 'test', classOf), testCount)
  const pick = (split: Split, rows: Uint32Array, count: number | undefined): Digits => {
    const y = classTargets(dataset, rows, classOf, classNames)
    checkClasses(`${dataset.description.name}: there is no ${split} sample`, count, y)
    return { x: pixelsOf(dataset, rows), y }
  }
  const [train, test] = [pick('train', trainRows, trainCount), pick('test', testRows, testCount)]
  return { description: dataset.description, train, test, trainRows, testRows }
}

type Split = 'train' | 'test'

function pixelsOf({ description: { name, dimension, picture }, x }: StoredDataset, rows: Uint32Array): ScaledPixels {
  if (!(x instanceof Uint8Array)) throw new DescentError('dataset', `${name}: expected pictures of bytes`)
  return new ScaledPixels(SparseBytes.from(x, dimension, rows), undefined, picture)
}

/** The class of each digit; -1 for those that are left out. */
function classOfDigit(digits: readonly number[]): Int8Array {
  const isDigit = (digit: number): boolean => Number.isInteger(digit) && 0 <= digit && digit <= 9
  if (digits.length === 0 || !digits.every(isDigit) || new Set(digits).size < digits.length) {
    const expected = 'expected one or more different digits from 0 to 9'
    throw new DescentError('invalid-input', `digits: ${expected}, found ${digits.join(', ') || 'none'}`)
  }
  const classOf = new Int8Array(10).fill(digits.length === 1 ? 0 : -1)
  digits.forEach((digit, c) => (classOf[digit] = digits.length === 1 ? 1 : c))
  return classOf
}

/** The rows of a split whose digit has a class. */
function rowsIn({ description, y = none }: StoredDataset, split: Split, classOf: Int8Array): Uint32Array {
  const [from, to] = description.splits?.[split] ?? [0, 0]
  const rows = new Uint32Array(to - from)
  let count = 0
  for (let row = from; row < to; row++) if (classOf[y[row]] >= 0) rows[count++] = row
  return rows.slice(0, count)
}

const none = new Uint8Array(0)

function classTargets(
  { y = none }: StoredDataset,
  rows: Uint32Array,
  classOf: Int8Array,
  classNames: readonly string[]
): ClassTargets {
  return { kind: 'classes', values: Int32Array.from(rows, (row) => classOf[y[row]]), classNames }
}

function checkClasses(thereIsNone: string, count = 0, { values, classNames }: ClassTargets): void {
  const missing = classNames.findIndex((_, c) => !values.includes(c))
  if (missing === -1) return
  const among = count === 0 ? '' : ` among the first ${count}`
  throw new DescentError('dataset', `${thereIsNone} of class ${classNames[missing]}${among}`)
}
