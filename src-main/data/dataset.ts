import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from '../contract/zod'
import { DescentError } from '../contract/errors'
import { parse } from '../contract/schema'
import { readBytes, readVerified, reasonOf, sha256Of, writeDurably, type Fingerprint } from './files'
import { makeFolder } from './make-folder'
import { npyHeader, parseNpy } from './npy'

/** Rows [from, to) of the dataset. */
const range = z.tuple([z.int(), z.int()])

const fingerprint = z.strictObject({ bytes: z.int(), sha256: z.string() }) satisfies z.ZodType<Fingerprint>

/** What dataset.json says of the arrays beside it. */
const description = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  /** Where the data come from, for people. */
  source: z.string(),
  /** The height and width of a sample as a picture. */
  height: z.int(),
  width: z.int(),
  splits: z.strictObject({ train: range, test: range }),
  files: z.strictObject({ 'x.npy': fingerprint, 'y.npy': fingerprint })
})
export type DatasetDescription = z.infer<typeof description>

/** A dataset of pictures with one class each, as it lies in its folder. */
export interface Dataset {
  readonly description: DatasetDescription
  /** One row of height x width bytes a sample. */
  readonly x: Uint8Array
  /** The class of each sample. */
  readonly y: Uint8Array
}

/**
 * Whether there is something in a dataset's folder: an empty one counts as missing.
 * @throws DescentError 'dataset' when it cannot be told
 */
export function isDatasetFolder(folder: string): boolean {
  try {
    return existsSync(folder) && readdirSync(folder).length > 0
  } catch (error) {
    throw new DescentError('dataset', `${folder}: expected a folder that can be read: ${reasonOf(error)}`)
  }
}

/**
 * Opens a dataset's folder and makes sure that its files are those it was made with.
 * @throws DescentError 'dataset' naming the file, what was expected and what was found
 */
export function openDataset(folder: string): Dataset {
  const remedy = `Delete the folder ${folder} and start again: Descent makes it anew.`
  const path = (file: string): string => join(folder, file)
  const about = describe(readBytes(path('dataset.json'), remedy), path('dataset.json'), remedy)
  const x = parseNpy(readVerified(path('x.npy'), about.files['x.npy'], remedy), path('x.npy'))
  const y = parseNpy(readVerified(path('y.npy'), about.files['y.npy'], remedy), path('y.npy'))
  checkShapes(about, x.shape, y.shape, (problem) => `${folder}: ${problem}. ${remedy}`)
  return { description: about, x: x.values, y: y.values }
}

/** Whether the description, x and y speak of the same samples. */
function checkShapes(
  { height, width, splits }: DatasetDescription,
  x: readonly number[],
  y: readonly number[],
  message: (problem: string) => string
): void {
  const [rows] = y
  if (y.length !== 1 || x.length !== 2 || x[0] !== rows || x[1] !== height * width) {
    const expected = `expected x.npy to have the shape (N, ${height * width}) and y.npy (N)`
    throw new DescentError('dataset', message(`${expected}, found (${x.join(', ')}) and (${y.join(', ')})`))
  }
  for (const [name, [from, to]] of Object.entries(splits)) {
    if (0 <= from && from <= to && to <= rows) continue
    const expected = `splits.${name}: expected rows from 0 to ${rows}`
    throw new DescentError('dataset', message(`dataset.json: ${expected}, found [${from}, ${to}]`))
  }
}

function describe(content: Buffer, path: string, remedy: string): DatasetDescription {
  try {
    return parse(description, JSON.parse(content.toString('utf8')), path)
  } catch (error) {
    const message = error instanceof DescentError ? error.message : `${path}: not valid JSON`
    throw new DescentError('dataset', `${message}. ${remedy}`)
  }
}

/** What a dataset is made from: everything but the fingerprints, which come from the arrays. */
export interface DatasetContent {
  readonly about: Omit<DatasetDescription, 'version' | 'files'>
  /** The rows of x and y, in pieces that follow one another. */
  readonly x: readonly Uint8Array[]
  readonly y: readonly Uint8Array[]
}

/**
 * Writes a dataset's folder, whole or not at all.
 * @throws DescentError 'dataset' when the folder cannot be written
 */
export function writeDataset(folder: string, { about, x, y }: DatasetContent): void {
  const rows = lengthOf(y)
  const xParts = [npyHeader([rows, about.height * about.width]), ...x]
  const yParts = [npyHeader([rows]), ...y]
  const files = { 'x.npy': fingerprintOf(xParts), 'y.npy': fingerprintOf(yParts) }
  makeFolder(folder, (temporary) => {
    writeDurably(join(temporary, 'x.npy'), xParts)
    writeDurably(join(temporary, 'y.npy'), yParts)
    const document: DatasetDescription = { version: 1, ...about, files }
    writeDurably(join(temporary, 'dataset.json'), [Buffer.from(`${JSON.stringify(document, null, 2)}\n`)])
  })
}

function fingerprintOf(parts: readonly Uint8Array[]): Fingerprint {
  return { bytes: lengthOf(parts), sha256: sha256Of(...parts) }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}
