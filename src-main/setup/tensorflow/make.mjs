// @ts-check
import { Problem } from '../problem.mjs'
import { makeFolder } from '../workshop.mjs'
import { copyLibrary } from './copy.mjs'
import { discard } from './fetch.mjs'
import { findTensorFlow, libraryFolder } from './find.mjs'
import { givenDirectory, givenWheels } from './given.mjs'
import { assemble } from './install.mjs'
import { wheelsFromPip } from './sources.mjs'
import { defaultVersion, wheelsFit } from './versions.mjs'

/** @typedef {import('./ensure.mjs').Wishes} Wishes */
/** @typedef {import('./given.mjs').Given} Given */
/** @typedef {import('./versions.mjs').Flavour} Flavour */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * Makes a library folder in the cache, from what was given or from what pip finds, unless it is there already.
 * @param {string} root
 * @param {Report} report
 * @param {Wishes} wishes
 * @returns {Promise<import('./find.mjs').TensorFlow>}
 */
export async function makeLibrary(root, report, wishes) {
  if (!wheelsFit()) throw new Problem('Wheels hold a library for Linux on x86_64 only.')
  const given = await givenBy(wishes, report)
  requireAgreement(given, wishes)
  const { version, flavour } = given ?? { version: defaultVersion, flavour: 'cpu', ...wishes }
  const target = libraryFolder(version, flavour)
  await makeFolder(target, report, async (workshop) => {
    if (!wishes.force && !given && findInCache(version, flavour)) return undefined
    if (given?.folder) return copyLibrary(given.folder, workshop, report)
    return fromWheels({ root, version, flavour, workshop, quick: wishes.quick ?? false }, given?.wheels, report)
  })
  const made = findInCache(version, flavour)
  if (!made) throw new Problem(`${target} is not complete, although it was just made.`)
  return made
}

/**
 * @param {{ root: string, version: string, flavour: Flavour, workshop: string, quick: boolean }} wanted
 * @param {Given['wheels']} given
 * @param {Report} report
 */
async function fromWheels({ root, version, flavour, workshop, quick }, given, report) {
  const wheels = given ?? (await wheelsFromPip({ version, flavour, workshop, quick }, report))
  const folder = await assemble({ root, version, flavour, wheels }, workshop, report)
  for (const { file } of wheels) discard(file)
  return folder
}

/**
 * @param {Wishes} wishes
 * @param {Report} report
 */
async function givenBy({ fromWheel = [], fromDirectory, version, flavour }, report) {
  if (fromDirectory) return givenDirectory(fromDirectory, { version, flavour }, report)
  return fromWheel.length > 0 ? givenWheels(fromWheel, report) : undefined
}

/**
 * @param {Given | undefined} given
 * @param {Wishes} wishes
 */
function requireAgreement(given, { version, flavour }) {
  if (given && version && version !== given.version) {
    throw new Problem(`Version ${version} is wished, and ${given.version} was given.`)
  }
  if (given && flavour && flavour !== given.flavour) {
    const names = { cpu: 'for the CPU', cuda: 'with CUDA' }
    throw new Problem(`A library ${names[flavour]} is wished, and one ${names[given.flavour]} was given.`)
  }
}

/**
 * @param {string} version
 * @param {Flavour} flavour
 */
function findInCache(version, flavour) {
  return findTensorFlow({ ...process.env, DESCENT_TENSORFLOW: '' }, { version, flavour })
}
