// @ts-check
/** The TensorFlow libraries that are known: which wheels of Python hold them, and their checksums. */

/** @typedef {'cpu' | 'cuda'} Flavour */

/** What `npm start` brings. The same graphs run 1.4 times as fast in it as in 2.12. */
export const defaultVersion = '2.21.0'

/** The oldest wheel whose library runs here: the tests run on it too, so that nothing depends on a new one. */
export const oldestVersion = '2.12.1'

/** The distributions that hold the library, by what it trains on. */
export const distributions = Object.freeze({ cpu: 'tensorflow-cpu', cuda: 'tensorflow' })

/** The Python that the pinned wheels are for. None is needed to use their library. */
export const wheelPython = '3.11'

/** The kinds of Linux that the pinned wheels are for, as pip names them. */
export const wheelPlatforms = Object.freeze(['manylinux_2_27_x86_64', 'manylinux2014_x86_64'])

/**
 * The SHA-256 of every wheel that is known, by its normalised name, version and Python tag.
 * @type {Readonly<Record<string, string>>}
 */
const checksums = Object.freeze({
  'tensorflow-cpu 2.21.0 cp311': '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  'tensorflow-cpu 2.12.1 cp311': '7ffb595707a8fb376deaddc768784c7a0242b16cbc6e06393b1733b2ce19f855'
})

/**
 * The checksum that a wheel has to have, or undefined where it is not known here.
 * @param {string} distribution
 * @param {string} version
 * @param {string} [tag] the first part of its tag, as in "cp311"
 */
export function checksumOf(distribution, version, tag = 'cp311') {
  return checksums[`${normalised(distribution)} ${version} ${tag}`]
}

/**
 * A distribution's name as indexes compare it.
 * @param {string} name
 */
export function normalised(name) {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/**
 * Whether wheels hold a library for this kind of machine; elsewhere tfjs-node's own installer is asked.
 * @param {NodeJS.Platform} [platform]
 * @param {string} [arch]
 */
export function wheelsFit(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64'
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
