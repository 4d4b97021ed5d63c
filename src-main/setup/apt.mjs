// @ts-check
import { capture, inEnglish } from './processes.mjs'

const waitForOtherInstallers = 'DPkg::Lock::Timeout=300'

/**
 * Installs packages as root, with what apt says about its progress.
 * @param {string[]} names
 * @param {import('./report.mjs').Report} report
 */
export async function installWithApt(names, report) {
  const updated = await aptGet(['update'], report)
  const chosen = await namesForApt(names)
  const installed = await aptGet(['install', '--yes', '--no-install-recommends', ...chosen], report)
  if (installed.code !== 0) {
    report.note(`apt-get failed:\n${(updated.output + installed.output).trim()}`)
  }
}

/**
 * @param {string[]} args
 * @param {import('./report.mjs').Report} report
 */
function aptGet(args, report) {
  report.note(`apt-get ${args.join(' ')}`)
  return capture('apt-get', [...args, '-o', waitForOtherInstallers, '-o', 'APT::Status-Fd=3'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onStatusLine: (line) => {
      const percent = aptPercent(line)
      if (percent !== undefined) report.progress({ done: percent, total: 100 })
    }
  })
}

/**
 * How far apt says it is, in percent.
 * @param {string} line of its status stream, as in "pmstatus:libnss3:40.2:Unpacking libnss3"
 */
export function aptPercent(line) {
  const percent = /^(?:dlstatus|pmstatus):[^:]*(?::[^:]*)?:(\d+(?:\.\d+)?):/.exec(line)?.[1]
  return percent === undefined ? undefined : Number(percent)
}

/**
 * What packages are called on this system: newer releases have renamed some to end in "t64".
 * @param {string[]} names
 */
export async function namesForApt(names) {
  const newNames = names.map((name) => `${name}t64`)
  const { output } = await capture('apt-cache', ['policy', ...newNames], { env: inEnglish })
  return chooseNames(names, availableInPolicy(output))
}

/**
 * @param {string[]} names
 * @param {Set<string>} available
 */
export function chooseNames(names, available) {
  return names.map((name) => (available.has(`${name}t64`) ? `${name}t64` : name))
}

/**
 * The packages that can be installed.
 * @param {string} output apt-cache policy's
 */
export function availableInPolicy(output) {
  const candidates = output.matchAll(/^(\S+):\n.*\n\s+Candidate: (?!\(none\))/gm)
  return new Set([...candidates].map((match) => match[1]))
}
