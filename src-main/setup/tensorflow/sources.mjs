// @ts-check
/** The wheels that pip finds. */
import { Problem, messageOf } from '../problem.mjs'
import { checkedWheel } from './check.mjs'
import { cudaRequirements, pinned } from './cuda.mjs'
import { fetchWheel } from './fetch.mjs'
import { SlowIndex, askPip, downloadWithPip, findPython } from './pip.mjs'
import { distributions } from './versions.mjs'

/** @typedef {import('./check.mjs').CheckedWheel} CheckedWheel */
/** @typedef {import('./versions.mjs').Flavour} Flavour */
/** @typedef {import('../report.mjs').Report} Report */
/** @typedef {{ python: string, workshop: string, report: Report, quick: boolean }} Means */

/**
 * Finds with pip, fetches and checks the wheels of a version.
 * @param {{ version: string, flavour: Flavour, workshop: string, quick: boolean }} wanted
 * @param {Report} report
 * @returns {Promise<CheckedWheel[]>}
 */
export async function wheelsFromPip({ version, flavour, workshop, quick }, report) {
  const python = await findPython()
  if (!python) throw new Problem('There is no Python with pip, which knows where to get wheels')
  const means = { python, workshop, report, quick }
  const [library] = await wheelsFor([`${distributions[flavour]}==${version}`], means)
  if (flavour === 'cpu') return [library]
  const requirements = cudaRequirements(library.requirements)
  if (requirements.length === 0) throw new Problem(`tensorflow ${version} does not say what it needs of CUDA`)
  return [library, ...(await cudaWheels(requirements, means))]
}

/**
 * @param {{ name: string, range: string }[]} requirements
 * @param {Means} means
 */
async function cudaWheels(requirements, means) {
  const ranges = requirements.map(({ name, range }) => `${name}${range}`)
  const offers = await offersFor(requirements.map(pinned), means).catch((error) => {
    means.report.note(`${messageOf(error)}: taking the newest that fit instead.`)
    return offersFor(ranges, means)
  })
  return offers ? fetchAll(offers, means) : downloadAll(ranges, means)
}

/**
 * @param {string[]} requirements
 * @param {Means} means
 */
async function wheelsFor(requirements, means) {
  const offers = await offersFor(requirements, means)
  return offers ? fetchAll(offers, means) : downloadAll(requirements, means)
}

/**
 * Where the wheels are; undefined where pip has to fetch them to tell. An index that lets pip wait without giving up
 * sends something: it is worth more time.
 * @param {string[]} requirements
 * @param {Means} means
 * @returns {Promise<import('./pip.mjs').Offer[] | undefined>}
 */
async function offersFor(requirements, means) {
  const { python, workshop, report, quick } = means
  report.note(`Asking pip for ${requirements[0]}${requirements.length > 1 ? ' and what belongs to it' : ''}`)
  try {
    return await askPip(python, requirements, workshop, { quick })
  } catch (error) {
    if (!(error instanceof SlowIndex)) throw error
    if (quick) return offersFor(requirements, { ...means, quick: false })
    report.note(`${messageOf(error)}: letting it fetch them, without progress.`)
    return undefined
  }
}

/**
 * @param {import('./pip.mjs').Offer[]} offers
 * @param {Means} means
 */
async function fetchAll(offers, means) {
  const wheels = []
  for (const offer of offers) {
    const { file, sha256 } = await fetchWheel(offer, means)
    wheels.push(await checkedWheel(file, means.report, sha256))
  }
  return wheels
}

/**
 * @param {string[]} requirements
 * @param {Means} means
 */
async function downloadAll(requirements, { python, workshop, report }) {
  const wheels = []
  for (const requirement of requirements) {
    wheels.push(await checkedWheel(await downloadWithPip(python, requirement, workshop), report))
  }
  return wheels
}
