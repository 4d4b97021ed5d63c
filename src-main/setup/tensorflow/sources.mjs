// @ts-check
/** Where the wheels come from: files that were given, or what pip finds. */
import { basename } from 'node:path'
import { sha256Of } from '../fingerprint.mjs'
import { Problem } from '../problem.mjs'
import { libraryNames } from './compile.mjs'
import { discard, fetchWheel } from './fetch.mjs'
import { askPip, findPython } from './pip.mjs'
import { checksumOf, distributions, normalised } from './versions.mjs'
import { readWheel } from './wheel.mjs'

/** @typedef {import('./wheel.mjs').WheelContent & { sha256: string }} CheckedWheel */
/** @typedef {import('./versions.mjs').Flavour} Flavour */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * Reads and checks wheels that somebody has brought.
 * @param {string[]} files
 * @param {Report} report
 * @returns {Promise<CheckedWheel[]>}
 */
export async function givenWheels(files, report) {
  const wheels = []
  for (const file of files) wheels.push(await givenWheel(file, report))
  return wheels
}

/**
 * @param {string} file
 * @param {Report} report
 */
async function givenWheel(file, report) {
  const wheel = await readWheel(file)
  requireFit(wheel)
  const sha256 = await sha256Of(file)
  const expected = checksumOf(wheel.name, wheel.version, wheel.tags[0]?.split('-')[0])
  if (expected && expected !== sha256) {
    throw new Problem(`${basename(file)} is damaged or was changed: its checksum is not that of ${title(wheel)}.`)
  }
  if (!expected) report.warn(`The checksum of ${title(wheel)} is not known here: it is taken as it is.`)
  return { ...wheel, sha256 }
}

/** @param {{ name: string, version: string }} wheel */
const title = ({ name, version }) => `${normalised(name)} ${version}`

/**
 * Refuses a wheel of which nothing can be used here.
 * @param {import('./wheel.mjs').WheelContent} wheel
 */
export function requireFit(wheel) {
  const name = normalised(wheel.name)
  /** @type {string[]} */
  const wanted = Object.values(distributions)
  if (!wanted.includes(name) && !name.startsWith('nvidia-')) {
    throw new Problem(`${basename(wheel.file)} is a wheel of ${name}; ${wanted.join(' or ')} is needed.`)
  }
  if (!wheel.tags.some((tag) => /linux.*_x86_64$/.test(tag))) {
    const platform = wheel.tags[0]?.split('-').at(-1) ?? 'no known platform'
    throw new Problem(`${basename(wheel.file)} is for ${platform}; one for Linux on x86_64 is needed.`)
  }
  if (wanted.includes(name) && !libraryNames.every((library) => wheel.members.has(`tensorflow/${library}`))) {
    throw new Problem(`${title(wheel)} does not hold ${libraryNames[0]}: versions from 2.12 on do.`)
  }
}

/**
 * Finds with pip, fetches and reads the wheels of a version.
 * @param {{ version: string, flavour: Flavour, workshop: string, quick?: boolean }} wanted
 * @param {Report} report
 * @returns {Promise<CheckedWheel[]>}
 */
export async function wheelsFromPip({ version, flavour, workshop, quick = false }, report) {
  const python = await findPython()
  if (!python) throw new Problem('There is no Python with pip, which knows where to get wheels')
  const requirement = `${distributions[flavour]}==${version}`
  const [offer] = await askPip(python, [requirement], workshop, { quick })
  const sha256 = checksumOf(distributions[flavour], version) ?? offer.sha256
  if (!sha256) throw new Problem(`${requirement} has no checksum`)
  const file = await fetchWheel({ ...offer, sha256, requirement }, { python, workshop, report })
  const wheel = await readWheel(file)
  requireFit(wheel)
  return [{ ...wheel, sha256 }]
}

/** @param {CheckedWheel[]} wheels */
export function discardWheels(wheels) {
  for (const { file } of wheels) discard(file)
}
