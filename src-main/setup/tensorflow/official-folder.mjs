// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../files.mjs'

/** Where tfjs-node is, within a checkout. */
export const packagePath = 'node_modules/@tensorflow/tfjs-node-gpu'

/**
 * What tfjs-node's own installer has brought. It builds or fetches the binding last, so that a
 * library without a binding is one whose installation was interrupted.
 * @param {string} root
 * @returns {import('./find.mjs').TensorFlow | undefined}
 */
export function findOfficial(root) {
  const home = join(root, packagePath)
  const folder = join(home, 'deps/lib')
  const binding = bindings(home).at(-1)
  const version = libraryVersion(home)
  if (!binding || !version || !existsSync(join(folder, libraryName(version)))) return undefined
  return { folder, binding, version, flavour: 'official', origin: 'official' }
}

/**
 * The bindings that are there, for the newest Node-API last.
 * @param {string} home
 */
function bindings(home) {
  const folder = join(home, 'lib')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^napi-v\d+$/.test(name)) : []
  return names
    .sort((a, b) => Number(a.slice(6)) - Number(b.slice(6)))
    .map((name) => join(folder, name, 'tfjs_binding.node'))
    .filter((file) => existsSync(file))
}

/** @param {string} home */
function libraryVersion(home) {
  const constants = readText(join(home, 'scripts/deps-constants.js')) ?? ''
  return /LIBTENSORFLOW_VERSION = '([\d.]+)'/.exec(constants)?.[1]
}

/**
 * @param {string} version
 * @param {NodeJS.Platform} [platform]
 */
export function libraryName(version, platform = process.platform) {
  if (platform === 'win32') return 'tensorflow.dll'
  return platform === 'darwin' ? 'libtensorflow.dylib' : `libtensorflow.so.${version}`
}
