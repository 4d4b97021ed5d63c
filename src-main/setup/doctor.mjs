// @ts-check
import { hasDisplay } from './display.mjs'
import { electronRemedy, findElectron } from './electron/find.mjs'
import { isAtLeast, minimumNode, nodeRemedy } from './node-version.mjs'
import { packagesArePresent } from './packages.mjs'

/**
 * What is installed and what would bring the rest. A remedy is there only where something is missing.
 * @typedef {object} Diagnosis
 * @property {{ version: string, sufficient: boolean, remedy?: string }} node
 * @property {{ present: boolean, remedy?: string }} packages
 * @property {{ found: boolean, version?: string, origin?: 'override' | 'official' | 'stand-in', executable?: string, remedy?: string }} electron
 * @property {{ available: boolean, remedy?: string }} display
 */

/**
 * Looks at this machine without changing anything.
 * @param {string} root the project's folder
 * @returns {Diagnosis}
 */
export function diagnose(root) {
  return {
    node: diagnoseNode(root),
    packages: diagnosePackages(root),
    electron: diagnoseElectron(root),
    display: diagnoseDisplay()
  }
}

/**
 * @param {string} root
 * @returns {Diagnosis['node']}
 */
function diagnoseNode(root) {
  const version = process.versions.node
  const sufficient = isAtLeast(version, minimumNode(root))
  return sufficient ? { version, sufficient } : { version, sufficient, remedy: nodeRemedy(root) }
}

/**
 * @param {string} root
 * @returns {Diagnosis['packages']}
 */
function diagnosePackages(root) {
  if (packagesArePresent(root)) return { present: true }
  return { present: false, remedy: 'npm start installs them.' }
}

/**
 * @param {string} root
 * @returns {Diagnosis['electron']}
 */
function diagnoseElectron(root) {
  const electron = findElectron(root)
  if (!electron) return { found: false, remedy: `npm start gets it. ${electronRemedy}` }
  const { version, origin, executable } = electron
  if (origin !== 'stand-in') return { found: true, version, origin, executable }
  const remedy = 'npm start -- --official-electron tries to get the official release.'
  return { found: true, version, origin, executable, remedy }
}

/** @returns {Diagnosis['display']} */
function diagnoseDisplay() {
  if (hasDisplay()) return { available: true }
  return { available: false, remedy: 'The window needs a display; the labs run in this terminal as well.' }
}
