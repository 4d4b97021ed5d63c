import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { DescentError } from '../contract/errors'

/** What is known of a file's content. */
export interface Fingerprint {
  readonly bytes: number
  readonly sha256: string
}

/** SHA-256 of some bytes, in hexadecimal. */
export function sha256Of(...parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/**
 * Reads a file that has to hold exactly the bytes it was made with.
 * @param remedy ends the error message: what would help
 * @throws DescentError 'dataset' naming the file, what was expected and what was found
 */
export function readVerified(path: string, expected: Fingerprint, remedy: string): Buffer {
  const content = readBytes(path, remedy)
  if (content.length !== expected.bytes) {
    throw new DescentError(
      'dataset',
      `${path}: expected ${grouped(expected.bytes)} bytes, found ${grouped(content.length)}. ${remedy}`
    )
  }
  const found = sha256Of(content)
  if (found !== expected.sha256) {
    throw new DescentError(
      'dataset',
      `${path}: expected SHA-256 ${expected.sha256}, found ${found}: the file was altered. ${remedy}`
    )
  }
  return content
}

/**
 * Reads a file whole.
 * @throws DescentError 'dataset' naming the file, and why it cannot be read
 */
export function readBytes(path: string, remedy: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new DescentError('dataset', `${path}: ${reasonOf(error)}. ${remedy}`)
  }
}

/** Writes parts one after another into a new file, and has the disk confirm it. */
export function writeDurably(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'wx')
  try {
    for (const part of parts) writeAll(file, part)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Writes all of the bytes, however many the system takes at a time. */
export function writeAll(file: number, part: Uint8Array): void {
  for (let written = 0; written < part.length;) written += writeSync(file, part, written)
}

/** Why a file operation failed, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'permission denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EIO: 'the disk does not answer'
}

/** A whole number as people read it: 60,000. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US')
}

/** How much of a file is read at once. */
const piece = 16 * 1024 * 1024

/** The bytes of an open file, and their SHA-256 where it is asked for. */
export function readOpen(file: number, size: number, hashed: boolean): { content: ArrayBuffer; sha256?: string } {
  const content = new ArrayBuffer(size)
  const hash = hashed ? createHash('sha256') : undefined
  for (let at = 0; at < size;) {
    const into = new Uint8Array(content, at, Math.min(piece, size - at))
    const read = readSync(file, into)
    if (read === 0) break
    hash?.update(into.subarray(0, read))
    at += read
  }
  return hash === undefined ? { content } : { content, sha256: hash.digest('hex') }
}

/**
 * What is known of a file after reading all of it.
 * @param signal ends the reading half-way
 */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) {
    hash.update(part as Buffer)
    bytes += (part as Buffer).length
  }
  return { bytes, sha256: hash.digest('hex') }
}
