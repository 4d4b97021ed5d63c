// @ts-check
/** The steps that `npm start`, `npm test` and `npm run package` share, with their outcomes in words. */
import { ensureBuild } from './build.mjs'
import { ensureElectron } from './electron/ensure.mjs'
import { describeElectron } from './electron/find.mjs'
import { ensureLibraries } from './libraries.mjs'
import { ensureNewestNode } from './newest-node.mjs'
import { packageApplication } from './packaging.mjs'
import { ensurePackages } from './packages.mjs'
import { ensureTensorFlow } from './tensorflow/ensure.mjs'
import { describeTensorFlow } from './tensorflow/find.mjs'

/** @typedef {import('./report.mjs').Report} Report */
/** @typedef {import('./electron/find.mjs').Electron} Electron */

/**
 * @param {string} root
 * @param {Report} report
 */
export function packagesStep(root, report) {
  return report.step('Packages', () => ensurePackages(root, report), describeChange('installed'))
}

/**
 * @param {string} root
 * @param {Report} report
 * @param {{ official?: boolean }} [options]
 */
export function electronStep(root, report, options) {
  return report.step(
    'Electron',
    () => ensureElectron(root, report, options),
    (electron) => (electron ? describeElectron(electron) : 'not available')
  )
}

/**
 * @param {Electron | undefined} electron
 * @param {Report} report
 * @param {{ virtualDisplay?: boolean }} [options]
 */
export function librariesStep(electron, report, options) {
  return report.step(
    'System libraries',
    () => (electron ? ensureLibraries(electron.executable, report, options) : false),
    (complete) => (complete ? 'complete' : 'not complete')
  )
}

/**
 * @param {string} root
 * @param {Report} report
 * @param {import('./tensorflow/ensure.mjs').Wishes} [wishes]
 */
export function tensorflowStep(root, report, wishes) {
  return report.step(
    wishes?.version ? `TensorFlow ${wishes.version}` : 'TensorFlow',
    () => ensureTensorFlow(root, report, wishes),
    (tensorflow) => (tensorflow ? describeTensorFlow(tensorflow) : 'not available')
  )
}

/**
 * @param {string} root
 * @param {Report} report
 */
export function newestNodeStep(root, report) {
  return report.step(
    'Newest Node',
    () => ensureNewestNode(root, report),
    (node) => node?.version ?? 'not available'
  )
}

/**
 * @param {string} root
 * @param {Report} report
 */
export function buildStep(root, report) {
  return report.step('Build', () => ensureBuild(root, report), describeChange('built'))
}

/**
 * @param {string} root
 * @param {Electron} electron
 * @param {Report} report
 */
export function packageStep(root, electron, report) {
  return report.step(
    'Packaged application',
    () => packageApplication(root, electron, report),
    ({ changed }) => describeChange('made')(changed)
  )
}

/**
 * @param {string} deed
 * @returns {(changed: boolean) => string}
 */
const describeChange = (deed) => (changed) => (changed ? deed : 'up to date')
