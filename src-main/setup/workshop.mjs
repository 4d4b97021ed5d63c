// @ts-check
/** A folder appears under its name only when it is whole: it is made in a workshop beside it and then renamed. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { Problem } from './problem.mjs'

/**
 * Makes a folder while no other process does. What a killed attempt left beside it is removed first.
 * @param {string} target
 * @param {import('./report.mjs').Report} report
 * @param {(workshop: string) => Promise<string | undefined>} make gives the finished folder within the workshop;
 *   undefined where another process has made the target meanwhile
 */
export async function makeFolder(target, report, make) {
  await withLock(`${target}.lock`, report, async () => {
    removeLeftovers(target)
    const workshop = `${target}.partial-${process.pid}`
    mkdirSync(workshop, { recursive: true })
    try {
      const finished = await make(workshop)
      if (finished === undefined) return
      rmSync(target, { recursive: true, force: true })
      renameSync(finished, target)
    } catch (error) {
      throw isFullDisk(error) ? fullDisk(dirname(target)) : error
    } finally {
      rmSync(workshop, { recursive: true, force: true })
    }
  })
}

/** @param {string} target */
function removeLeftovers(target) {
  const prefix = `${basename(target)}.partial-`
  for (const name of readdirSync(dirname(target)).filter((name) => name.startsWith(prefix))) {
    rmSync(join(dirname(target), name), { recursive: true, force: true })
  }
}

/** @param {unknown} error */
function isFullDisk(error) {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))
}

/**
 * @param {string} folder
 * @param {string} [need] how much has to be free, in words
 */
export function fullDisk(folder, need = '') {
  return new Problem(
    `There is not enough space in ${folder}${need}.`,
    'Free some, or set DESCENT_CACHE to a folder on a larger disk, then run the command again.'
  )
}
