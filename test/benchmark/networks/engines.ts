import { findTensorFlow } from '../../../src-main/setup/tensorflow/find.mjs'
import { referenceEngine, type NetworkEngine } from '../../../src-main/learning/network/engine'
import { loadTensorFlow, type TensorFlow } from '../../../src-main/engines/tensorflow/load'
import type { Shape } from './shape'

/** An engine of ours, and what it is. */
export interface NamedEngine {
  readonly title: string
  readonly engine: NetworkEngine
}

export const engines: Readonly<Record<string, () => Promise<NamedEngine>>> = {
  typescript: async () => ({ title: `TypeScript engine, Node ${process.version}`, engine: referenceEngine }),
  tensorflow: async () => {
    throw new Error('the TensorFlow engine is not there yet')
  }
}

/** What the environment of a process has to say that trains such a network. */
export function environmentFor({ hidden }: Shape): NodeJS.ProcessEnv {
  return {
    TF_CPP_MIN_LOG_LEVEL: '3',
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: hidden.length === 0 ? '1' : '2'
  }
}

/** @throws Error when there is none */
export async function tensorflowHere(): Promise<{ readonly title: string; readonly tensorflow: TensorFlow }> {
  const found = findTensorFlow(process.env, { root: process.cwd() })
  if (found === undefined) throw new Error('TensorFlow is not installed: npm run descent -- setup tensorflow')
  return { title: `TensorFlow ${found.version}`, tensorflow: await loadTensorFlow(found.binding) }
}
