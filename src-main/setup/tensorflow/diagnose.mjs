// @ts-check
/** What there is of TensorFlow on this machine, what its library would look for, and what would bring the rest. */
import { cpus } from 'node:os'
import { isAtLeast } from '../node-version.mjs'
import { librariesLookedFor, seek } from './cuda-libraries.mjs'
import { compilerRemedy, findCompiler } from './compile.mjs'
import { cudaRemedy } from './cuda.mjs'
import { searchTensorFlow } from './find.mjs'
import { findGpus } from './gpu.mjs'
import { wheelsFit } from './versions.mjs'

/**
 * A remedy is there only where something is missing.
 * @typedef {object} TensorFlowDiagnosis
 * @property {LibraryDiagnosis} library
 * @property {{ command: string | null, remedy?: string }} compiler
 * @property {import('./gpu.mjs').Gpus & { remedy?: string }} gpu
 * @property {CudaDiagnosis} cuda
 * @property {{ kind: 'cpu' | 'gpu', name: string, reason: string }} device what TensorFlow should compute on, and why
 */

/**
 * @typedef {object} LibraryDiagnosis
 * @property {boolean} found
 * @property {string} [folder]
 * @property {string} [version]
 * @property {import('./find.mjs').TensorFlow['flavour']} [flavour]
 * @property {import('./find.mjs').TensorFlow['origin']} [origin]
 * @property {string[]} problems why folders that were looked at do not count
 * @property {string} [remedy]
 */

/**
 * @typedef {object} CudaDiagnosis
 * @property {string | null} release what the library was built with; none: it is for the CPU only
 * @property {import('./cuda-libraries.mjs').SoughtLibrary[]} libraries
 * @property {string[]} missing
 * @property {boolean} driverIsTooOld
 * @property {string} [remedy]
 */

export const setupRemedy = 'npm start gets it, and so does: npm run descent -- setup tensorflow.'

/**
 * Looks at this machine without changing anything.
 * @param {string} [root] the checkout, where there is one
 * @param {NodeJS.ProcessEnv} [env]
 * @param {() => Promise<import('./gpu.mjs').Gpus>} [look] for GPUs
 * @returns {Promise<TensorFlowDiagnosis>}
 */
export async function diagnoseTensorFlow(root, env = process.env, look = () => findGpus()) {
  const { found, problems } = searchTensorFlow(env, root === undefined ? {} : { root })
  const gpu = await look()
  const command = findCompiler(env)?.join(' ') ?? null
  const cuda = await diagnoseCuda(found, gpu, env)
  return {
    library: libraryDiagnosis(found, problems),
    compiler: command || found || !wheelsFit() ? { command } : { command, remedy: compilerRemedy },
    gpu,
    cuda,
    device: deviceFor(gpu, cuda)
  }
}

/**
 * @param {import('./gpu.mjs').Gpus} gpu
 * @param {CudaDiagnosis} cuda
 * @returns {TensorFlowDiagnosis['device']}
 */
function deviceFor({ gpus, problem }, { release, missing, driverIsTooOld }) {
  const [first] = gpus
  const cpu = (/** @type {string} */ reason) => ({ kind: /** @type {const} */ ('cpu'), name: processorName(), reason })
  if (!first) return cpu(problem ?? 'there is no NVIDIA GPU')
  if (!release) return cpu('the library is for the CPU only')
  if (driverIsTooOld) return cpu(`NVIDIA's driver is too old for ${release}`)
  if (missing.length > 0) return cpu(`${missing.join(', ')} could not be found`)
  return { kind: 'gpu', name: first.name, reason: `with ${release}` }
}

const processorName = () => cpus()[0]?.model ?? 'CPU'

/**
 * @param {import('./find.mjs').TensorFlow | undefined} found
 * @param {string[]} problems
 * @returns {LibraryDiagnosis}
 */
function libraryDiagnosis(found, problems) {
  if (!found) return { found: false, problems, remedy: setupRemedy }
  const { folder, version, flavour, origin } = found
  return { found: true, folder, version, flavour, origin, problems }
}

/**
 * @param {import('./find.mjs').TensorFlow | undefined} found
 * @param {import('./gpu.mjs').Gpus} gpu
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<CudaDiagnosis>}
 */
async function diagnoseCuda(found, { gpus, driver }, env) {
  const sought = found && librariesLookedFor(found.flavour)
  const none = { release: null, libraries: [], missing: [], driverIsTooOld: false }
  if (!sought) return gpus.length > 0 && wheelsFit() ? { ...none, remedy: cudaRemedy } : none
  const libraries = await seek(sought.libraries, [found.folder], env)
  const missing = libraries.filter(({ path }) => path === null).map(({ name }) => name)
  const driverIsTooOld = driver !== undefined && !isAtLeast(driver, sought.driver)
  const diagnosis = { release: sought.release, libraries, missing, driverIsTooOld }
  const remedy = gpus.length > 0 ? remedyFor(diagnosis, sought.driver) : undefined
  return remedy === undefined ? diagnosis : { ...diagnosis, remedy }
}

/**
 * @param {{ release: string, missing: string[], driverIsTooOld: boolean }} diagnosis
 * @param {string} driver
 */
function remedyFor({ release, missing, driverIsTooOld }, driver) {
  if (driverIsTooOld) return `Install NVIDIA's driver ${driver} or a newer one for ${release}.`
  if (missing.length === 0) return undefined
  if (missing.every((name) => /^(lib|nv)cuda\./.test(name))) return "Install NVIDIA's driver."
  return wheelsFit() ? cudaRemedy : `Install ${release} from NVIDIA, and put their folders on the path of libraries.`
}
