import { availableParallelism } from 'node:os'

/** TensorFlow's library, where there is one. */
export interface NativeLibrary {
  /** The folder that its libraries are in. */
  readonly folder: string
  /** The file that Node loads. */
  readonly binding: string
  readonly version: string
  /** What the process that loads it needs in its environment: where CUDA is. */
  readonly environment?: Readonly<Record<string, string>>
}

/**
 * The environment of a process that may load TensorFlow, which reads it when the process starts:
 * - an operation may use every core, and as many operations as there are cores may run at once.
 * - operations are Eigen's, not oneDNN's, which are no faster at these sizes and add up in another order on each kind of
 *   processor.
 * - a GPU's memory is taken as it is needed, not as a whole.
 */
export function trainerEnvironment(
  library: NativeLibrary | undefined,
  env: NodeJS.ProcessEnv = process.env,
  cores = availableParallelism()
): NodeJS.ProcessEnv {
  const settings = {
    TF_NUM_INTRAOP_THREADS: String(cores),
    TF_NUM_INTEROP_THREADS: String(cores),
    TF_ENABLE_ONEDNN_OPTS: '0',
    TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    TF_CPP_MIN_LOG_LEVEL: '3'
  }
  return { ...settings, ...env, ...library?.environment }
}
