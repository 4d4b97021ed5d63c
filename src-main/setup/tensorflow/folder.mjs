// @ts-check
/** A library folder: all that TensorFlow needs in one place, with a manifest that says what belongs to it. */
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from '../files.mjs'

/**
 * @typedef {object} Manifest
 * @property {1} format
 * @property {string} version
 * @property {import('./versions.mjs').Flavour} flavour
 * @property {string} platform
 * @property {string} arch
 * @property {string} binding the file that Node loads
 * @property {Record<string, number>} files all other files, with their sizes
 * @property {{ name: string, sha256: string }[]} sources the wheels that it was made from
 */

export const manifestName = 'tensorflow.json'
export const bindingName = 'tfjs_binding.node'

/**
 * What a library folder says of itself, or in words why it does not count.
 * @param {string} folder
 * @param {string} [platform]
 * @param {string} [arch]
 * @returns {{ manifest: Manifest, problem?: undefined } | { manifest?: undefined, problem: string }}
 */
export function inspectFolder(folder, platform = process.platform, arch = process.arch) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { problem: `There is no folder ${folder}.` }
  const manifest = readJson(join(folder, manifestName))
  if (!isManifest(manifest)) {
    return { problem: `${folder} has no ${manifestName}: "descent setup tensorflow" has not made it, or not finished.` }
  }
  if (manifest.platform !== platform || manifest.arch !== arch) {
    const [is, wanted] = [`${manifest.platform}-${manifest.arch}`, `${platform}-${arch}`]
    return { problem: `${folder} is for another kind of machine (${is}; this one is ${wanted}).` }
  }
  const flaw = firstFlaw(folder, manifest)
  return flaw ? { problem: `${folder} is not complete: ${flaw}. Make or copy it again.` } : { manifest }
}

/**
 * @param {any} value
 * @returns {value is Manifest}
 */
function isManifest(value) {
  return (
    value?.format === 1 &&
    [value.version, value.flavour, value.platform, value.arch, value.binding].every(
      (part) => typeof part === 'string'
    ) &&
    typeof value.files === 'object' &&
    value.binding in value.files
  )
}

/**
 * @param {string} folder
 * @param {Manifest} manifest
 */
function firstFlaw(folder, { files }) {
  for (const [name, size] of Object.entries(files)) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (!found) return `${name} is missing`
    if (found.size !== size) return `${name} has ${found.size} bytes instead of ${size}`
  }
  return undefined
}

/**
 * Writes the manifest of a folder that is otherwise finished.
 * @param {string} folder
 * @param {Pick<Manifest, 'version' | 'flavour' | 'sources'>} about
 */
export function writeManifest(folder, { version, flavour, sources }) {
  const files = Object.fromEntries(filesBelow(folder).map((name) => [name, statSync(join(folder, name)).size]))
  /** @type {Manifest} */
  const manifest = {
    format: 1,
    version,
    flavour,
    platform: process.platform,
    arch: process.arch,
    binding: bindingName,
    files,
    sources
  }
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
}

/**
 * The files of a folder, by their paths within it.
 * @param {string} folder
 * @param {string} [within]
 * @returns {string[]}
 */
function filesBelow(folder, within = '') {
  return readdirSync(join(folder, within), { withFileTypes: true })
    .flatMap((entry) => {
      const path = within ? `${within}/${entry.name}` : entry.name
      return entry.isDirectory() ? filesBelow(folder, path) : [path]
    })
    .sort()
}
