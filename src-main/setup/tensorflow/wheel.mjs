// @ts-check
/** A wheel is a zip file with metadata. Only the members that are chosen are unpacked, each checked on the way. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { Problem, messageOf } from '../problem.mjs'

/** @typedef {import('yauzl').ZipFile} ZipFile */
/** @typedef {import('yauzl').Entry} Entry */

/**
 * @typedef {object} WheelContent
 * @property {string} file
 * @property {string} name of the distribution, as in "tensorflow_cpu"
 * @property {string} version
 * @property {string[]} tags what it is for, as in "cp311-cp311-manylinux_2_27_x86_64"
 * @property {string[]} requirements other distributions, as in 'nvidia-nccl-cu12<3.0; extra == "and-cuda"'
 * @property {ReadonlyMap<string, number>} members their sizes
 */

/**
 * Reads what a wheel says of itself.
 * @param {string} file
 * @returns {Promise<WheelContent>}
 */
export function readWheel(file) {
  return withZip(file, async (zip) => {
    const members = new Map()
    let [metadata, tags] = ['', '']
    for await (const entry of zip.eachEntry()) {
      members.set(entry.fileName, entry.uncompressedSize)
      if (/^[^/]+\.dist-info\/METADATA$/.test(entry.fileName)) metadata = await contentOf(zip, entry)
      if (/^[^/]+\.dist-info\/WHEEL$/.test(entry.fileName)) tags = await contentOf(zip, entry)
    }
    const fields = (/** @type {string} */ source, /** @type {string} */ name) =>
      [...source.matchAll(new RegExp(`^${name}: *(.*?)\\r?$`, 'gm'))].map((match) => match[1])
    const [name] = fields(metadata, 'Name')
    const [version] = fields(metadata, 'Version')
    if (!name || !version) throw new Problem(`${basename(file)} is a zip file, but no wheel: it has no metadata.`)
    const requirements = fields(metadata, 'Requires-Dist')
    return { file, name, version, tags: fields(tags, 'Tag'), requirements, members }
  })
}

/**
 * @param {ZipFile} zip
 * @param {Entry} entry
 */
async function contentOf(zip, entry) {
  return text(await zip.openReadStreamPromise(entry))
}

/**
 * Unpacks the members that `place` gives a path in `folder`.
 * @param {string} file
 * @param {string} folder
 * @param {(member: string) => string | undefined} place
 * @param {(bytes: number) => void} [onBytes] hears of all bytes that are written
 * @returns {Promise<void>}
 */
export function unpackWheel(file, folder, place, onBytes = () => {}) {
  return withZip(file, async (zip) => {
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName)
      if (path === undefined) continue
      const target = join(folder, path)
      mkdirSync(dirname(target), { recursive: true })
      const output = createWriteStream(target, { mode: modeOf(entry) })
      await pipeline(await zip.openReadStreamPromise(entry), checkedAgainst(entry, onBytes), output)
    }
  })
}

/**
 * The permissions of a member: programs have to stay programs.
 * @param {Entry} entry
 */
function modeOf({ externalFileAttributes }) {
  return (externalFileAttributes >>> 16) & 0o100 ? 0o755 : 0o644
}

/**
 * Passes a member's bytes on and compares their checksum at the end: yauzl compares only their number.
 * @param {Entry} entry
 * @param {(bytes: number) => void} onBytes
 */
function checkedAgainst(entry, onBytes) {
  return async function* (/** @type {AsyncIterable<Buffer>} */ chunks) {
    let sum = 0
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum)
      onBytes(chunk.length)
      yield chunk
    }
    if (sum !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`)
  }
}

/**
 * Opens a zip file; what is wrong with it is told in words.
 * @template Result
 * @param {string} file
 * @param {(zip: ZipFile) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function withZip(file, work) {
  const { openPromise } = await import('yauzl')
  /** @type {ZipFile | undefined} */
  let zip
  try {
    zip = await openPromise(file, { autoClose: false })
    return await work(zip)
  } catch (error) {
    throw isTold(error) ? error : new Problem(`${basename(file)} is damaged, or no wheel at all (${messageOf(error)}).`)
  } finally {
    zip?.close()
  }
}

/**
 * Errors that say enough themselves, or are of the disk.
 * @param {unknown} error
 */
function isTold(error) {
  return error instanceof Problem || (error instanceof Error && 'syscall' in error)
}
