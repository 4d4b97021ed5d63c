// @ts-check
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { download } from '../download.mjs'
import { readJson } from '../files.mjs'
import { Problem } from '../problem.mjs'
import { capture } from '../processes.mjs'

/**
 * Installs the official Electron release. Its archive is fetched into Electron's own cache by
 * the library that Electron's installer uses (checksums, ELECTRON_MIRROR and all), only with a
 * visible progress and an end to waiting; then the installer itself unpacks it from there.
 * @param {string} root
 * @param {import('../report.mjs').Report} report
 */
export async function installOfficialElectron(root, report) {
  const packageFolder = join(root, 'node_modules/electron')
  await fetchArchive(packageFolder, report)
  const { code, output } = await capture(process.execPath, [join(packageFolder, 'install.js')])
  if (code !== 0) throw new Problem(`Electron's installer failed: ${output.trim()}`)
}

/**
 * @param {string} packageFolder
 * @param {import('../report.mjs').Report} report
 */
async function fetchArchive(packageFolder, report) {
  const { env } = process
  const { downloadArtifact } = await importFrom(packageFolder, '@electron/get')
  await downloadArtifact({
    artifactName: 'electron',
    version: readJson(join(packageFolder, 'package.json')).version,
    checksums: env.electron_use_remote_checksums ? undefined : readJson(join(packageFolder, 'checksums.json')),
    platform: env.ELECTRON_INSTALL_PLATFORM || env.npm_config_platform || process.platform,
    arch: env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || process.arch,
    cacheRoot: env.electron_config_cache,
    downloader: {
      download: (/** @type {string} */ url, /** @type {string} */ file) => {
        report.note(`Asking ${new URL(url).host}`)
        return download(url, file, { onProgress: report.progress })
      }
    }
  })
}

/**
 * Imports a package as the package in `folder` would.
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<any>}
 */
function importFrom(folder, name) {
  return import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href)
}
