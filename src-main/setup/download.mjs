// @ts-check
import { createWriteStream, mkdirSync, statSync } from 'node:fs'
import * as http from 'node:http'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem, messageOf } from './problem.mjs'

/**
 * @typedef {object} DownloadOptions
 * @property {(progress: import('./report.mjs').Progress) => void} [onProgress]
 * @property {number} [idleLimit] milliseconds without a byte after which the host counts as gone
 * @property {number} [attempts] how often a transfer that broke off is taken up again
 * @property {boolean} [resume] go on with what an earlier download left in the file; whoever asks for that checks the
 *   whole afterwards, for the host may offer something else by now
 */

/**
 * Streams an address into a file. However long it takes, it goes on as long as bytes arrive;
 * a transfer that breaks off is taken up where it stopped if the host can do that.
 * @param {string} url
 * @param {string} file
 * @param {DownloadOptions} [options]
 */
export async function download(url, file, options = {}) {
  const { onProgress = () => {}, idleLimit = 30_000, attempts = 4, resume = false } = options
  useProxyOfEnvironment()
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 1, from = resume ? sizeOf(file) : 0; ; attempt++) {
    try {
      return await transfer(url, file, from, idleLimit, onProgress)
    } catch (error) {
      if (isOfDisk(error)) throw error
      const size = sizeOf(file)
      if (size === from || attempt === attempts) throw unreachable(url, error)
      from = size
    }
  }
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Whether it was the file that could not be written, which no other attempt changes.
 * @param {unknown} error
 */
function isOfDisk(error) {
  return error instanceof Error && 'syscall' in error && ['write', 'open', 'mkdir'].includes(String(error.syscall))
}

/**
 * @param {string} url
 * @param {string} file
 * @param {number} from
 * @param {number} idleLimit
 * @param {(progress: import('./report.mjs').Progress) => void} onProgress
 */
async function transfer(url, file, from, idleLimit, onProgress) {
  const abort = new AbortController()
  const silence = () => abort.abort(new Error(`no answer for ${idleLimit / 1000} s`))
  const timer = setTimeout(silence, idleLimit)
  try {
    /** @type {Record<string, string>} */
    const headers = from ? { range: `bytes=${from}-` } : {}
    const response = await fetch(url, { headers, signal: abort.signal })
    if (isWhole(response, from)) return
    if (response.status === 416) return await transfer(url, file, 0, idleLimit, onProgress)
    if (!response.ok || !response.body) throw new Error(`the host answered ${response.status}`)
    let done = response.status === 206 ? from : 0
    const total = done + Number(response.headers.get('content-length'))
    const count = async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
      for await (const chunk of chunks) {
        timer.refresh()
        done += chunk.length
        onProgress({ done, total, unit: 'MB' })
        yield chunk
      }
    }
    const body = Readable.fromWeb(/** @type {any} */ (response.body))
    await pipeline(body, count, createWriteStream(file, { flags: done ? 'a' : 'w' }))
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Whether the host says that there is nothing after what is there already.
 * @param {Response} response
 * @param {number} from
 */
function isWhole({ status, headers }, from) {
  return status === 416 && headers.get('content-range') === `bytes */${from}`
}

/** Newer Node can be told at run time to heed HTTPS_PROXY and NO_PROXY; older Node cannot. */
function useProxyOfEnvironment() {
  const set = /** @type {{ setGlobalProxyFromEnv?: () => void }} */ (http).setGlobalProxyFromEnv
  if (process.env.HTTPS_PROXY || process.env.https_proxy) set?.()
}

/**
 * @param {string} url
 * @param {unknown} error
 */
function unreachable(url, error) {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return new Problem(`${new URL(url).host} could not be reached (${messageOf(cause)})`)
}
