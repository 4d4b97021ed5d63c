// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, readText, writeWhole } from '../files.mjs'
import { messageOf } from '../problem.mjs'
import { cudaRemedy } from './cuda.mjs'
import { searchTensorFlow } from './find.mjs'
import { hasNvidiaGpu } from './gpu.mjs'
import { makeLibrary } from './make.mjs'
import { installOfficial } from './official.mjs'
import { defaultVersion, wheelsFit } from './versions.mjs'

/** @typedef {import('./find.mjs').TensorFlow} TensorFlow */
/** @typedef {import('./versions.mjs').Flavour} Flavour */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * @typedef {object} Wishes
 * @property {string} [version]
 * @property {Flavour} [flavour]
 * @property {string[]} [fromWheel] files of wheels, instead of what pip finds
 * @property {string} [fromDirectory] a folder that was made before, or one with wheels
 * @property {boolean} [force] make it again where it is there already
 * @property {boolean} [quick] give up soon where no index answers
 */

/**
 * Brings a TensorFlow where none is at hand. Having none is a warning, not the end.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} [wishes]
 * @returns {Promise<TensorFlow | undefined>}
 */
export async function ensureTensorFlow(root, report, wishes = {}) {
  const { found, problems } = searchTensorFlow(process.env, { root, ...wishes })
  for (const problem of problems.filter((problem) => problem.startsWith('DESCENT_TENSORFLOW'))) report.warn(problem)
  if (!wishes.flavour) suggestCuda(report, found)
  if (found && !wishes.force) return found
  try {
    return await install(root, report, wishes)
  } catch (error) {
    report.warn(messageOf(error), remedy)
    return undefined
  }
}

/**
 * @param {Report} report
 * @param {TensorFlow | undefined} found
 */
function suggestCuda(report, found) {
  if (found?.flavour === 'cuda' || process.env.DESCENT_TENSORFLOW_FLAVOUR || !wheelsFit() || !hasNvidiaGpu()) return
  report.note(`This machine has an NVIDIA GPU. ${cudaRemedy}`)
}

/**
 * Brings what somebody has asked for. What stands in its way is thrown.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} [wishes]
 * @returns {Promise<TensorFlow>}
 */
export async function setUpTensorFlow(root, report, wishes = {}) {
  const made = await install(root, report, { quick: false, ...wishes })
  const { DESCENT_TENSORFLOW: folder } = process.env
  if (folder) report.note(`DESCENT_TENSORFLOW names ${folder}: as long as it does, that one is used.`)
  return made
}

/**
 * Wheels first; where there are none for this machine or they cannot be had, tfjs-node's own installer,
 * which knows one version. Once no wheel could be had, the next attempt does not let people wait long.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} wishes
 */
async function install(root, report, wishes) {
  const mark = join(cacheFolder(), 'tensorflow-failed')
  const quick = wishes.quick ?? readText(mark) !== undefined
  const { fromWheel, fromDirectory } = wishes
  if (!wheelsFit() && officialWillDo(wishes)) return installOfficial(root, report, { quick })
  try {
    const made = await makeLibrary(root, report, { ...wishes, quick })
    rmSync(mark, { force: true })
    return made
  } catch (error) {
    if (fromWheel || fromDirectory) throw error
    writeWhole(mark, messageOf(error))
    if (!officialWillDo(wishes)) throw error
    report.note(messageOf(error))
    return installOfficial(root, report, { quick })
  }
}

/** @param {Wishes} wishes */
function officialWillDo({ version = defaultVersion, flavour = 'cpu', fromWheel, fromDirectory }) {
  return version === defaultVersion && flavour === 'cpu' && !fromWheel && !fromDirectory
}

const remedy =
  'Networks train without TensorFlow as well, more slowly. With its wheel from elsewhere: ' +
  'npm run descent -- setup tensorflow --from-wheel FILE.'
