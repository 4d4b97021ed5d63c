// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, readText, writeWhole } from '../files.mjs'
import { Problem, messageOf } from '../problem.mjs'
import { findTensorFlow, libraryFolder, searchTensorFlow } from './find.mjs'
import { assemble } from './install.mjs'
import { installOfficial } from './official.mjs'
import { discardWheels, givenWheels, wheelsFromPip } from './sources.mjs'
import { defaultVersion, normalised, wheelsFit } from './versions.mjs'
import { makeFolder } from './workshop.mjs'

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
  if (found && !wishes.force) return found
  const quick = readText(failureMark()) !== undefined
  try {
    const made = await install(root, report, { quick, ...wishes })
    rmSync(failureMark(), { force: true })
    return made
  } catch (error) {
    writeWhole(failureMark(), messageOf(error))
    report.warn(messageOf(error), remedy)
    return undefined
  }
}

/**
 * Wheels first; where there are none for this machine or they cannot be had, tfjs-node's own installer,
 * which knows one version.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} wishes
 */
async function install(root, report, wishes) {
  const mayBeOfficial = !wishes.version && !wishes.flavour
  if (!wheelsFit() && mayBeOfficial) return installOfficial(root, report, wishes)
  try {
    return await installTensorFlow(root, report, wishes)
  } catch (error) {
    if (!mayBeOfficial) throw error
    report.note(`${messageOf(error)}: asking tfjs-node's own installer instead.`)
    return installOfficial(root, report, wishes)
  }
}

/** Says that the last attempt failed, so that the next one does not let people wait long. */
const failureMark = () => join(cacheFolder(), 'tensorflow-failed')

const remedy =
  'Networks train without TensorFlow as well, more slowly. With its wheel from elsewhere: ' +
  'npm run descent -- setup tensorflow --from-wheel FILE.'

/**
 * Makes a library folder, from what was given or from what pip finds.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} [wishes]
 * @returns {Promise<TensorFlow>}
 */
export async function installTensorFlow(root, report, wishes = {}) {
  if (!wheelsFit()) throw new Problem('Wheels hold a library for Linux on x86_64 only.')
  const { fromWheel = [], force = false, quick = false } = wishes
  const given = await givenWheels(fromWheel, report)
  const main = given.find(({ name }) => normalised(name).startsWith('tensorflow'))
  const version = wishes.version ?? main?.version ?? defaultVersion
  const flavour = wishes.flavour ?? 'cpu'
  const target = libraryFolder(version, flavour)
  await makeFolder(target, report, async (workshop) => {
    if (!force && given.length === 0 && findInCache(version, flavour)) return undefined
    const wheels = given.length > 0 ? given : await wheelsFromPip({ version, flavour, workshop, quick }, report)
    const folder = await assemble({ root, version, flavour, wheels }, workshop, report)
    discardWheels(wheels)
    return folder
  })
  const made = findInCache(version, flavour)
  if (!made) throw new Problem(`${target} is not complete, although it was just made.`)
  return made
}

/**
 * @param {string} version
 * @param {Flavour} flavour
 */
function findInCache(version, flavour) {
  return findTensorFlow({ ...process.env, DESCENT_TENSORFLOW: '' }, { version, flavour })
}
