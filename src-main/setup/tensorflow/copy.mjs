// @ts-check
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '../problem.mjs'
import { inspectFolder, manifestName } from './folder.mjs'
import { requireLoads, requireSpace } from './install.mjs'

/**
 * Copies a library folder into a workshop.
 * @param {string} folder
 * @param {string} workshop
 * @param {import('../report.mjs').Report} report
 * @returns {Promise<string>} the copy
 */
export async function copyLibrary(folder, workshop, report) {
  const { manifest, problem } = inspectFolder(folder)
  if (problem !== undefined) throw new Problem(problem)
  const sizes = Object.entries(manifest.files)
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  requireSpace(workshop, total)
  report.note(`Copying ${folder}`)
  const copy = join(workshop, 'library')
  let done = 0
  for (const [name, size] of [...sizes, /** @type {[string, number]} */ ([manifestName, 0])]) {
    await mkdir(dirname(join(copy, name)), { recursive: true })
    await copyFile(join(folder, name), join(copy, name))
    report.progress({ done: (done += size), total, unit: 'MB' })
  }
  await requireLoads(copy, manifest.flavour)
  return copy
}
