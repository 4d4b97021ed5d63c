// @ts-check
import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { download } from '../download.mjs'
import { cacheFolder } from '../files.mjs'
import { sha256Of } from '../fingerprint.mjs'
import { Problem, messageOf } from '../problem.mjs'
import { downloadWithPip, localFile } from './pip.mjs'
import { checksumOf } from './versions.mjs'

/** @typedef {import('./pip.mjs').Offer} Offer */
/** @typedef {import('../report.mjs').Report} Report */

/** Where wheels are kept until they are unpacked; what is left of a download is gone on with by the next one. */
export const downloadFolder = () => join(cacheFolder(), 'downloads')

/**
 * Gets a wheel and compares its checksum with the pinned one, or with that of the index.
 * @param {Offer} offer
 * @param {{ python: string, workshop: string, report: Report }} means
 * @returns {Promise<{ file: string, sha256: string }>}
 */
export async function fetchWheel(offer, { python, workshop, report }) {
  const { name, version, distribution } = offer
  const expected = checksumOf(distribution, version, name.split('-')[2]) ?? offer.sha256
  const local = localFile(offer)
  if (local) return verified(local, expected)
  try {
    return await downloadWheel(offer, expected, report)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    report.note(`${messageOf(error)}: letting pip fetch the wheel instead, without progress.`)
    return verified(await downloadWithPip(python, `${distribution}==${version}`, workshop), expected)
  }
}

/**
 * @param {Offer} offer
 * @param {string | undefined} expected
 * @param {Report} report
 */
async function downloadWheel({ name, url, version }, expected, report) {
  const file = join(downloadFolder(), basename(name))
  if (existsSync(file)) return verified(file, expected)
  const partial = `${file}.${expected?.slice(0, 8) ?? version}.partial`
  report.note(`Fetching ${name}`)
  await download(url, partial, { onProgress: report.progress, resume: true })
  const { sha256 } = await verified(partial, expected)
  renameSync(partial, file)
  return { file, sha256 }
}

/**
 * @param {string} file one that was downloaded is removed where it is not the right one
 * @param {string | undefined} expected
 */
async function verified(file, expected) {
  const sha256 = await sha256Of(file)
  if (expected === undefined || sha256 === expected) return { file, sha256 }
  discard(file)
  throw new Problem(`${basename(file)} is not the wheel that was expected: its checksum is another one`)
}

/**
 * Removes a wheel that was only fetched to be unpacked.
 * @param {string} file
 */
export function discard(file) {
  if (file.startsWith(downloadFolder())) rmSync(file, { force: true })
}
