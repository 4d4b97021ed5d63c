import { closeSync, existsSync, fstatSync, openSync, readdirSync, type BigIntStats } from 'node:fs'
import { basename, join } from 'node:path'
import { DescentError } from '../contract/errors'
import { parseDescription, type DatasetDescription } from './description'
import { countsOf } from './folder-writing'
import { grouped, readBytes, readOpen, reasonOf, type Fingerprint } from './files'
import { parseNpyHeader, sizeOf, storedTypes, type StoredType } from './npy'
import { VerifiedFiles } from './verified'

/** A dataset as it lies in its folder. */
export interface StoredDataset {
  readonly description: DatasetDescription
  /** N x D components, sample after sample. */
  readonly x: Uint8Array | Float32Array | Float64Array
  /** Of each sample the number of its class, or its value; absent where there is nothing to predict. */
  readonly y?: Uint8Array | Int32Array | Float64Array
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

/** What helps where a folder is damaged: MNIST is made anew by itself. */
function remedyFor(folder: string, name = basename(folder)): string {
  if (name === 'mnist') return `Delete the folder ${folder} and start again: Descent makes it anew.`
  return `Import it again: descent import FILE --name ${name} --replace.`
}

/**
 * What dataset.json in a folder says.
 * @throws DescentError 'dataset' naming the file and the field that is wrong
 */
export function describeFolder(folder: string, remedy = remedyFor(folder)): DatasetDescription {
  const path = join(folder, 'dataset.json')
  return parseDescription(readBytes(path, remedy), path, remedy)
}

/**
 * Opens a dataset's folder and makes sure that its files are those it was made with. Files that were hashed
 * before and have not been touched since are not hashed again.
 * @throws DescentError 'dataset' naming the file, what was expected and what was found
 */
export function openFolder(folder: string): StoredDataset {
  const about = describeFolder(folder)
  const remedy = remedyFor(folder, about.name)
  const verified = new VerifiedFiles(folder)
  const hashed: Record<string, { sha256: string; state: BigIntStats }> = {}
  const open = (name: string, expected: Fingerprint): OpenedArray => {
    const array = readArray(join(folder, name), expected, remedy, (state) =>
      verified.holds(name, expected.sha256, state)
    )
    if (!array.trusted) hashed[name] = { sha256: expected.sha256, state: array.state }
    return array
  }
  const x = open('x.npy', about.files['x.npy'])
  const y = about.files['y.npy'] === undefined ? undefined : open('y.npy', about.files['y.npy'])
  verified.keep(hashed, Date.now())
  return checked(about, x, y, (problem) => new DescentError('dataset', `${folder}: ${problem}. ${remedy}`))
}

interface OpenedArray {
  readonly shape: readonly number[]
  readonly values: InstanceType<(typeof storedTypes)[StoredType]['array']>
  readonly state: BigIntStats
  /** Whether the file was not hashed, because it has not been touched since it was. */
  readonly trusted: boolean
}

/** Reads an array that has to be exactly the file that was written. */
function readArray(
  path: string,
  expected: Fingerprint,
  remedy: string,
  isTrusted: (state: BigIntStats) => boolean
): OpenedArray {
  const file = opened(path, remedy)
  try {
    const state = fstatSync(file, { bigint: true })
    const size = Number(state.size)
    const wrong = (message: string): DescentError => new DescentError('dataset', `${path}: ${message}. ${remedy}`)
    if (size !== expected.bytes) throw wrong(`expected ${grouped(expected.bytes)} bytes, found ${grouped(size)}`)
    const trusted = isTrusted(state)
    const { content, sha256 } = readOpen(file, size, !trusted)
    if (!trusted && sha256 !== expected.sha256) {
      throw wrong(`expected SHA-256 ${expected.sha256}, found ${sha256}: the file was altered`)
    }
    return { ...arrayIn(content, path, wrong), state, trusted }
  } finally {
    closeSync(file)
  }
}

function opened(path: string, remedy: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw new DescentError('dataset', `${path}: ${reasonOf(error)}. ${remedy}`)
  }
}

/** The numbers of a file of Descent's own: they are used where they lie, nothing is copied. */
function arrayIn(
  content: ArrayBuffer,
  path: string,
  wrong: (message: string) => DescentError
): Pick<OpenedArray, 'shape' | 'values'> {
  const { code, bigEndian, fortranOrder, shape, start } = parseNpyHeader(
    Buffer.from(content, 0, Math.min(content.byteLength, 65_536)),
    path
  )
  const type = Object.values(storedTypes).find(({ descr }) => descr.slice(1) === code)
  if (type === undefined || bigEndian || fortranOrder || start % 8 !== 0)
    throw wrong('expected numbers as Descent writes them')
  const count = sizeOf(shape)
  if (content.byteLength - start !== count * type.bytes)
    throw wrong(`expected values for the shape (${shape.join(', ')})`)
  return { shape, values: new type.array(content, start, count) }
}

/** Whether the description, x and y speak of the same samples. */
function checked(
  about: DatasetDescription,
  x: OpenedArray,
  y: OpenedArray | undefined,
  wrong: (problem: string) => DescentError
): StoredDataset {
  const { dimension, samples, splits } = about
  const rows = x.shape[0]
  if (x.shape.length !== 2 || x.shape[1] !== dimension || (y !== undefined && String(y.shape) !== String(rows))) {
    const expected = `expected x.npy to have the shape (N, ${dimension}) and y.npy (N)`
    throw wrong(`${expected}, found (${x.shape.join(', ')}) and (${y?.shape.join(', ') ?? 'none'})`)
  }
  for (const [name, range] of Object.entries<readonly [number, number] | undefined>(splits ?? {})) {
    if (range === undefined || (0 <= range[0] && range[0] <= range[1] && range[1] <= rows)) continue
    throw wrong(`dataset.json: splits.${name}: expected rows from 0 to ${rows}, found [${range.join(', ')}]`)
  }
  if (samples !== rows) throw wrong(`dataset.json: samples: expected ${rows}, found ${samples}`)
  if (x.values instanceof Int32Array) throw wrong('expected bytes or real numbers in x.npy, found whole numbers')
  if (y === undefined) return { description: about, x: x.values }
  if (y.values instanceof Float32Array) throw wrong('expected classes or values in y.npy, found single precision')
  return { description: withClasses(about, y.values, wrong), x: x.values, y: y.values }
}

/** The description with the classes that the first version of dataset.json does not tell: they are their numbers. */
function withClasses(
  about: DatasetDescription,
  y: ArrayLike<number>,
  wrong: (problem: string) => DescentError
): DatasetDescription {
  const { target } = about
  if (target.kind !== 'classes') return about
  const counts = countsOf(y)
  if (target.classNames.length === 0) return { ...about, target: { ...target, classNames: numbered(counts), counts } }
  if (counts.length > target.classNames.length) {
    throw wrong(`expected classes from 0 to ${target.classNames.length - 1}, found ${counts.length - 1}`)
  }
  return about
}

function numbered(counts: readonly number[]): string[] {
  return counts.map((_, c) => String(c))
}
