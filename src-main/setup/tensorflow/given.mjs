// @ts-check
/** What somebody has brought for a machine without internet: wheels, or a folder from another machine. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { newestFirst } from '../node-version.mjs'
import { Problem } from '../problem.mjs'
import { checkedWheel } from './check.mjs'
import { inspectFolder, manifestName } from './folder.mjs'
import { defaultVersion, flavourOf } from './versions.mjs'

/** @typedef {import('./versions.mjs').Flavour} Flavour */
/** @typedef {import('./check.mjs').CheckedWheel} CheckedWheel */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * @typedef {object} Given
 * @property {string} version
 * @property {Flavour} flavour
 * @property {CheckedWheel[]} [wheels]
 * @property {string} [folder] a finished one
 */

/**
 * Reads and checks wheels.
 * @param {string[]} files
 * @param {Report} report
 * @returns {Promise<Given>}
 */
export async function givenWheels(files, report) {
  const wheels = []
  for (const file of files) wheels.push(await checkedWheel(file, report))
  const main = wheels.filter(({ name }) => flavourOf(name))
  if (main.length !== 1) throw new Problem(oneIsNeeded(main.map(({ file }) => basename(file))))
  const flavour = /** @type {Flavour} */ (flavourOf(main[0].name))
  return { version: main[0].version, flavour, wheels: flavour === 'cpu' ? main : wheels }
}

/** @param {string[]} names */
function oneIsNeeded(names) {
  const found = names.length === 0 ? 'there is none' : `there are ${names.join(', ')}`
  return `One wheel of tensorflow-cpu, or of tensorflow for CUDA, is needed; ${found}.`
}

/**
 * A folder that was made before, here or on another machine; one that holds such folders; or one of wheels.
 * @param {string} directory
 * @param {{ version?: string | undefined, flavour?: Flavour | undefined }} wishes
 * @param {Report} report
 * @returns {Promise<Given>}
 */
export async function givenDirectory(directory, wishes, report) {
  const files = existsSync(directory) ? readdirSync(directory) : []
  const folder = libraryFolderIn(directory, files, wishes)
  if (folder) return finished(folder)
  const wheels = choose(
    files.map(wheelNamed).filter((wheel) => wheel !== undefined),
    wishes
  )
  if (wheels.length > 0)
    return givenWheels(
      wheels.map(({ file }) => join(directory, file)),
      report
    )
  throw new Problem(
    `${directory} holds neither a library that "descent setup tensorflow" made nor a wheel of TensorFlow that fits.`,
    `A library is a folder with ${manifestName} in it; copy all of it.`
  )
}

/**
 * @param {string} directory
 * @param {string[]} files
 * @param {{ version?: string | undefined, flavour?: Flavour | undefined }} wishes
 */
function libraryFolderIn(directory, files, { version = defaultVersion, flavour = 'cpu' }) {
  const inside = [`tensorflow-${version}-${flavour}`, ...files.filter((name) => /^tensorflow-[\d.]+-\w+$/.test(name))]
  return [directory, ...inside.map((name) => join(directory, name))].find((folder) =>
    existsSync(join(folder, manifestName))
  )
}

/**
 * @param {string} folder
 * @returns {Given}
 */
function finished(folder) {
  const { manifest, problem } = inspectFolder(resolve(folder))
  if (problem !== undefined) throw new Problem(problem)
  return { version: manifest.version, flavour: manifest.flavour, folder: resolve(folder) }
}

/**
 * @typedef {object} NamedWheel
 * @property {string} file
 * @property {string} version
 * @property {Flavour | undefined} flavour none: one of NVIDIA's
 */

/**
 * @param {string} file
 * @returns {NamedWheel | undefined}
 */
function wheelNamed(file) {
  const [, name, version] = /^(tensorflow|tensorflow_cpu|nvidia_\w+)-([\d.]+)-.*\.whl$/.exec(file) ?? []
  return name ? { file, version, flavour: flavourOf(name) } : undefined
}

/**
 * Of all wheels of a folder those of one library: what was wished, else the one for the CPU, else the newest.
 * @param {NamedWheel[]} wheels
 * @param {{ version?: string | undefined, flavour?: Flavour | undefined }} wishes
 */
function choose(wheels, { version, flavour }) {
  const [main] = wheels
    .filter(
      (wheel) => wheel.flavour && (!version || wheel.version === version) && (!flavour || wheel.flavour === flavour)
    )
    .sort((a, b) => Number(b.flavour === 'cpu') - Number(a.flavour === 'cpu') || newestFirst(a.version, b.version))
  if (!main) return []
  return main.flavour === 'cuda' ? [main, ...wheels.filter((wheel) => !wheel.flavour)] : [main]
}
