import { findTensorFlow } from '../../../src-main/setup/tensorflow/find.mjs'
import { loadTensorFlow, type TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { trainerEnvironment } from '../../../src-main/training/trainer-environment'

/** TensorFlow in this process, as a trainer has it; undefined where the library is not on this machine. */
export async function tensorFlowHere(version?: string): Promise<TensorFlow | undefined> {
  const library = findTensorFlow(process.env, version === undefined ? {} : { version })
  if (library === undefined) {
    console.warn(`TensorFlow ${version ?? ''} is not on this machine: what needs it is left out`)
    return undefined
  }
  Object.assign(process.env, trainerEnvironment(library))
  return loadTensorFlow(library.binding)
}
