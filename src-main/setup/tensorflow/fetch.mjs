// @ts-check
import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { download } from '../download.mjs'
import { cacheFolder } from '../files.mjs'
import { sha256Of } from '../fingerprint.mjs'
import { Problem, messageOf } from '../problem.mjs'
import { downloadWithPip, localFile } from './pip.mjs'

/** @typedef {import('./pip.mjs').Offer} Offer */
/** @typedef {import('../report.mjs').Report} Report */

/** Where wheels are kept until they are unpacked; what is left of a download is gone on with by the next one. */
export const downloadFolder = () => join(cacheFolder(), 'downloads')

/**
 * Gets a wheel and compares its checksum.
 * @param {Offer & { requirement: string, sha256: string }} wheel
 * @param {{ python: string, workshop: string, report: Report }} means
 * @returns {Promise<string>} the file
 */
export async function fetchWheel(wheel, { python, workshop, report }) {
  const local = localFile(wheel)
  if (local) return verified(local, wheel.sha256)
  try {
    return await downloadWheel(wheel, report)
  } catch (error) {
    report.note(`${messageOf(error)}: letting pip fetch the wheel instead, without progress.`)
    return verified(await downloadWithPip(python, wheel.requirement, workshop), wheel.sha256)
  }
}

/**
 * @param {Offer & { sha256: string }} wheel
 * @param {Report} report
 */
async function downloadWheel({ name, url, sha256 }, report) {
  const partial = join(downloadFolder(), `${sha256.slice(0, 16)}-${basename(name)}.partial`)
  report.note(`Fetching ${name}`)
  await download(url, partial, { onProgress: report.progress, resume: true })
  try {
    await verified(partial, sha256)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  const file = join(downloadFolder(), basename(name))
  renameSync(partial, file)
  return file
}

/**
 * @param {string} file
 * @param {string} sha256
 */
async function verified(file, sha256) {
  if ((await sha256Of(file)) === sha256) return file
  throw new Problem(`${basename(file)} is not the wheel that was expected: its checksum is another one`)
}

/**
 * Removes a wheel that was only fetched to be unpacked.
 * @param {string} file
 */
export function discard(file) {
  if (file.startsWith(downloadFolder())) rmSync(file, { force: true })
}
