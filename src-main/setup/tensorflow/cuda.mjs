// @ts-check
/** What TensorFlow needs of CUDA, out of NVIDIA's wheels: all libraries flat beside its own, and XLA's tools. */
import { delimiter, join } from 'node:path'
import { cudaVersions, normalised } from './versions.mjs'

/** The folder, within a library folder, where XLA looks for its tools. */
export const toolFolder = 'cuda'

export const cudaRemedy = 'npm run descent -- setup tensorflow --cuda brings the library for it (3.4 GB).'

/** Libraries for C programs of another kind, of no use to TensorFlow. */
const unused = /^lib(nvblas|cufftw|cusolverMg|nvrtc\.alt|nvrtc-builtins\.alt)\b/

/**
 * Where a member of one of NVIDIA's wheels belongs in a library folder; undefined where it is not needed.
 * @param {string} member
 */
export function placeOfCuda(member) {
  const library = /^nvidia\/\w+\/lib\/(lib[^/]+\.so\.[\d.]+)$/.exec(member)?.[1]
  if (library) return unused.test(library) ? undefined : library
  const tool = /^nvidia\/cuda_nvcc\/(bin\/(?:ptxas|nvlink|fatbinary)|nvvm\/libdevice\/.+\.bc)$/.exec(member)?.[1]
  return tool && `${toolFolder}/${tool}`
}

/**
 * The distributions of NVIDIA's that TensorFlow's wheel asks for in its extra "and-cuda".
 * @param {string[]} requirements as in 'nvidia-nccl-cu12<3.0,>=2.27.7; extra == "and-cuda"'
 * @returns {{ name: string, range: string }[]}
 */
export function cudaRequirements(requirements) {
  return requirements.flatMap((requirement) => {
    const [, name, range] =
      /^(nvidia-[\w.-]+)\s*\(?([^;)]*)\)?\s*;.*extra\s*==\s*["']and-cuda["']/.exec(requirement) ?? []
    return name ? [{ name, range: range.replace(/\s+/g, '') }] : []
  })
}

/**
 * The same for pip: at the pinned version where there is one.
 * @param {{ name: string, range: string }} requirement
 */
export function pinned({ name, range }) {
  const version = cudaVersions[normalised(name)]
  return version ? `${name}==${version}` : `${name}${range}`
}

/**
 * What a process needs in its environment, from its start, to use a library: where the other libraries are that
 * TensorFlow opens by name, and where XLA finds its tools.
 * @param {Pick<import('./find.mjs').TensorFlow, 'folder' | 'flavour'>} tensorflow
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Record<string, string>} to be added to `env`
 */
export function libraryEnvironment({ folder, flavour }, env = process.env) {
  if (flavour !== 'cuda') return {}
  const { LD_LIBRARY_PATH: path, XLA_FLAGS: flags } = env
  const tools = `--xla_gpu_cuda_data_dir="${join(folder, toolFolder)}"`
  return {
    LD_LIBRARY_PATH: path ? `${folder}${delimiter}${path}` : folder,
    XLA_FLAGS: flags ? `${flags} ${tools}` : tools
  }
}
