import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { DescentError } from '../../contract/errors'
import { reasonOf } from '../files'
import { importIdx, importNpy, importNpz, importPublished, publishedFiles } from './array-files'
import type { ImportOptions } from './options'
import type { Follower } from './parts'
import { importPictures } from './pictures'
import { importTable, type Imported } from './table'

/** Makes x.npy and y.npy of a source in a folder. @returns what it finds out beside */
export type Importer = (source: string, folder: string, options: ImportOptions, follower: Follower) => Promise<Imported>

/**
 * How a source is read: by what it is, not by what it is called.
 * @throws DescentError 'dataset' when it cannot be read, or is nothing that is imported
 */
export function importerFor(source: string): Importer {
  if (isFolder(source)) {
    const files = publishedFiles(source)
    if (files === undefined) return importPictures
    return (_source, ...others) => importPublished(files, ...others)
  }
  const start = beginningOf(source)
  if (start.subarray(0, 6).toString('latin1') === '\x93NUMPY') return importNpy
  if (start.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return zipImporter(source, start)
  if (start.length >= 4 && start.readUInt16BE(0) === 0 && idxTypes.has(start[2]) && start[3] > 0) return importIdx
  checkIsNoOther(source, start)
  return importTable
}

const idxTypes = new Set([0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e])

function isFolder(source: string): boolean {
  try {
    return statSync(source).isDirectory()
  } catch (error) {
    throw new DescentError('dataset', `${source}: cannot be read: ${reasonOf(error)}`)
  }
}

/** The first bytes of a file, unpacked where it is packed with gzip. */
function beginningOf(source: string): Buffer {
  const start = Buffer.alloc(4096)
  let length: number
  try {
    const file = openSync(source, 'r')
    try {
      length = readSync(file, start)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw new DescentError('dataset', `${source}: cannot be read: ${reasonOf(error)}`)
  }
  const bytes = start.subarray(0, length)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { finishFlush: 2 })
  } catch {
    throw new DescentError('dataset', `${source}: cannot be read: what it packs with gzip is damaged or cut off`)
  }
}

function zipImporter(source: string, start: Buffer): Importer {
  const first = start.length < 30 ? '' : start.toString('latin1', 30, 30 + start.readUInt16LE(26))
  if (first.endsWith('.npy')) return importNpz
  const remedy = 'a spreadsheet has to be saved as CSV, and an archive unpacked, first'
  throw new DescentError('dataset', `${source}: expected a NPZ file, found a ZIP file of something else: ${remedy}`)
}

/** Kinds of files that are often taken for tables, or tried. */
const others: readonly (readonly [beginning: string, what: string])[] = [
  ['\x89PNG', 'a picture: pictures are imported as a folder with a folder for each class'],
  ['\xff\xd8\xff', 'a picture: pictures are imported as a folder with a folder for each class'],
  ['%PDF', 'a PDF document'],
  ['PAR1', 'a Parquet file: save it as CSV first'],
  ['\x89HDF', 'an HDF5 file: save its arrays with numpy.savez first'],
  ['\xd0\xcf\x11\xe0', 'a spreadsheet of Excel: save it as CSV first']
]

function checkIsNoOther(source: string, start: Buffer): void {
  const text = start.toString('latin1', 0, 8)
  const other = others.find(([beginning]) => text.startsWith(beginning))
  if (other === undefined) return
  throw new DescentError('dataset', `${source}: expected a table, IDX, NPY or NPZ, found ${other[1]}`)
}
