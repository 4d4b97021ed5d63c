import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
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
    for (const part of parts) {
      for (let written = 0; written < part.length;) written += writeSync(file, part, written)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
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

function grouped(value: number): string {
  return value.toLocaleString('en-US')
}
