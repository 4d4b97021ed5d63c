// @ts-check
import { join } from 'node:path'
import { attend } from '../processes.mjs'
import { oneFailed, onePassed, sum } from './tally.mjs'

/**
 * The projects whose types are checked: one for each runtime, so that none can use what another has.
 * @type {{ folder: string, checker: 'tsc' | 'vue-tsc' }[]}
 */
export const typeProjects = [
  { folder: 'src-main/learning', checker: 'tsc' },
  { folder: 'src-main/contract', checker: 'tsc' },
  { folder: 'src-main', checker: 'tsc' },
  { folder: 'src-main/desktop', checker: 'tsc' },
  { folder: 'src-main/setup', checker: 'tsc' },
  { folder: 'src-renderer', checker: 'vue-tsc' },
  { folder: 'test', checker: 'tsc' }
]

const programs = {
  tsc: 'node_modules/typescript/bin/tsc',
  'vue-tsc': 'node_modules/vue-tsc/bin/vue-tsc.js'
}

/**
 * Checks the types of every project; each counts as one check.
 * @param {string} root
 * @param {import('../report.mjs').Report} report
 */
export async function checkTypes(root, report) {
  const tallies = []
  for (const { folder, checker } of typeProjects) {
    const command = [join(root, programs[checker]), '--noEmit', '--pretty', '-p', folder]
    const code = await attend(process.execPath, command, { cwd: root })
    report.line(`${code === 0 ? 'ok    ' : 'FAILED'} ${folder}`)
    tallies.push(code === 0 ? onePassed : oneFailed)
  }
  return sum(tallies)
}
