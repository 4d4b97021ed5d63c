import { readFileSync } from 'node:fs'
import { reasonOf } from '../data/files'
import { UsageError } from './usage'

/**
 * Reads a file that somebody wrote.
 * @throws UsageError naming the file, and why it cannot be read
 */
export function readText(path: string): string {
  try {
    return decoded(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path}: cannot be read: ${reasonOf(error)}`)
  }
}

/** Editors and shells on Windows like to begin a file with a byte-order mark, or to write it in UTF-16. */
function decoded(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf16le' : 'utf8'
  return content.toString(encoding).replace(/^\uFEFF/, '')
}
