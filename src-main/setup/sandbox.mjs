// @ts-check
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readText } from './files.mjs'

/**
 * @typedef {object} SandboxSupport
 * @property {NodeJS.Platform} platform
 * @property {boolean} isRoot
 * @property {boolean} userNamespaces whether ordinary users may make them
 * @property {boolean} helper whether Electron's chrome-sandbox is set up as its owner root wants it
 */

/**
 * Whether Chromium's sandbox has to be left off on this machine, and why. Root never gets it; others
 * need user namespaces or the set-uid helper, and some Linux systems forbid the first.
 * @param {SandboxSupport} support
 * @returns {{ reason: string, remedy?: string } | undefined}
 */
export function sandboxObstacle({ platform, isRoot, userNamespaces, helper }) {
  if (platform !== 'linux') return undefined
  if (isRoot) return { reason: 'Running as root: Chromium works only with --no-sandbox then.' }
  if (userNamespaces || helper) return undefined
  return {
    reason: 'This system forbids user namespaces: opening with --no-sandbox.',
    remedy: 'To have the sandbox: sudo chown root:root HELPER && sudo chmod 4755 HELPER'
  }
}

/**
 * The options with which Electron starts on this machine; the report says why.
 * @param {string} executable
 * @param {import('./report.mjs').Report} report
 * @returns {string[]}
 */
export function sandboxOptions(executable, report) {
  const helper = join(dirname(executable), 'chrome-sandbox')
  const obstacle = sandboxObstacle({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    userNamespaces: allowsUserNamespaces(),
    helper: isSetUidRoot(helper)
  })
  if (!obstacle) return []
  if (obstacle.remedy) report.warn(obstacle.reason, obstacle.remedy.replaceAll('HELPER', helper))
  else report.note(obstacle.reason)
  return ['--no-sandbox']
}

function allowsUserNamespaces() {
  const setting = (/** @type {string} */ name) => readText(`/proc/sys/${name}`)
  return (
    setting('kernel/unprivileged_userns_clone') !== '0' &&
    setting('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    setting('user/max_user_namespaces') !== '0'
  )
}

/** @param {string} file */
function isSetUidRoot(file) {
  const kind = statSync(file, { throwIfNoEntry: false })
  return kind?.uid === 0 && (kind.mode & 0o4000) !== 0
}
