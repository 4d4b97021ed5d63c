import { parentPort, workerData } from 'node:worker_threads'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import { loadTensorFlow } from '../../../src-main/engines/tensorflow/load'
import { taskOf } from '../../../src-main/engines/conformance/task'

// A thread that trains a network, and tells its parameters; then it ends.

const { binding, units } = workerData as { readonly binding: string; readonly units: number }
const tf = await loadTensorFlow(binding)
const training = new TensorFlowEngine(tf, { kind: 'cpu', cores: 2 }).begin(
  taskOf({ hidden: [units], optimiser: 'adam' })
)
for (let epoch = 0; epoch < 200; epoch++) training.advance(1000)
parentPort?.postMessage(training.save()['parameters'].values)
training.close()
