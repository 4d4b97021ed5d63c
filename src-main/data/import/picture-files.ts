import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DescentError } from '../../contract/errors'
import { reasonOf } from '../files'

/** The pictures of a folder with a folder of each class, class by class. */
export interface PictureFiles {
  readonly classNames: readonly string[]
  readonly files: readonly { readonly path: string; readonly c: number }[]
}

/** Folders of a folder that divides its samples itself: in the order in which their samples are stored. */
const partNames = [
  ['train', 'training'],
  ['validation', 'valid', 'val'],
  ['test', 'testing']
]

/** What file managers leave in every folder. */
const notPictures = /^\.|^Thumbs\.db$|^desktop\.ini$/i

/**
 * The pictures below a folder: of one part, or of training and test (and validation) where it has such folders.
 * Classes and files are in the order of their names' characters: the same on every machine.
 * @throws DescentError 'dataset' when there is no picture, or the parts have different classes
 */
export function pictureFilesIn(folder: string): readonly PictureFiles[] {
  const entries = foldersIn(folder)
  const parts = partNames.map((names) => entries.find((name) => names.includes(name.toLowerCase())))
  const [train, , test] = parts
  const isDivided = train !== undefined && test !== undefined && foldersIn(join(folder, train)).length > 0
  if (!isDivided) return [picturesOf(folder)]
  const divided = parts.flatMap((name) => (name === undefined ? [] : [picturesOf(join(folder, name))]))
  for (const part of divided.slice(1)) checkSameClasses(folder, divided[0].classNames, part.classNames)
  return divided
}

function picturesOf(folder: string): PictureFiles {
  const classNames = foldersIn(folder)
  if (classNames.length === 0) {
    throw new DescentError('dataset', `${folder}: expected a folder for each class with its pictures, found none`)
  }
  const files = classNames.flatMap((name, c) => {
    const names = namesIn(join(folder, name)).filter((file) => !notPictures.test(file))
    if (names.length > 0) return names.map((file) => ({ path: join(folder, name, file), c }))
    throw new DescentError('dataset', `${join(folder, name)}: expected pictures, found an empty folder`)
  })
  return { classNames, files }
}

function foldersIn(folder: string): string[] {
  return namesIn(folder).filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isDirectory())
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => (a < b ? -1 : 1))
  } catch (error) {
    throw new DescentError('dataset', `${folder}: cannot be read: ${reasonOf(error)}`)
  }
}

function checkSameClasses(folder: string, expected: readonly string[], found: readonly string[]): void {
  const missing = expected.find((name) => !found.includes(name)) ?? found.find((name) => !expected.includes(name))
  if (missing === undefined) return
  const where = expected.includes(missing) ? 'training' : 'another part'
  throw new DescentError(
    'dataset',
    `${folder}: expected the same classes in all parts, found "${missing}" only in ${where}`
  )
}
