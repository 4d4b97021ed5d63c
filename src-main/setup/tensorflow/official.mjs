// @ts-check
/** tfjs-node's own installer, in the open: it brings an older library, for Windows and macOS too. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { withLock } from '../lock.mjs'
import { Problem } from '../problem.mjs'
import { capture } from '../processes.mjs'
import { findOfficial, packagePath } from './official-folder.mjs'

/** @typedef {import('../report.mjs').Report} Report */

const interval = 10_000
const idleLimit = 60_000

/**
 * Runs the installer. Its old binding is removed first, so that an attempt that is interrupted leaves
 * none, by which findOfficial knows it.
 * @param {string} root
 * @param {Report} report
 * @param {{ quick?: boolean }} [options] quick: give up soon where its host does not answer
 * @returns {Promise<import('./find.mjs').TensorFlow>}
 */
export function installOfficial(root, report, { quick = false } = {}) {
  return withLock(join(root, 'out/.tensorflow.lock'), report, async () => {
    const home = join(root, packagePath)
    const found = findOfficial(root)
    if (found) return found
    report.note("Asking tfjs-node's own installer")
    await requireHost(quick ? 5_000 : 20_000)
    rmSync(join(home, 'lib'), { recursive: true, force: true })
    const output = await runInstaller(root, home, report)
    const installed = findOfficial(root)
    if (!installed) throw new Problem(`tfjs-node's installer brought no library${lastLine(output)}`)
    return installed
  })
}

/**
 * The installer waits for its host without end; this does not.
 * @param {number} limit
 */
async function requireHost(limit) {
  const { env } = process
  const host =
    env.TFJS_NODE_BASE_URI || env.TFJS_NODE_CDN_STORAGE || env.CDN_STORAGE || 'https://storage.googleapis.com/'
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(limit) })
  } catch {
    throw new Problem(`${new URL(host).host}, from where tfjs-node's installer gets TensorFlow, could not be reached`)
  }
}

/**
 * @param {string} root
 * @param {string} home
 * @param {Report} report
 */
async function runInstaller(root, home, report) {
  const { signal, stop } = watchDownload(join(home, 'deps'), report)
  const { code, output } = await capture(process.execPath, [join(home, 'scripts/install.js'), 'gpu', 'download'], {
    cwd: home,
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` },
    signal,
    onLine: (line) => {
      if (line.includes('Building')) stop()
      if (line.trim()) report.note(line.trim())
    }
  })
  stop()
  if (code !== 0) throw new Problem(`tfjs-node's installer failed${lastLine(output)}`)
  return output
}

/**
 * The installer downloads without a word and without end: this says how far it is, and ends it where nothing comes.
 * @param {string} folder
 * @param {Report} report
 */
function watchDownload(folder, report) {
  const abort = new AbortController()
  let size = 0
  let quietTimes = 0
  const timer = setInterval(() => {
    const now = sizeOfFolder(folder)
    quietTimes = now > size ? 0 : quietTimes + 1
    if (now > size) report.note(`${(now / 1e6).toFixed(0)} MB are unpacked`)
    if (quietTimes * interval >= idleLimit) abort.abort()
    size = now
  }, interval)
  return { signal: abort.signal, stop: () => clearInterval(timer) }
}

/**
 * @param {string} folder
 * @returns {number} bytes
 */
function sizeOfFolder(folder) {
  if (!existsSync(folder)) return 0
  const sizes = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sizeOfFolder(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** @param {string} output */
function lastLine(output) {
  const line = output.trim().split('\n').at(-1)
  return line ? ` (${line})` : ''
}
