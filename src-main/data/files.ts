import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync
} from 'node:fs'
import { dirname } from 'node:path'
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

/**
 * Makes a folder whole or not at all: `fill` writes into a folder with a temporary name, which then
 * takes its place. When another process has made the same folder meanwhile, that one stays.
 * @throws DescentError 'dataset' when the folder cannot be written
 */
export function makeFolder(path: string, fill: (temporary: string) => void): void {
  const temporary = `${path}.${process.pid}-${Date.now().toString(36)}.partial`
  try {
    mkdirSync(dirname(path), { recursive: true })
    mkdirSync(temporary)
    fill(temporary)
    takePlace(temporary, path)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    if (error instanceof DescentError) throw error
    throw new DescentError(
      'dataset',
      `${path}: the folder cannot be written: ${reasonOf(error)}. Free it, or choose another place with DESCENT_HOME.`
    )
  }
}

function takePlace(temporary: string, path: string): void {
  removeIfEmpty(path)
  try {
    renameSync(temporary, path)
  } catch (error) {
    if (!existsSync(path)) throw error
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** An empty folder gives way; Windows does not rename over one. */
function removeIfEmpty(path: string): void {
  if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path)
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
  ENOSPC: 'the disk is full'
}

function grouped(value: number): string {
  return value.toLocaleString('en-US')
}
