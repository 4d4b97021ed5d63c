// @ts-check
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * A hash of the names and contents of files and folders below `root`. A path that does not
 * exist belongs to the hash as well: creating it changes the result.
 * @param {string} root
 * @param {string[]} paths relative to `root`
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))).sort()) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file).split(sep).join('/')}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const kind = statSync(path, { throwIfNoEntry: false })
  if (!kind) return []
  if (!kind.isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)))
}

/**
 * A file's sha512 as npm writes it: "sha512-" and base64.
 * @param {string} file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/**
 * A file's SHA-256, in hexadecimal.
 * @param {string} file
 */
export async function sha256Of(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
