// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 * @property {number} [timeout] milliseconds after which the command is ended
 * @property {AbortSignal} [signal] ends the command
 */

/**
 * @typedef {object} Listeners
 * @property {(line: string) => void} [onLine] hears every line that the command writes
 * @property {(line: string) => void} [onStatusLine] hears what it writes to its file descriptor 3
 */

/** @type {NodeJS.Signals[]} */
const signalsToForward = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
const commandNotFound = 127

/** For commands whose words are read by this program. */
export const inEnglish = { ...process.env, LC_ALL: 'C' }

/**
 * Runs a command to its end and collects what it says on stdout and stderr.
 * A command that cannot be started counts as one that failed.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & Listeners} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function capture(command, args, { onLine, onStatusLine, timeout, ...options } = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => (output += data))
    hearLines(stream, onLine)
  }
  hearLines(child.stdio[3], onStatusLine)
  // spawn's own timeout keeps this process waiting where the command could not even be started.
  const timer = timeout === undefined ? undefined : setTimeout(() => child.kill(), timeout)
  const { code, problem } = await ending(child)
  clearTimeout(timer)
  return { code, output: problem ? `${output}${problem}\n` : output }
}

/**
 * @param {any} stream one that is read from
 * @param {(line: string) => void} [listener]
 */
function hearLines(stream, listener) {
  stream?.setEncoding('utf8')
  if (listener && stream) createInterface({ input: stream }).on('line', listener)
  else stream?.resume()
}

/**
 * Runs a command on this process's own terminal and gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export async function attend(command, args, options = {}) {
  const { code, problem } = await ending(spawn(command, args, { ...options, stdio: 'inherit' }))
  if (problem) process.stderr.write(`${problem}\n`)
  return code
}

/**
 * Waits for a child, passing on the signals that this process receives meanwhile. After such a
 * signal this process ends as soon as the child has.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, problem?: string }>}
 */
function ending(child) {
  /** @type {NodeJS.Signals | undefined} */
  let received
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    received = signal
    child.kill(signal)
  }
  for (const signal of signalsToForward) process.on(signal, forward)
  return new Promise((resolve) => {
    const settle = (/** @type {{ code: number, problem?: string }} */ result) => {
      for (const signal of signalsToForward) process.off(signal, forward)
      if (received) process.exit(exitCode(null, received))
      resolve(result)
    }
    child.once('error', (error) => settle({ code: commandNotFound, problem: error.message }))
    child.once('close', (code, signal) => settle({ code: exitCode(code, signal) }))
  })
}

/**
 * The exit code that a shell gives for this end of a process.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? (signal ? 128 + constants.signals[signal] : 1)
}
