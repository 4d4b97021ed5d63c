// @ts-check
import { join } from 'node:path'
import { electronEnvironment } from './electron/find.mjs'
import { attend } from './processes.mjs'
import { sandboxOptions } from './sandbox.mjs'

/**
 * Opens the application's window and waits until it is closed.
 * @param {string} root
 * @param {import('./electron/find.mjs').Electron} electron
 * @param {import('./report.mjs').Report} report
 * @param {string[]} args for the application
 * @returns {Promise<number>} the exit code
 */
export function openWindow(root, electron, report, args) {
  const options = sandboxOptions(electron.executable, report)
  const env = { ...process.env, ...electronEnvironment(electron) }
  delete env.ELECTRON_RUN_AS_NODE
  return attend(electron.executable, [...options, root, ...args], { env })
}

/**
 * Runs the first lab in the terminal.
 * @param {string} root
 * @returns {Promise<number>} the exit code
 */
export function runFirstLab(root) {
  return attend(process.execPath, [join(root, 'out/main/cli.cjs'), 'run', 'perceptron-mnist'])
}
