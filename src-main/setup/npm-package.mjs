// @ts-check
/** The archive of an npm package, of which nothing is ever run. */
import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { download } from './download.mjs'
import { integrityOf } from './fingerprint.mjs'
import { npm } from './npm.mjs'
import { Problem, messageOf } from './problem.mjs'
import { capture } from './processes.mjs'

/** A package's name with its version, and npm's checksum of it. @typedef {{ name: string, integrity: string }} Wanted */

/**
 * Fetches the archive of a package and compares its checksum.
 * @param {string} root where npm's settings hold
 * @param {Wanted} wanted
 * @param {string} workshop
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<string>} the file
 */
export async function fetchPackage(root, wanted, workshop, report) {
  const streamed = join(workshop, 'package.tgz')
  try {
    const { code, output } = await npm(root, ['view', wanted.name, 'dist.tarball'])
    const url = output.split('\n').find((line) => /^https?:/.test(line))
    if (code !== 0 || !url) throw new Problem(`npm does not know ${wanted.name}: ${output.trim()}`)
    await download(url.trim(), streamed, { onProgress: report.progress })
    return await verified(streamed, wanted)
  } catch (error) {
    report.note(`${messageOf(error)}: letting npm fetch the package instead, without progress.`)
    return verified(await packWithNpm(root, wanted.name, workshop), wanted)
  }
}

/**
 * npm knows proxies, certificates and passwords that a plain download does not.
 * @param {string} root
 * @param {string} name
 * @param {string} workshop
 */
async function packWithNpm(root, name, workshop) {
  const folder = join(workshop, 'npm')
  mkdirSync(folder)
  const { code, output } = await npm(root, ['pack', name, '--pack-destination', folder])
  if (code !== 0) throw new Problem(`npm could not fetch ${name}: ${output.trim()}`)
  return join(folder, readdirSync(folder)[0])
}

/**
 * @param {string} archive
 * @param {Wanted} wanted
 */
async function verified(archive, { name, integrity }) {
  if ((await integrityOf(archive)) === integrity) return archive
  throw new Problem(`What was downloaded as ${name} is not the package that was expected`)
}

/**
 * @param {string} archive
 * @param {string} folder
 * @param {string} selection what of it
 */
export async function untar(archive, folder, selection) {
  const { code, output } = await capture('tar', ['-xzf', archive, '-C', folder, selection])
  if (code !== 0) throw new Problem(`${basename(archive)} could not be unpacked: ${output.trim()}`)
}
