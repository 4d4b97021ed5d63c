import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { DescentError } from '../../contract/errors'
import type { DatasetDescription } from '../description'
import { npyHeader, storedTypes } from '../npy'
import { ArrayWriter } from './array-writer'
import { inOrder, kindOfLabels, sortedLabels } from './labels'
import type { Follower } from './parts'
import type { TablePass } from './table-pass'
import type { PassPlan } from './table-plan'

type Target = DatasetDescription['target']

/** Makes y.npy of the labels, or of their places, that a pass has written. @returns what dataset.json says of them */
export async function targetFile(
  folder: string,
  { columns, labelIsValue, target }: PassPlan,
  { labels, y }: TablePass,
  { signal }: Follower
): Promise<Target> {
  if (y === undefined || columns.label === undefined) return { kind: 'none' }
  const name = columns.names[columns.label]
  const areValues = labelIsValue || target === 'values'
  const kind = areValues ? 'values' : (target ?? kindOfLabels(labels.labels, y.rows))
  const { numberOf, classNames } = areValues
    ? { numberOf: (value: number) => value }
    : sortedLabels(labels.labels, kind)
  const counts = new Array<number>(classNames?.length ?? 0).fill(0)
  const writer = new ArrayWriter(join(folder, 'y.npy'), kind === 'values' ? 'float64' : classType(counts.length))
  await rewritten(y, writer, signal, (numbers, from) => {
    const number = numberOf(numbers[from])
    if (kind === 'classes') counts[number]++
    writer.block[writer.at] = number
    writer.endRow()
  })
  return classNames === undefined
    ? { kind: 'values', name }
    : { kind: 'classes', name, classNames: [...classNames], counts }
}

/** The type of y.npy for so many classes. */
export function classType(classCount: number): 'uint8' | 'int32' {
  return classCount <= 256 ? 'uint8' : 'int32'
}

/**
 * Makes x.npy of the rows that a pass has written: a mean where a value is missing, and of each column of texts one
 * column for each text, 1 where it stands and else 0.
 * @returns the names of the columns
 */
export async function componentsFile(
  folder: string,
  plan: PassPlan,
  pass: TablePass,
  { signal }: Follower
): Promise<string[]> {
  const { inputs, names } = plan.columns
  const groups = inputs.map((c, k) => textGroup(names[c], pass.texts.get(c)) ?? meanOf(names[c], pass, k, plan))
  const width = groups.reduce((sum, { columns }) => sum + columns.length, 0)
  const writer = new ArrayWriter(join(folder, 'x.npy'), plan.type, width)
  await rewritten(pass.x, writer, signal, (numbers, from) => {
    let at = writer.at
    groups.forEach((group, k) => {
      if (group.ranks === undefined) {
        const value = numbers[from + k]
        writer.block[at++] = Number.isNaN(value) ? group.mean : value
      } else {
        writer.block.fill(0, at, at + group.columns.length)
        writer.block[at + group.ranks[numbers[from + k]]] = 1
        at += group.columns.length
      }
    })
    writer.endRow()
  })
  return groups.flatMap(({ columns }) => columns)
}

/** What a column of the table becomes. */
interface ColumnGroup {
  readonly columns: readonly string[]
  readonly mean: number
  /** For a column of texts, for the place of each text which of its columns it has. */
  readonly ranks?: Int32Array
}

function textGroup(name: string, texts: ReadonlyMap<string, number> | undefined): ColumnGroup | undefined {
  if (texts === undefined) return undefined
  const sorted = inOrder([...texts.keys()])
  const ranks = new Int32Array(sorted.length)
  sorted.forEach((text, rank) => (ranks[texts.get(String(text)) ?? 0] = rank))
  return { columns: sorted.map((text) => `${name} = ${text}`), mean: 0, ranks }
}

function meanOf(name: string, { sums, counts, x }: TablePass, k: number, { missing }: PassPlan): ColumnGroup {
  if (missing === 'mean' && counts[k] === 0 && x.rows > 0) {
    throw new DescentError('dataset', `${name}: expected at least one value to take the mean of, found none`)
  }
  return { columns: [name], mean: sums[k] / counts[k] }
}

/** How many numbers are read at once, where a row has no more. */
const blockLength = 128 * 1024

/**
 * Goes through the rows of a file that was written, and puts another in its place.
 * @param take is given numbers and the place in them where the next row begins
 */
async function rewritten(
  from: ArrayWriter,
  to: ArrayWriter,
  signal: AbortSignal | undefined,
  take: (numbers: ArrayWriter['block'], at: number) => void
): Promise<void> {
  const width = from.width ?? 1
  const rows = Math.max(1, Math.floor(blockLength / width))
  const block = new storedTypes[from.type].array(rows * width)
  const file = openSync(from.path, 'r')
  try {
    let position = npyHeader([1, width], from.type).length
    for (let done = 0; done < from.rows; done += rows) {
      const bytes = new Uint8Array(block.buffer, 0, Math.min(rows, from.rows - done) * width * block.BYTES_PER_ELEMENT)
      readExactly(file, bytes, position)
      position += bytes.length
      for (let at = 0; at < bytes.length / block.BYTES_PER_ELEMENT; at += width) take(block, at)
      await breath()
      signal?.throwIfAborted()
    }
    to.finish()
  } finally {
    closeSync(file)
    to.close()
  }
  rmSync(from.path)
}

function readExactly(file: number, into: Uint8Array, position: number): void {
  for (let read = 0; read < into.length;) {
    const count = readSync(file, into, read, into.length - read, position + read)
    if (count === 0) throw new Error('a file that was written is shorter than before')
    read += count
  }
}
