// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const pollInterval = 200
const heartbeatInterval = 2_000
const abandonedAfter = 30_000

/**
 * Does work that only one process may do at a time. Another one waits; a lock whose owner has
 * ended, or has not been heard of for half a minute, no longer counts.
 * @template Result
 * @param {string} file the lock
 * @param {import('./report.mjs').Report} report
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(file, report, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempts = 0; !take(file); attempts++) {
    if (attempts === 0) report.note('Waiting for another set-up of Descent to finish …')
    await delay(pollInterval)
  }
  const heartbeat = setInterval(() => touch(file), heartbeatInterval)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    rmSync(file, { force: true })
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the lock is now ours
 */
function take(file) {
  try {
    writeFileSync(file, `${process.pid} ${hostname()}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  if (!isAbandoned(file)) return false
  rmSync(file, { force: true })
  return take(file)
}

/** @param {string} file */
export function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > abandonedAfter) return true
    const [owner, host] = readFileSync(file, 'utf8').split(' ')
    return host === hostname() && !isAlive(Number(owner))
  } catch {
    return false
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Taken over by another process: that one now keeps it.
  }
}
