// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheFolder } from '../files.mjs'
import { newestFirst } from '../node-version.mjs'
import { inspectFolder } from './folder.mjs'
import { hasNvidiaGpu } from './gpu.mjs'
import { findOfficial } from './official-folder.mjs'
import { defaultVersion } from './versions.mjs'

/**
 * A TensorFlow that is at hand.
 * @typedef {object} TensorFlow
 * @property {string} folder where its libraries are; for CUDA it has to be on the library path of the process
 * @property {string} binding the file that Node loads
 * @property {string} version of the library, as in "2.21.0"
 * @property {import('./versions.mjs').Flavour | 'official'} flavour
 * @property {'override' | 'cache' | 'official'} origin
 */

/**
 * @typedef {object} SearchOptions
 * @property {string} [root] the checkout, where there is one: the official package's own library may be in it
 * @property {string} [version] only this one
 * @property {import('./versions.mjs').Flavour} [flavour] only this one
 * @property {boolean} [gpu] whether this machine has an NVIDIA GPU
 */

/**
 * The TensorFlow to use: the folder that DESCENT_TENSORFLOW names; the one with CUDA where there is an NVIDIA GPU;
 * the one for the CPU; another version in the cache; what tfjs-node's own installer brought. In this order.
 * DESCENT_TENSORFLOW_FLAVOUR ("cpu" or "cuda") decides where both would do.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {SearchOptions} [options]
 * @returns {TensorFlow | undefined}
 */
export function findTensorFlow(env = process.env, options = {}) {
  return searchTensorFlow(env, options).found
}

/**
 * As findTensorFlow, with the reasons in words why folders that were looked at do not count.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {SearchOptions} [options]
 * @returns {{ found?: TensorFlow, problems: string[] }}
 */
export function searchTensorFlow(env = process.env, options = {}) {
  /** @type {string[]} */
  const problems = []
  for (const { folder, origin } of candidates(env, options)) {
    const { manifest, problem } = inspectFolder(folder)
    if (problem !== undefined) problems.push(origin === 'override' ? `DESCENT_TENSORFLOW: ${problem}` : problem)
    else if (fits(manifest, options)) {
      const { version, flavour, binding } = manifest
      return { found: { folder, binding: join(folder, binding), version, flavour, origin }, problems }
    }
  }
  const official = options.root ? findOfficial(options.root) : undefined
  const found = official && fits(official, options) ? official : undefined
  return found ? { found, problems } : { problems }
}

/**
 * @param {{ version: string, flavour: string }} about
 * @param {SearchOptions} options
 */
function fits(about, { version, flavour }) {
  return (!version || about.version === version) && (!flavour || about.flavour === flavour)
}

/**
 * The folders to look at, the best first.
 * @param {NodeJS.ProcessEnv} env
 * @param {SearchOptions} options
 * @returns {{ folder: string, origin: 'override' | 'cache' }[]}
 */
function candidates(env, { gpu }) {
  const wanted = env.DESCENT_TENSORFLOW_FLAVOUR
  const first = wanted ? wanted === 'cuda' : (gpu ?? hasNvidiaGpu())
  const flavours = first ? ['cuda', 'cpu'] : ['cpu', 'cuda']
  const cached = cachedFolders(env).sort(
    (a, b) =>
      Number(b.version === defaultVersion) - Number(a.version === defaultVersion) || newestFirst(a.version, b.version)
  )
  const ordered = flavours.flatMap((flavour) => cached.filter((folder) => folder.flavour === flavour))
  return [
    ...(env.DESCENT_TENSORFLOW
      ? [{ folder: resolve(env.DESCENT_TENSORFLOW), origin: /** @type {const} */ ('override') }]
      : []),
    ...ordered.map(({ folder }) => ({ folder, origin: /** @type {const} */ ('cache') }))
  ]
}

/** @param {NodeJS.ProcessEnv} env */
function cachedFolders(env) {
  const cache = cacheFolder(env)
  const names = existsSync(cache) ? readdirSync(cache) : []
  return names.flatMap((name) => {
    const [, version, flavour] = /^tensorflow-(\d[\d.]*)-(cpu|cuda)$/.exec(name) ?? []
    return version ? [{ folder: join(cache, name), version, flavour }] : []
  })
}

/**
 * Where the set-up keeps a library.
 * @param {string} version
 * @param {import('./versions.mjs').Flavour} flavour
 * @param {NodeJS.ProcessEnv} [env]
 */
export function libraryFolder(version, flavour, env = process.env) {
  return join(cacheFolder(env), `tensorflow-${version}-${flavour}`)
}

/**
 * In words which TensorFlow this is.
 * @param {TensorFlow} tensorflow
 */
export function describeTensorFlow({ version, flavour, origin }) {
  const kinds = { cpu: 'for the CPU', cuda: 'with CUDA', official: "from tfjs-node's own installer" }
  return `TensorFlow ${version} ${kinds[flavour]}${origin === 'override' ? ' (from DESCENT_TENSORFLOW)' : ''}`
}
