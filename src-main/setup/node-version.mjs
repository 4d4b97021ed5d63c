// @ts-check
import { join } from 'node:path'
import { readJson } from './files.mjs'
import { Problem } from './problem.mjs'

/**
 * The oldest Node that the application's package.json allows, as in "20.19".
 * @param {string} root
 * @returns {string}
 */
export function minimumNode(root) {
  return String(readJson(join(root, 'package.json'))?.engines?.node ?? '0').replace(/^\D+/, '')
}

/**
 * @param {string} version as in "20.19.1"
 * @param {string} minimum as in "20.19"
 */
export function isAtLeast(version, minimum) {
  const numbers = version.split('.').map(Number)
  for (const [index, wanted] of minimum.split('.').map(Number).entries()) {
    const difference = (numbers[index] ?? 0) - wanted
    if (difference !== 0) return difference > 0
  }
  return true
}

/**
 * Compares versions as in "2.9.1" and "2.21.0": the newest first.
 * @param {string} a
 * @param {string} b
 */
export function newestFirst(a, b) {
  const numbers = (/** @type {string} */ version) => version.split('.').map(Number)
  const [left, right] = [numbers(a), numbers(b)]
  const index = left.findIndex((number, position) => number !== right[position])
  return index < 0 ? 0 : (right[index] ?? 0) - left[index]
}

/** @param {string} root */
export function nodeRemedy(root) {
  return `Install Node ${minimumNode(root)} or newer, then run the command again.`
}

/** @param {string} root */
export function requireNode(root) {
  const version = process.versions.node
  if (isAtLeast(version, minimumNode(root))) return
  throw new Problem(`Descent needs a newer Node than this one (${version}).`, nodeRemedy(root))
}
