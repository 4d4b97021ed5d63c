import { join } from 'node:path'
import type { DatasetDescription } from './description'
import { sha256Of, writeDurably, type Fingerprint } from './files'
import { makeFolder } from './make-folder'
import { npyHeader } from './npy'

/** What a dataset is made from: everything but what follows from the arrays. */
export interface DatasetContent {
  readonly about: Omit<DatasetDescription, 'version' | 'files' | 'samples'>
  /** The rows of x and y, in pieces that follow one another. */
  readonly x: readonly Uint8Array[]
  readonly y: readonly Uint8Array[]
}

/**
 * Writes a dataset of bytes with one class each, whole or not at all.
 * @throws DescentError 'dataset' when the folder cannot be written
 */
export function writeFolder(folder: string, { about, x, y }: DatasetContent): void {
  const samples = lengthOf(y)
  const xParts = [npyHeader([samples, about.dimension]), ...x]
  const yParts = [npyHeader([samples]), ...y]
  const files = { 'x.npy': fingerprintOfParts(xParts), 'y.npy': fingerprintOfParts(yParts) }
  makeFolder(folder, (temporary) => {
    writeDurably(join(temporary, 'x.npy'), xParts)
    writeDurably(join(temporary, 'y.npy'), yParts)
    writeDescription(temporary, { version: 2, ...about, samples, files })
  })
}

/** Writes dataset.json. */
export function writeDescription(folder: string, description: DatasetDescription): void {
  writeDurably(join(folder, 'dataset.json'), [Buffer.from(`${JSON.stringify(description, null, 2)}\n`)])
}

function fingerprintOfParts(parts: readonly Uint8Array[]): Fingerprint {
  return { bytes: lengthOf(parts), sha256: sha256Of(...parts) }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0)
}

/** How many samples have the class 0, 1, 2 ... */
export function countsOf(y: ArrayLike<number>, classCount = 0): number[] {
  const counts = new Array<number>(classCount).fill(0)
  for (let n = 0; n < y.length; n++) {
    while (counts.length <= y[n]) counts.push(0)
    counts[y[n]]++
  }
  return counts
}
