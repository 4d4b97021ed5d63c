import { join } from 'node:path'
import { locationsFor, mnistSourceInCheckout } from '../../src-main/data/locations'
import type { StoredDataset } from '../../src-main/data/folder'
import { openMnist } from '../../src-main/data/mnist'
import { selectDigits } from '../../src-main/data/mnist-samples'
import { perceptronMnist } from '../../src-main/labs/perceptron-mnist'
import { PerceptronRun } from '../../src-main/training/perceptron-run'
import type { Comparison } from './comparison'
import { PythonPeer } from './peer'

/** Until it converges; scikit-learn is given the same number. */
export const epochs = 13

/**
 * Both sides make the same updates in the same order. Ours counts the errors on the training and the
 * test samples after every epoch besides; scikit-learn's `fit` does not.
 */
function comparison(
  root: string,
  name: string,
  what: string,
  ours: (dataset: StoredDataset) => () => number,
  peerMode: string
): Comparison {
  const source = mnistSourceInCheckout(root)
  return {
    name,
    what,
    ours: async () => {
      const once = ours(openMnist(locationsFor(source)))
      return { name: 'Descent', measure: async () => once(), close: () => {} }
    },
    peer: () => PythonPeer.start(join(root, 'test/benchmark/peers/perceptron.py'), source, String(epochs), peerMode)
  }
}

/** The training alone: each side has the samples in memory in the form in which it is fastest. */
export function trainingComparison(root: string): Comparison {
  const what = `Training the perceptron on MNIST 0 vs 1, ${epochs} epochs, samples in memory.`
  return comparison(root, 'perceptron-mnist', what, (dataset) => () => train(setUp(dataset)), 'samples')
}

/** From the bytes of the dataset in memory: picking the digits and bringing them into that form are timed too. */
export function fromBytesComparison(root: string): Comparison {
  const what = `The same from the dataset's bytes in memory: picking the two digits is timed too.`
  const ours = (dataset: StoredDataset) => (): number => {
    const start = performance.now()
    train(setUp(dataset))
    return performance.now() - start
  }
  return comparison(root, 'perceptron-mnist-from-bytes', what, ours, 'bytes')
}

function setUp(dataset: StoredDataset): PerceptronRun {
  const { configuration } = perceptronMnist
  return new PerceptronRun(configuration, selectDigits(dataset, configuration.dataset.parameters))
}

/** Trains to the end. @returns milliseconds */
function train(run: PerceptronRun): number {
  const start = performance.now()
  while (!run.ended) run.advance(1e9, 'run')
  const elapsed = performance.now() - start
  if (run.rows.length !== epochs) throw new Error(`expected ${epochs} epochs, found ${run.rows.length}`)
  return elapsed
}
