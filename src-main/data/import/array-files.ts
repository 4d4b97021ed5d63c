import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { unzipSync, type Unzipped } from 'fflate'
import { DescentError } from '../../contract/errors'
import { parseIdx } from '../idx'
import { parseNpy } from '../npy'
import { importArrays, type ArrayPart, type NamedArray } from './arrays'
import type { ImportOptions } from './options'
import { wholeOf, type Follower } from './parts'
import type { Imported } from './table'

/** Reads an array of a file by itself. */
async function arrayOf(path: string, parse: typeof parseIdx, follower: Follower): Promise<NamedArray> {
  return { ...parse(await wholeOf(path, follower), path), path }
}

/** An IDX or NPY file, by its first bytes. */
async function labelsOf(path: string | undefined, follower: Follower): Promise<NamedArray | undefined> {
  if (path === undefined) return undefined
  const content = await wholeOf(path, follower)
  return { ...(content[0] === 0x93 ? parseNpy : parseIdx)(content, path), path }
}

/**
 * Imports an IDX file of samples; the labels are in a file of their own, which is found by its name where it is
 * called as those of MNIST are.
 */
export async function importIdx(
  path: string,
  folder: string,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const x = await arrayOf(path, parseIdx, follower)
  const y = await labelsOf(options.labels ?? labelsBeside(path), follower)
  return importArrays([{ x, y }], folder, options, follower)
}

/** The file of labels that belongs to a file of images, where there is one. */
function labelsBeside(path: string): string | undefined {
  const name = basename(path).replace('images', 'labels').replace(/idx\d/, 'idx1')
  const labels = join(dirname(path), name)
  return labels !== path && existsSync(labels) ? labels : undefined
}

/** Imports a NPY file of samples; the labels are in a file of their own. */
export async function importNpy(
  path: string,
  folder: string,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const x = await arrayOf(path, parseNpy, follower)
  const y = await labelsOf(options.labels, follower)
  return importArrays([{ x, y }], folder, options, follower)
}

/** How samples and labels are called in NPZ files. */
const trainNames = [
  ['x_train', 'y_train'],
  ['X_train', 'y_train'],
  ['x', 'y'],
  ['X', 'Y'],
  ['X', 'y'],
  ['data', 'target'],
  ['images', 'labels']
]
const testNames = [
  ['x_test', 'y_test'],
  ['X_test', 'y_test']
]

/** Imports a NPZ file: a ZIP file of NPY files. */
export async function importNpz(
  path: string,
  folder: string,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const files = unzipped(await wholeOf(path, follower), path)
  const part = (names: readonly string[][]): ArrayPart | undefined => {
    const there = names.filter(([samples]) => `${samples}.npy` in files)
    const [x, y] = there.find(([, labels]) => `${labels}.npy` in files) ?? there[0] ?? []
    if (x === undefined) return undefined
    const read = (name: string): NamedArray => {
      const inside = `${path}: ${name}`
      return { ...parseNpy(Buffer.from(files[`${name}.npy`]), inside), path: inside }
    }
    return { x: read(x), y: `${y}.npy` in files ? read(y) : undefined }
  }
  const train = part(trainNames)
  if (train === undefined) {
    const found = Object.keys(files).map((name) => name.replace(/\.npy$/, ''))
    const expected = 'expected arrays called x and y, x_train and y_train, or data and target'
    throw new DescentError('dataset', `${path}: ${expected}, found ${found.slice(0, 10).join(', ') || 'none'}`)
  }
  const test = part(testNames)
  return importArrays(test === undefined ? [train] : [train, test], folder, options, follower)
}

function unzipped(content: Buffer, path: string): Unzipped {
  try {
    return unzipSync(content, { filter: ({ name }) => name.endsWith('.npy') })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DescentError('dataset', `${path}: expected a NPZ file (a ZIP file of NumPy arrays), found: ${reason}`)
  }
}

/** The four files in which MNIST and its likes are published, packed or not. */
const publishedNames = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte'
]

/** The four files of a folder that is laid out as MNIST was published; undefined for any other folder. */
export function publishedFiles(folder: string): readonly string[] | undefined {
  const spellings = ['', '.gz', '.idx', '.idx.gz']
  const files = publishedNames.map((name) =>
    spellings
      .flatMap((ending) => [name, name.replace('-idx', '.idx')].map((spelling) => join(folder, `${spelling}${ending}`)))
      .find((file) => existsSync(file))
  )
  return files.every((file) => file !== undefined) ? files : undefined
}

/** Imports training and test samples from four IDX files. */
export async function importPublished(
  files: readonly string[],
  folder: string,
  options: ImportOptions,
  follower: Follower
): Promise<Imported> {
  const arrays: NamedArray[] = []
  for (const file of files) arrays.push(await arrayOf(file, parseIdx, follower))
  const [x, y, testX, testY] = arrays
  return importArrays(
    [
      { x, y },
      { x: testX, y: testY }
    ],
    folder,
    options,
    follower
  )
}
