import { availableParallelism } from 'node:os'
import { aboutTensorFlow } from '../../../src-main/engines/tensorflow/about'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import { loadTensorFlow, type TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { referenceEngine, type NetworkEngine } from '../../../src-main/learning/network/engine'
import { libraryAtHand } from '../../../src-main/setup/tensorflow/library.mjs'
import { trainerEnvironment } from '../../../src-main/training/trainer-environment'

/** An engine of ours, and what it is. */
export interface NamedEngine {
  readonly title: string
  readonly engine: NetworkEngine
}

/** TensorFlow's library, or why there is none, as a run is told it. */
export const library = libraryAtHand(process.cwd())

/** The environment of a process in which TensorFlow is to train as it does in a trainer. */
export const environment = trainerEnvironment('problem' in library ? undefined : library)

/** Opens an engine in this process. @throws Error when it is not there */
export async function openEngine(name: string): Promise<NamedEngine> {
  if (name === 'typescript') return { title: `TypeScript engine, Node ${process.version}`, engine: referenceEngine }
  const { title, tensorflow } = await openTensorFlow()
  const device = { kind: aboutTensorFlow(tensorflow).device, cores: availableParallelism() }
  return { title: `${title}, ${device.cores} cores`, engine: new TensorFlowEngine(tensorflow, device) }
}

/** @throws Error when it is not installed */
export async function openTensorFlow(): Promise<{ readonly title: string; readonly tensorflow: TensorFlow }> {
  if ('problem' in library) throw new Error(library.problem)
  const tensorflow = await loadTensorFlow(library.binding)
  const { version, device } = aboutTensorFlow(tensorflow)
  return { title: `TensorFlow ${version} on the ${device.toUpperCase()}`, tensorflow }
}
