// @ts-check
/** The TensorFlow libraries that are known: which wheels of Python hold them, and their checksums. */

/** @typedef {'cpu' | 'cuda'} Flavour */

/** What `npm start` brings. The same graphs run 1.4 times as fast in it as in 2.12. */
export const defaultVersion = '2.21.0'

/** The oldest wheel whose library runs here: the tests run on it too, so that nothing depends on a new one. */
export const oldestVersion = '2.12.1'

/** The distributions that hold the library, by what it trains on. */
export const distributions = Object.freeze({ cpu: 'tensorflow-cpu', cuda: 'tensorflow' })

/**
 * What a distribution's library trains on; undefined where it is not one of TensorFlow's.
 * @param {string} distribution
 * @returns {Flavour | undefined}
 */
export function flavourOf(distribution) {
  const flavours = /** @type {const} */ (['cpu', 'cuda'])
  return flavours.find((flavour) => distributions[flavour] === normalised(distribution))
}

/**
 * What CUDA is made of for the default version: the newest of what the wheel's extra "and-cuda" asks for.
 * @type {Readonly<Record<string, string>>}
 */
export const cudaVersions = Object.freeze({
  'nvidia-cublas-cu12': '12.9.3.13',
  'nvidia-cuda-cupti-cu12': '12.9.79',
  'nvidia-cuda-nvcc-cu12': '12.9.86',
  'nvidia-cuda-nvrtc-cu12': '12.9.86',
  'nvidia-cuda-runtime-cu12': '12.9.79',
  'nvidia-cudnn-cu12': '9.28.0.42',
  'nvidia-cufft-cu12': '11.4.1.4',
  'nvidia-curand-cu12': '10.3.10.19',
  'nvidia-cusolver-cu12': '11.7.5.82',
  'nvidia-cusparse-cu12': '12.5.10.65',
  'nvidia-nccl-cu12': '2.32.3',
  'nvidia-nvjitlink-cu12': '12.9.86'
})

/**
 * The SHA-256 of every wheel that is known, by its normalised name and version: those for Python 3.11, or for
 * any, and Linux on x86_64.
 * @type {Readonly<Record<string, string>>}
 */
const checksums = Object.freeze({
  'tensorflow-cpu 2.21.0': '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  'tensorflow-cpu 2.12.1': '7ffb595707a8fb376deaddc768784c7a0242b16cbc6e06393b1733b2ce19f855',
  'tensorflow 2.21.0': '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
  'nvidia-cublas-cu12 12.9.3.13': 'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
  'nvidia-cuda-cupti-cu12 12.9.79': '096bcf334f13e1984ba36685ad4c1d6347db214de03dbb6eebb237b41d9d934f',
  'nvidia-cuda-nvcc-cu12 12.9.86': '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0',
  'nvidia-cuda-nvrtc-cu12 12.9.86': '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
  'nvidia-cuda-runtime-cu12 12.9.79': '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
  'nvidia-cudnn-cu12 9.28.0.42': '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
  'nvidia-cufft-cu12 11.4.1.4': 'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
  'nvidia-curand-cu12 10.3.10.19': '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
  'nvidia-cusolver-cu12 11.7.5.82': '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
  'nvidia-cusparse-cu12 12.5.10.65': '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
  'nvidia-nccl-cu12 2.32.3': 'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
  'nvidia-nvjitlink-cu12 12.9.86': 'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9'
})

/**
 * The checksum that a wheel has to have, or undefined where it is not known here.
 * @param {string} distribution
 * @param {string} version
 * @param {string} [python] the first part of its tag, as in "cp311": the same version for another Python is another file
 */
export function checksumOf(distribution, version, python = 'cp311') {
  return ['cp311', 'py3'].includes(python) ? checksums[`${normalised(distribution)} ${version}`] : undefined
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
