// @ts-check
import { join } from 'node:path'
import { hasDisplay, startVirtualDisplay } from '../display.mjs'
import { electronEnvironment } from '../electron/find.mjs'
import { isOnPath } from '../files.mjs'
import { attend } from '../processes.mjs'
import { oneFailed, onePassed, sum } from './tally.mjs'
import { checkTypes } from './types.mjs'
import { runVitest } from './vitest.mjs'

/**
 * @typedef {object} Workplace
 * @property {string} root
 * @property {import('../report.mjs').Report} report
 * @property {ReturnType<typeof import('./preparations.mjs').createPreparations>} preparations
 */
/** @typedef {(workplace: Workplace) => Promise<import('./tally.mjs').Tally>} Phase */

/**
 * What `npm test` does, by name and in order.
 * @type {Record<string, Phase>}
 */
export const phases = { lint, types, unit, integration, desktop }

/** @type {Phase} */
async function lint({ root, preparations }) {
  await preparations.packages()
  const commands = [
    ['eslint/bin/eslint.js', '.'],
    ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']
  ]
  const tallies = []
  for (const [program, ...args] of commands) {
    const code = await attend(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root })
    tallies.push(code === 0 ? onePassed : oneFailed)
  }
  return sum(tallies)
}

/** @type {Phase} */
async function types({ root, report, preparations }) {
  await preparations.packages()
  return checkTypes(root, report)
}

/** @type {Phase} */
async function unit({ root, preparations }) {
  await preparations.packages()
  return runVitest(root, 'unit')
}

/** @type {Phase} */
async function integration({ root, preparations }) {
  await preparations.build()
  await preparations.tensorflow()
  await preparations.oldTensorFlow()
  await preparations.newestNode()
  return runVitest(root, 'integration')
}

/** @type {Phase} */
async function desktop({ root, preparations }) {
  await preparations.application()
  await preparations.tensorflow()
  const environment = electronEnvironment(await preparations.electron())
  if (!isOnPath('Xvfb') && hasDisplay()) return runVitest(root, 'desktop', environment)
  const { display, stop } = await startVirtualDisplay()
  try {
    return await runVitest(root, 'desktop', { ...environment, DISPLAY: display })
  } finally {
    stop()
  }
}
