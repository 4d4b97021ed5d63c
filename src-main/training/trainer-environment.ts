import { cpus } from 'node:os'
import { delimiter, dirname } from 'node:path'

/** TensorFlow's library, where there is one. */
export interface NativeLibrary {
  /** The folder that its libraries are in. */
  readonly folder: string
  /** The file that Node loads. */
  readonly binding: string
  readonly version: string
}

/** How the system's linker is told where else to look. */
const libraryPath = { win32: 'PATH', darwin: 'DYLD_LIBRARY_PATH' } as const

/**
 * The environment of a process that may load TensorFlow, which reads it when the process starts:
 * - an operation never uses more than one thread: at the sizes of a gradient step, handing half of it to another core
 *   costs more than it saves. As many operations as there are cores may run at once, where a graph has independent ones.
 * - the folder of the library is on the library path, so that CUDA is found in it.
 * - a GPU's memory is taken as it is needed, not as a whole.
 */
export function trainerEnvironment(
  library: NativeLibrary | undefined,
  env: NodeJS.ProcessEnv = process.env,
  cores = cpus().length
): NodeJS.ProcessEnv {
  const settings = {
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: String(cores),
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    TF_CPP_MIN_LOG_LEVEL: '3'
  }
  if (library === undefined) return { ...settings, ...env }
  const name = process.platform in libraryPath ? libraryPath[process.platform as 'win32'] : 'LD_LIBRARY_PATH'
  const folders = [library.folder, dirname(library.binding), ...(env[name] ?? '').split(delimiter)]
  return { ...settings, ...env, [name]: [...new Set(folders.filter((folder) => folder !== ''))].join(delimiter) }
}
