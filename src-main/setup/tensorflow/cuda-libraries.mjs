// @ts-check
/** The libraries of CUDA that a TensorFlow opens by name when it starts to use a GPU, and where they are looked for. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { capture } from '../processes.mjs'

/** @typedef {{ name: string, purpose: string }} CudaLibrary */
/** @typedef {CudaLibrary & { path: string | null }} SoughtLibrary */

const purposes = {
  cuda: "NVIDIA's driver, through which every program reaches the GPU",
  cudart: "CUDA's runtime: memory on the GPU, and the start of computations",
  cublas: 'products of matrices',
  cublasLt: 'products of matrices, joined with what follows them',
  cudnn: 'layers of networks: convolutions, normalisation, activations',
  cufft: 'Fourier transforms',
  curand: 'random numbers',
  cusolver: 'systems of linear equations',
  cusparse: 'matrices that are mostly zeros'
}

/**
 * By the release of CUDA that a library was built with: what it opens. TensorFlow 2.21 was watched doing so.
 * @type {Record<string, Partial<Record<keyof typeof purposes, string>>>}
 */
const names = {
  'CUDA 12 and cuDNN 9': {
    cuda: 'libcuda.so.1',
    cudart: 'libcudart.so.12',
    cublas: 'libcublas.so.12',
    cublasLt: 'libcublasLt.so.12',
    cudnn: 'libcudnn.so.9',
    cufft: 'libcufft.so.11',
    cusolver: 'libcusolver.so.11',
    cusparse: 'libcusparse.so.12'
  },
  'CUDA 11.2 and cuDNN 8.1': {
    cuda: 'libcuda.so.1',
    cudart: 'libcudart.so.11.0',
    cublas: 'libcublas.so.11',
    cublasLt: 'libcublasLt.so.11',
    cudnn: 'libcudnn.so.8',
    cufft: 'libcufft.so.10',
    curand: 'libcurand.so.10',
    cusolver: 'libcusolver.so.11',
    cusparse: 'libcusparse.so.11'
  }
}

const windowsNames = {
  cuda: 'nvcuda.dll',
  cudart: 'cudart64_110.dll',
  cublas: 'cublas64_11.dll',
  cublasLt: 'cublasLt64_11.dll',
  cudnn: 'cudnn64_8.dll',
  cufft: 'cufft64_10.dll',
  curand: 'curand64_10.dll',
  cusolver: 'cusolver64_11.dll',
  cusparse: 'cusparse64_11.dll'
}

/**
 * What a library looks for; nothing where it is for the CPU only.
 * @param {import('./find.mjs').TensorFlow['flavour']} flavour
 * @param {NodeJS.Platform} [platform]
 * @returns {{ release: string, driver: string, libraries: CudaLibrary[] } | undefined} `driver`: the oldest that will do
 */
export function librariesLookedFor(flavour, platform = process.platform) {
  if (flavour === 'cpu' || platform === 'darwin') return undefined
  const release = flavour === 'cuda' ? 'CUDA 12 and cuDNN 9' : 'CUDA 11.2 and cuDNN 8.1'
  const list = platform === 'win32' ? windowsNames : names[release]
  const libraries = Object.entries(list).map(([key, name]) => ({
    name,
    purpose: purposes[/** @type {keyof typeof purposes} */ (key)]
  }))
  return { release, driver: flavour === 'cuda' ? '525.60' : '450.80', libraries }
}

/**
 * Looks for libraries as the system's loader would: on the path it is given, then among those it knows.
 * @param {CudaLibrary[]} libraries
 * @param {string[]} folders that come first
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<SoughtLibrary[]>}
 */
export async function seek(libraries, folders, env = process.env) {
  const path = process.platform === 'win32' ? env.PATH : env.LD_LIBRARY_PATH
  const all = [...folders, ...(path ?? '').split(delimiter).filter(Boolean)]
  const known = process.platform === 'linux' ? parseLdconfig((await capture('/sbin/ldconfig', ['-p'])).output) : {}
  return libraries.map(({ name, purpose }) => {
    const inFolder = all.map((folder) => join(folder, name)).find((file) => existsSync(file))
    return { name, purpose, path: inFolder ?? known[name] ?? null }
  })
}

/**
 * The libraries that the loader knows, of this machine's kind.
 * @param {string} output of ldconfig -p: lines as in "libcuda.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcuda.so.1"
 * @param {string} [arch]
 * @returns {Record<string, string>}
 */
export function parseLdconfig(output, arch = process.arch) {
  const kind = arch === 'x64' ? 'x86-64' : arch === 'arm64' ? 'AArch64' : ''
  /** @type {Record<string, string>} */
  const paths = {}
  for (const [, name, description, path] of output.matchAll(/^\s*(\S+) \(([^)]*)\) => (.+)$/gm)) {
    if (description.includes(kind)) paths[name] ??= path
  }
  return paths
}
