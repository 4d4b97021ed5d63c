import Module from 'node:module'
import { constants } from 'node:os'
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
  const restore = answerFor({
    // tfjs-node asks it where its native part lies, and looks into its own package only.
    '@mapbox/node-pre-gyp': () => ({ find: () => binding }),
    [binding]: () => openForGood(binding)
  })
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

/** RTLD_NODELETE, which Node has no name for. */
const staysOpen: Partial<Record<NodeJS.Platform, number>> = { linux: 0x1000, darwin: 0x80 }

/**
 * Opens a native module that is never closed. Node closes those of a worker thread when it ends; TensorFlow's own threads
 * go on, and the whole process crashes once their code is gone.
 */
function openForGood(file: string): unknown {
  const opened: { exports: unknown } = { exports: {} }
  process.dlopen(opened, file, constants.dlopen.RTLD_LAZY | (staysOpen[process.platform] ?? 0))
  return opened.exports
}

/**
 * Has `require` of some names answer with something of ours.
 * @returns what puts things back as they were
 */
function answerFor(answers: Readonly<Record<string, () => unknown>>): () => void {
  const modules = Module as unknown as { _load: Loader }
  const original = modules._load
  modules._load = function (this: unknown, request, ...rest) {
    return Object.hasOwn(answers, request) ? answers[request]() : original.call(this, request, ...rest)
  }
  return () => (modules._load = original)
}
