// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, readJson, readText } from '../files.mjs'

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {string} folder the distribution that the executable belongs to
 * @property {string} version as in "45.4.1", or "unknown"
 * @property {'override' | 'official' | 'stand-in'} origin
 */

/** The Electron release inside the npm package that serves where the official one cannot be had. */
export const standInVersion = '25.1.1'

/**
 * The Electron that is at hand: the folder that ELECTRON_OVERRIDE_DIST_PATH names, the official
 * release, or its stand-in, in this order.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Electron | undefined}
 */
export function findElectron(root, env = process.env) {
  return findOverride(env) ?? findOfficial(root) ?? findStandIn(env)
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Electron | undefined}
 */
function findOverride(env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH
  return folder ? distribution(folder, 'override') : undefined
}

/**
 * The official release counts only when it is the one that the electron package asks for and its
 * installer got to its end.
 * @param {string} root
 */
function findOfficial(root) {
  const packageFolder = join(root, 'node_modules/electron')
  const wanted = readJson(join(packageFolder, 'package.json'))?.version
  const found = distribution(join(packageFolder, 'dist'), 'official')
  const isWhole = existsSync(join(packageFolder, 'path.txt'))
  return isWhole && found?.version === wanted ? found : undefined
}

/** @param {NodeJS.ProcessEnv} env */
function findStandIn(env) {
  const found = distribution(standInFolder(env), 'stand-in')
  return hasStandIn() && found?.version === standInVersion ? found : undefined
}

/** Whether there is a stand-in for this kind of machine. */
export function hasStandIn() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @param {NodeJS.ProcessEnv} [env] */
export function standInFolder(env = process.env) {
  return join(cacheFolder(env), `electron-${standInVersion}`)
}

/**
 * @param {string} folder
 * @param {Electron['origin']} origin
 * @returns {Electron | undefined}
 */
function distribution(folder, origin) {
  const executable = join(folder, executableName(process.platform))
  if (!existsSync(executable)) return undefined
  const version = readText(join(folder, 'version'))?.replace(/^v/, '') ?? 'unknown'
  return { executable, folder, version, origin }
}

/**
 * Where the executable lies inside a distribution.
 * @param {NodeJS.Platform} platform
 */
export function executableName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * What makes the electron package, electron-vite and Playwright use this Electron.
 * @param {Electron} electron
 * @returns {Record<string, string>}
 */
export function electronEnvironment({ executable, folder }) {
  return { ELECTRON_OVERRIDE_DIST_PATH: folder, ELECTRON_EXEC_PATH: executable }
}

/**
 * In words which Electron this is.
 * @param {Electron} electron
 */
export function describeElectron({ version, origin }) {
  const remark = {
    override: ' (from ELECTRON_OVERRIDE_DIST_PATH)',
    official: '',
    'stand-in': ' (a stand-in)'
  }
  return `Electron ${version}${remark[origin]}`
}

/** What brings an Electron where none can be downloaded. */
export const electronRemedy =
  'Set ELECTRON_MIRROR to a mirror of the Electron releases that this machine can reach, or ' +
  'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, then run the command again.'
