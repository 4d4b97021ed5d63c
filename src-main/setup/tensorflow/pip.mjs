// @ts-check
/** pip knows where this machine gets Python packages from: mirrors, folders and passwords. Nothing of Python is run. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readJson } from '../files.mjs'
import { Problem } from '../problem.mjs'
import { capture, exitCode } from '../processes.mjs'

/**
 * A wheel as an index offers it.
 * @typedef {object} Offer
 * @property {string} distribution
 * @property {string} version
 * @property {string} name the file's name
 * @property {string} url
 * @property {string} [sha256]
 */

/** How long pip may look for wheels. An index without metadata of its own makes it fetch each of them whole. */
const patience = { timeout: 180_000, options: ['--timeout=15', '--retries=1'] }
const impatience = { timeout: 15_000, options: ['--timeout=5', '--retries=0'] }

/** The kinds of Linux whose wheels run here: those with a glibc of 2.27 or older. pip compares names. */
const platforms = [
  ...Array.from({ length: 23 }, (_, index) => `manylinux_2_${27 - index}_x86_64`),
  'manylinux2014_x86_64'
]

/** The options with which any Python finds the wheels that are pinned. None is needed to use what is in them. */
const kind = [
  '--no-deps',
  '--only-binary=:all:',
  '--implementation=cp',
  '--python-version=3.11',
  '--abi=cp311',
  ...platforms.map((platform) => `--platform=${platform}`)
]

/** Settings of a person's own pip that would stand in the way, and questions that nobody could answer. */
const environment = () => ({
  ...process.env,
  LC_ALL: 'C',
  PIP_REQUIRE_VIRTUALENV: '0',
  PIP_USER: '0',
  PIP_NO_INPUT: '1'
})

/** The exit code of a command that was ended. */
const timedOut = exitCode(null, 'SIGTERM')

/** Where pip has to fetch wheels to tell where they are: letting it fetch them is then the way. */
export class SlowIndex extends Problem {}

/**
 * The command that is pip here, if there is any.
 * @returns {Promise<string | undefined>} a Python that has it
 */
export async function findPython() {
  for (const python of ['python3', 'python']) {
    const { code } = await capture(python, ['-m', 'pip', '--version'], { timeout: 20_000, env: environment() })
    if (code === 0) return python
  }
  return undefined
}

/**
 * Asks pip where wheels are, without fetching them.
 * @param {string} python
 * @param {string[]} requirements as in "tensorflow-cpu==2.21.0"
 * @param {string} workshop a folder for files on the way
 * @param {{ quick?: boolean }} [options] quick: give up soon
 * @returns {Promise<Offer[]>}
 */
export async function askPip(python, requirements, workshop, { quick = false } = {}) {
  const { timeout, options } = quick ? impatience : patience
  const answer = join(workshop, 'pip.json')
  rmSync(answer, { force: true })
  const target = ['--ignore-installed', `--target=${join(workshop, 'nothing')}`]
  const command = ['-m', 'pip', 'install', '--dry-run', '--quiet', `--report=${answer}`, ...target, ...kind, ...options]
  const { code, output } = await capture(python, [...command, ...requirements], { timeout, env: environment() })
  if (code === timedOut) throw new SlowIndex(`pip did not find ${requirements.join(', ')} in reasonable time`)
  const offers = code === 0 ? offersIn(readJson(answer)) : undefined
  if (!offers) throw new Problem(`pip does not find ${requirements[0]}, or cannot reach its index${reason(output)}`)
  return offers
}

/**
 * The wheels of a report of pip's.
 * @param {any} report
 * @returns {Offer[] | undefined}
 */
export function offersIn(report) {
  if (!Array.isArray(report?.install)) return undefined
  return report.install.map((/** @type {any} */ { metadata, download_info: { url, archive_info } }) => ({
    distribution: metadata.name,
    version: metadata.version,
    name: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? ''),
    url,
    sha256: archive_info?.hashes?.sha256 ?? /^sha256=(.+)$/.exec(archive_info?.hash ?? '')?.[1]
  }))
}

/**
 * Lets pip fetch a wheel itself: it knows passwords and certificates that a plain download does not.
 * @param {string} python
 * @param {string} requirement
 * @param {string} workshop
 * @returns {Promise<string>} the file
 */
export async function downloadWithPip(python, requirement, workshop) {
  const folder = mkdtempSync(join(workshop, 'pip-'))
  const command = ['-m', 'pip', 'download', '--quiet', `--dest=${folder}`, ...kind, ...patience.options]
  const { code, output } = await capture(python, [...command, requirement], { env: environment() })
  const [name] = code === 0 ? readdirSync(folder) : []
  if (!name) throw new Problem(`pip could not fetch ${requirement}${reason(output)}`)
  return join(folder, name)
}

/**
 * The file of an offer that lies on this machine already.
 * @param {Offer} offer
 */
export function localFile({ url }) {
  return url.startsWith('file:') ? fileURLToPath(url) : undefined
}

/**
 * What pip says went wrong, in one line.
 * @param {string} output
 */
function reason(output) {
  const errors = output.split('\n').filter((line) => /^ERROR: /.test(line))
  const last = errors.at(-1) ?? output.trim().split('\n').at(-1)
  return last ? ` (${last.replace(/^ERROR: /, '')})` : ''
}
