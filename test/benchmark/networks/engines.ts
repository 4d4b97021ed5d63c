import { availableParallelism } from 'node:os'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import { loadTensorFlow, type TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { referenceEngine, type NetworkEngine } from '../../../src-main/learning/network/engine'
import { findTensorFlow } from '../../../src-main/setup/tensorflow/find.mjs'

/** An engine of ours, and what it is. */
export interface NamedEngine {
  readonly title: string
  readonly engine: NetworkEngine
}

/** Opens an engine in this process. @throws Error when it is not there */
export async function openEngine(name: string): Promise<NamedEngine> {
  if (name === 'typescript') return { title: `TypeScript engine, Node ${process.version}`, engine: referenceEngine }
  const { title, tensorflow } = await openTensorFlow()
  const cores = availableParallelism()
  return { title: `${title}, ${cores} cores`, engine: new TensorFlowEngine(tensorflow, { kind: 'cpu', cores }) }
}

/** What the environment of a process says in which TensorFlow carries out our graphs. */
export const environment = {
  TF_CPP_MIN_LOG_LEVEL: '3',
  TF_NUM_INTRAOP_THREADS: '1',
  TF_NUM_INTEROP_THREADS: String(availableParallelism())
}

/** @throws Error when it is not installed */
export async function openTensorFlow(): Promise<{ readonly title: string; readonly tensorflow: TensorFlow }> {
  const found = findTensorFlow(process.env, { root: process.cwd() })
  if (found === undefined) throw new Error('TensorFlow is not installed: npm run descent -- setup tensorflow')
  return { title: `TensorFlow ${found.version}`, tensorflow: await loadTensorFlow(found.binding) }
}
