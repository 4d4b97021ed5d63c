// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readText, writeWhole } from './files.mjs'
import { fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { Problem } from './problem.mjs'
import { capture } from './processes.mjs'

/** Everything that the build depends on. */
const sources = [
  'src-main',
  'src-renderer',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json'
]

/** The stamp of a finished build: a hash of what it was made from. */
export const buildStamp = 'out/.descent-build'

/**
 * Whether out/ was built from the sources as they are now.
 * @param {string} root
 */
export function buildIsFresh(root) {
  return readText(join(root, buildStamp)) === fingerprint(root, sources)
}

/**
 * Builds the application where its sources have changed. A build that was interrupted leaves no
 * stamp and is done again.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function ensureBuild(root, report) {
  if (buildIsFresh(root)) return false
  return withLock(join(root, 'out/.build.lock'), report, async () => {
    const state = fingerprint(root, sources)
    if (readText(join(root, buildStamp)) === state) return false
    rmSync(join(root, buildStamp), { force: true })
    await build(root)
    writeWhole(join(root, buildStamp), state)
    return true
  })
}

/** @param {string} root */
async function build(root) {
  const command = [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build']
  const { code, output } = await capture(process.execPath, command, { cwd: root })
  if (code !== 0) {
    throw new Problem(`The build failed. electron-vite said:\n\n${output.trim()}\n`)
  }
}
