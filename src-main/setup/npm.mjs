// @ts-check
import { basename } from 'node:path'
import { capture } from './processes.mjs'

/**
 * How to call npm here: the npm that runs us, else the one on the path.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(env = process.env, platform = process.platform) {
  const script = env.npm_execpath
  if (script && /^npm-cli\.[cm]?js$/.test(basename(script))) {
    return { command: process.execPath, args: [script], shell: false }
  }
  return platform === 'win32'
    ? { command: 'npm.cmd', args: [], shell: true }
    : { command: 'npm', args: [], shell: false }
}

/**
 * Runs npm quietly, with the settings that hold in `root`.
 * @param {string} root
 * @param {string[]} args
 * @param {(line: string) => void} [onLine]
 */
export function npm(root, args, onLine = () => {}) {
  const { command, args: first, shell } = npmCommand()
  return capture(command, [...first, ...args], { cwd: root, shell, onLine })
}
