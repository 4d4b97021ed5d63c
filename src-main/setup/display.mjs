// @ts-check
import { spawn } from 'node:child_process'
import { Problem } from './problem.mjs'

/**
 * Whether a window can be opened here.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Starts an X server without a screen. It chooses a free display itself and ends with this process.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const screen = ['-screen', '0', '1920x1200x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  })
  const stop = () => void server.kill()
  process.once('exit', stop)
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Problem(`Xvfb ended at once (exit code ${code})`)))
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
  })
  return { display: `:${number}`, stop }
}
