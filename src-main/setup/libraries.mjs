// @ts-check
import { installWithApt, namesForApt } from './apt.mjs'
import { isOnPath } from './files.mjs'
import { capture, inEnglish } from './processes.mjs'

/** What Electron needs from a Debian-like system. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libx11-xcb1']
const virtualDisplayPackages = ['xvfb', 'xauth']

/** What Electron opens while it runs and cannot do without; ldd does not know of it. */
const librariesOpenedLater = ['libX11-xcb.so.1']

/**
 * Brings the system libraries that Electron needs, and with `virtualDisplay` the X server that
 * tests draw on. It installs them itself only as root on a Debian-like system; elsewhere it says
 * what to do.
 * @param {string} executable Electron's
 * @param {import('./report.mjs').Report} report
 * @param {{ virtualDisplay?: boolean }} [options]
 * @returns {Promise<boolean>} whether all of them are there
 */
export async function ensureLibraries(executable, report, { virtualDisplay = false } = {}) {
  const missing = await missingThings(executable, virtualDisplay)
  if (missing.length === 0) return true
  const names = [
    ...(missing.some((name) => name !== 'Xvfb') ? libraryPackages : []),
    ...(virtualDisplay ? virtualDisplayPackages : [])
  ]
  report.note(`Missing on this system: ${missing.join(', ')}`)
  if (process.getuid?.() === 0 && isOnPath('apt-get')) await installWithApt(names, report)
  const stillMissing = await missingThings(executable, virtualDisplay)
  if (stillMissing.length > 0) {
    report.warn(`${stillMissing.join(', ')} could not be found.`, await remedy(names))
  }
  return stillMissing.length === 0
}

/**
 * @param {string} executable
 * @param {boolean} virtualDisplay
 */
async function missingThings(executable, virtualDisplay) {
  if (process.platform !== 'linux') return []
  const [linked, known] = await Promise.all([
    capture('ldd', [executable], { env: inEnglish }),
    capture('/sbin/ldconfig', ['-p'])
  ])
  const isMissing = (/** @type {string} */ name) => known.code === 0 && !known.output.includes(name)
  return [
    ...missingInLdd(linked.output),
    ...librariesOpenedLater.filter(isMissing),
    ...(virtualDisplay && !isOnPath('Xvfb') ? ['Xvfb'] : [])
  ]
}

/**
 * The libraries that ldd did not find.
 * @param {string} output ldd's
 */
export function missingInLdd(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  return [...new Set(names)]
}

/** @param {string[]} names */
async function remedy(names) {
  if (!isOnPath('apt-get')) {
    return 'Install the packages of this system that hold them (those of GTK 3, NSS, ALSA and GBM).'
  }
  const chosen = await namesForApt(names)
  return `Install them: sudo apt-get install --no-install-recommends ${chosen.join(' ')}`
}
