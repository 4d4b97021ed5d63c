import { join } from 'node:path'
import { DescentError } from '../../contract/errors'
import type { DatasetDescription } from '../description'
import { ArrayWriter } from './array-writer'
import type { ArrayPart, NamedArray } from './arrays'
import { kindOfLabels, LabelDictionary, sortedLabels, tooManyClasses, type TargetChoice } from './labels'
import { classType } from './table-finish'

/** Writes y.npy where the source has labels. @returns what dataset.json says of them */
export function writeTargets(
  parts: readonly ArrayPart[],
  folder: string,
  target: TargetChoice | undefined
): DatasetDescription['target'] {
  const arrays = parts.flatMap(({ y }) => (y === undefined ? [] : [y]))
  if (arrays.length === 0) return { kind: 'none' }
  if (arrays.length < parts.length) {
    throw new DescentError('dataset', `${arrays[0].path}: expected labels of training and test samples, found these`)
  }
  for (const y of arrays) checkLabels(y)
  const count = arrays.reduce((sum, { values }) => sum + values.length, 0)
  const labels = target === 'values' ? undefined : dictionaryOf(arrays)
  if (labels === undefined && target === 'classes') throw tooManyClasses(arrays[0].path)
  const kind = labels === undefined ? 'values' : (target ?? kindOfNumbers(arrays, labels, count))
  if (labels === undefined || kind === 'values') {
    write(folder, 'float64', arrays, (value) => value)
    return { kind: 'values', name: 'y' }
  }
  const { numberOf, classNames = [] } = sortedLabels(labels.labels, 'classes')
  const counts = new Array<number>(classNames.length).fill(0)
  write(folder, classType(counts.length), arrays, (value) => {
    const c = numberOf(labels.placeOf(value) ?? 0)
    counts[c]++
    return c
  })
  return { kind: 'classes', name: 'class', classNames: [...classNames], counts }
}

/** Bytes are classes; what is stored as whole numbers is taken for classes more readily than what is not. */
function kindOfNumbers(arrays: readonly NamedArray[], { labels }: LabelDictionary, count: number): TargetChoice {
  if (arrays.every(({ values }) => values instanceof Uint8Array)) return 'classes'
  const areReal = arrays.some(({ values }) => values instanceof Float32Array || values instanceof Float64Array)
  return kindOfLabels(labels, areReal ? count : Infinity)
}

function checkLabels({ values, path }: NamedArray): void {
  const at = values.findIndex((value) => !Number.isFinite(value))
  if (at !== -1) {
    throw new DescentError('dataset', `${path}: sample ${at + 1}: expected a finite label, found ${values[at]}`)
  }
}

/** The different labels; undefined where there are more than may be classes. */
function dictionaryOf(arrays: readonly NamedArray[]): LabelDictionary | undefined {
  const labels = new LabelDictionary()
  for (const { values } of arrays) {
    for (let n = 0; n < values.length; n++) if (labels.placeOf(values[n] + 0) === undefined) return undefined
  }
  return labels
}

function write(
  folder: string,
  type: 'uint8' | 'int32' | 'float64',
  arrays: readonly NamedArray[],
  numberOf: (value: number) => number
): void {
  const writer = new ArrayWriter(join(folder, 'y.npy'), type)
  try {
    for (const { values } of arrays) {
      for (let n = 0; n < values.length; n++) {
        writer.block[writer.at] = numberOf(values[n] + 0)
        writer.endRow()
      }
    }
    writer.finish()
  } finally {
    writer.close()
  }
}
