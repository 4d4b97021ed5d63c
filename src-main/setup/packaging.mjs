// @ts-check
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildStamp } from './build.mjs'
import { readJson, readText, writeWhole } from './files.mjs'
import { fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { Problem } from './problem.mjs'
import { capture } from './processes.mjs'

/**
 * Packages the built application, unpacked, around the Electron at hand. Nothing is downloaded.
 * @param {string} root
 * @param {import('./electron/find.mjs').Electron} electron
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<{ executable: string, changed: boolean }>}
 */
export async function packageApplication(root, electron, report) {
  const executable = packagedExecutable(root)
  const changed = await withLock(join(root, 'out/.package.lock'), report, async () => {
    const stamp = join(root, 'dist/.descent-package')
    const state = stateOf(root, electron)
    if (readText(stamp) === state && existsSync(executable)) return false
    rmSync(stamp, { force: true })
    await runBuilder(root, electron)
    removeRemainders(join(root, unpackedFolder()))
    writeWhole(stamp, state)
    return true
  })
  if (electron.origin === 'stand-in') {
    report.note('It holds the stand-in for Electron: good for tests, not for users.')
  }
  return { executable, changed }
}

/**
 * @param {string} root
 * @param {import('./electron/find.mjs').Electron} electron
 */
function stateOf(root, electron) {
  const build = readText(join(root, buildStamp))
  const manifest = fingerprint(root, ['package.json', 'node_modules/.descent-packages'])
  return [build, manifest, electron.executable, electron.version].join('\n')
}

/**
 * @param {string} root
 * @param {import('./electron/find.mjs').Electron} electron
 */
async function runBuilder(root, electron) {
  const command = [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--dir',
    '--publish=never',
    `--config.electronDist=${electron.folder}`,
    `--config.electronVersion=${electron.version}`
  ]
  const { code, output } = await capture(process.execPath, command, { cwd: root })
  if (code !== 0) throw new Problem(`electron-builder failed. It said:\n\n${output.trim()}\n`)
}

/**
 * Files of an unpacked Electron that a packaged application does not need.
 * @param {string} folder
 */
function removeRemainders(folder) {
  if (process.platform === 'darwin') return
  rmSync(join(folder, 'version'), { force: true })
  rmSync(join(folder, 'resources/default_app.asar'), { force: true })
}

/**
 * Where electron-builder puts the unpacked application, relative to the project.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [arch]
 */
export function unpackedFolder(platform = process.platform, arch = process.arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') return `dist/mac${suffix}`
  return `dist/${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`
}

/**
 * The packaged application's executable.
 * @param {string} root
 */
export function packagedExecutable(root) {
  const folder = join(root, unpackedFolder())
  const { name, productName } = readJson(join(root, 'package.json'))
  if (process.platform === 'darwin') {
    return join(folder, `${productName}.app/Contents/MacOS/${productName}`)
  }
  return join(folder, process.platform === 'win32' ? `${productName}.exe` : name)
}
