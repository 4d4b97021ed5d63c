import Module from 'node:module'
import util from 'node:util'
import type * as tfjs from '@tensorflow/tfjs-node-gpu'

/** TensorFlow as @tensorflow/tfjs-node-gpu offers it. */
export type TensorFlow = typeof tfjs

/**
 * Loads TensorFlow into this process, or this worker thread: once, whatever is asked for later. What it needs of the
 * environment (how many threads, where CUDA is) must stand there when the process starts: `trainerEnvironment` says it.
 * @param binding the compiled tfjs_binding.node, with TensorFlow's library beside it or where its own path leads
 * @throws Error when the library cannot be loaded, in the words of the system's linker
 */
export function loadTensorFlow(binding: string): Promise<TensorFlow> {
  loading ??= load(binding)
  return loading
}

let loading: Promise<TensorFlow> | undefined

async function load(binding: string): Promise<TensorFlow> {
  restoreTypeChecks()
  const restore = answerFor('@mapbox/node-pre-gyp', { find: () => binding })
  try {
    const loaded = (await import('@tensorflow/tfjs-node-gpu')) as TensorFlow & { readonly default?: TensorFlow }
    return loaded.default ?? loaded
  } finally {
    restore()
  }
}

/** Node 23 removed these functions, which tfjs-node 4.22 calls. */
function restoreTypeChecks(): void {
  const removed = {
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown) => value === null || value === undefined
  }
  for (const [name, check] of Object.entries(removed)) if (!(name in util)) Object.assign(util, { [name]: check })
}

type Loader = (request: string, ...rest: unknown[]) => unknown

/**
 * Has `require(name)` answer with something of ours: tfjs-node asks node-pre-gyp where its native part lies, and looks
 * into its own package only.
 * @returns what puts things back as they were
 */
function answerFor(name: string, answer: unknown): () => void {
  const modules = Module as unknown as { _load: Loader }
  const original = modules._load
  modules._load = function (this: unknown, request, ...rest) {
    return request === name ? answer : original.call(this, request, ...rest)
  }
  return () => (modules._load = original)
}
