// @ts-check
/** A library folder out of wheels: the two libraries, what CUDA needs, and the binding compiled against them. */
import { mkdirSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problem } from '../problem.mjs'
import { capture } from '../processes.mjs'
import { compileBinding, libraryNames, requireCompiler } from './compile.mjs'
import { libraryEnvironment, placeOfCuda } from './cuda.mjs'
import { bindingName, writeManifest } from './folder.mjs'
import { unpackWheel } from './wheel.mjs'
import { fullDisk } from '../workshop.mjs'

/** @typedef {import('./check.mjs').CheckedWheel} CheckedWheel */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * @typedef {object} Ingredients
 * @property {string} root
 * @property {string} version
 * @property {import('./versions.mjs').Flavour} flavour
 * @property {CheckedWheel[]} wheels
 */

/**
 * @param {Ingredients} ingredients
 * @param {string} workshop
 * @param {Report} report
 * @returns {Promise<string>} the finished folder
 */
export async function assemble({ root, version, flavour, wheels }, workshop, report) {
  const compiler = await requireCompiler(report)
  const folder = join(workshop, 'library')
  mkdirSync(folder)
  await unpackAll(wheels, workshop, report)
  report.note('Compiling the binding between Node and TensorFlow')
  await compileBinding({ root, include: join(workshop, 'include'), folder, compiler })
  await requireLoads(folder, flavour)
  const sources = wheels.map(({ file, sha256 }) => ({ name: basename(file), sha256 }))
  writeManifest(folder, { version, flavour, sources })
  return folder
}

/**
 * @param {CheckedWheel[]} wheels
 * @param {string} workshop
 * @param {Report} report
 */
async function unpackAll(wheels, workshop, report) {
  const total = wheels.flatMap(({ members }) => [...members].filter(([name]) => place(name)).map(([, size]) => size))
  const progress = { done: 0, total: total.reduce((sum, size) => sum + size, 0), unit: /** @type {const} */ ('MB') }
  requireSpace(dirname(workshop), progress.total)
  report.note(`Unpacking ${wheels.length === 1 ? basename(wheels[0].file) : `${wheels.length} wheels`}`)
  for (const { file } of wheels) {
    await unpackWheel(file, workshop, place, (bytes) => {
      progress.done += bytes
      report.progress(progress)
    })
  }
}

/**
 * Where a member of a wheel belongs, within the workshop; undefined where it is not needed.
 * @param {string} member
 */
function place(member) {
  const library = libraryNames.find((name) => member === `tensorflow/${name}`)
  if (library) return `library/${library}`
  const header = /^tensorflow\/(include\/.+\.h)$/.exec(member)?.[1]
  if (header && /\/tensorflow\/c\/|\/(ctstring|tsl_status)\w*\.h$/.test(header)) return header
  const cuda = placeOfCuda(member)
  return cuda && `library/${cuda}`
}

/**
 * @param {string} folder
 * @param {number} bytes
 */
export function requireSpace(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < bytes) throw fullDisk(folder, `: ${(bytes / 1e9).toFixed(1)} GB are needed`)
}

/**
 * Loads the binding in a process of its own: a library may be made for a newer system or another processor.
 * @param {string} folder
 * @param {import('./versions.mjs').Flavour} flavour
 */
export async function requireLoads(folder, flavour) {
  const script = 'process.dlopen({ exports: {} }, process.argv[1])'
  const env = { ...process.env, ...libraryEnvironment({ folder, flavour }), TF_CPP_MIN_LOG_LEVEL: '3' }
  const { code, output } = await capture(process.execPath, ['-e', script, join(folder, bindingName)], { env })
  if (code === 0) return
  const words = /Error: (.+)/.exec(output)?.[1] ?? `the process that loads it ends with code ${code}`
  throw new Problem(`This machine cannot load the library: ${words}.`)
}
