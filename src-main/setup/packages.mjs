// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, readText, writeWhole } from './files.mjs'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { Problem } from './problem.mjs'

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages */

/**
 * Whether node_modules holds what package-lock.json asks for. A stamp from the last installation
 * answers at once; without it npm's own record of what it installed does.
 * @param {string} root
 */
export function packagesArePresent(root) {
  if (readText(stampFile(root)) === lockHash(root)) return true
  const locked = readJson(join(root, 'package-lock.json'))?.packages
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  return Boolean(locked && installed && isInstalled(locked, installed))
}

/**
 * Whether `installed` is all of `locked` but optional packages, and nothing else.
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function isInstalled(locked, installed) {
  const wanted = Object.entries(locked).filter(([path]) => path !== '')
  return (
    wanted.every(([path, { optional }]) => optional || path in installed) &&
    Object.entries(installed).every(([path, { version }]) => locked[path]?.version === version)
  )
}

/**
 * Installs the npm packages where they are missing or out of date.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function ensurePackages(root, report) {
  if (!packagesArePresent(root)) {
    return withLock(join(root, 'out/.packages.lock'), report, () => install(root, report))
  }
  if (readText(stampFile(root)) !== lockHash(root)) stamp(root)
  return false
}

/**
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 */
async function install(root, report) {
  if (packagesArePresent(root)) return false
  const total = packagesForThisMachine(readJson(join(root, 'package-lock.json'))?.packages ?? {})
  const fetched = new Set()
  const { code, output } = await npm(root, ['ci', '--include=dev', '--loglevel=http'], (line) => {
    const archive = /http (?:fetch|cache).* (\S+\.tgz)/.exec(line)?.[1]
    if (archive) fetched.add(archive)
    if (archive && total) report.progress({ done: Math.min(fetched.size, total), total, unit: 'packages' })
  })
  if (code !== 0) throw installationFailed(output)
  stamp(root)
  return true
}

/** @param {LockedPackages} locked */
function packagesForThisMachine(locked) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ value) => !list || list.includes(value)
  return Object.entries(locked).filter(
    ([path, { os, cpu }]) => path && fits(os, process.platform) && fits(cpu, process.arch)
  ).length
}

/** @param {string} output */
function installationFailed(output) {
  const telling = output.split('\n').filter((line) => !/^npm (http|warn)/.test(line))
  return new Problem(
    `npm could not install the packages. It said:\n\n${telling.join('\n').trim()}\n`,
    'Check the connection to the npm registry ("npm ping"; behind a proxy: "npm config set ' +
      'https-proxy URL"; with a mirror: "npm config set registry URL"), then run the command again.'
  )
}

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules/.descent-packages')

/** @param {string} root */
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** @param {string} root */
const stamp = (root) => writeWhole(stampFile(root), lockHash(root))
