// @ts-check
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { sha256Of } from '../fingerprint.mjs'
import { Problem } from '../problem.mjs'
import { libraryNames } from './compile.mjs'
import { checksumOf, flavourOf, normalised } from './versions.mjs'
import { readWheel } from './wheel.mjs'

/** @typedef {import('./wheel.mjs').WheelContent} WheelContent */
/** @typedef {WheelContent & { sha256: string }} CheckedWheel */

/**
 * Reads a wheel and refuses one that is damaged, or of which nothing can be used here.
 * @param {string} file
 * @param {import('../report.mjs').Report} report
 * @param {string} [known] its checksum, where it was compared already
 * @returns {Promise<CheckedWheel>}
 */
export async function checkedWheel(file, report, known) {
  if (!existsSync(file)) throw new Problem(`There is no file ${file}.`)
  const wheel = await readWheel(file)
  requireFit(wheel)
  const sha256 = known ?? (await sha256Of(file))
  const expected = checksumOf(wheel.name, wheel.version, wheel.tags[0]?.split('-')[0])
  if (expected && expected !== sha256) {
    throw new Problem(`${basename(file)} is damaged or was changed: its checksum is not that of ${title(wheel)}.`)
  }
  if (!expected && !known) report.warn(`The checksum of ${title(wheel)} is not known here: it is taken as it is.`)
  return { ...wheel, sha256 }
}

/** @param {WheelContent} wheel */
const title = ({ name, version }) => `${normalised(name)} ${version}`

/** @param {WheelContent} wheel */
function requireFit(wheel) {
  const { file, name, tags, members } = wheel
  if (!flavourOf(name) && !normalised(name).startsWith('nvidia-')) {
    throw new Problem(`${basename(file)} is a wheel of ${normalised(name)}; one of TensorFlow is needed.`)
  }
  if (!tags.some((tag) => /linux.*_x86_64$/.test(tag))) {
    const platform = tags[0]?.split('-').at(-1) ?? 'no known platform'
    throw new Problem(`${basename(file)} is for ${platform}; one for Linux on x86_64 is needed.`)
  }
  if (flavourOf(name) && !libraryNames.every((library) => members.has(`tensorflow/${library}`))) {
    throw new Problem(`${title(wheel)} does not hold ${libraryNames[0]}: versions from 2.12 on do.`)
  }
}
