import { Learner } from '../../../src-main/learning/learner'
import { multiLayerPerceptron } from '../../../src-main/learning/learners/multi-layer-perceptron'
import type { NetworkEngine } from '../../../src-main/learning/network/engine'
import { ChunkSize } from '../../../src-main/training/chunk-size'
import { RowErrors } from '../../../src-main/training/row-errors'
import { openEngine } from './engines'
import { samplesIn, setting } from './samples'
import { serve, type Epoch, type Work } from './serve'
import { learnerFor, type Preparation } from './shape'

// Ours by itself: the learner on the engine named in the first argument, in one process, without the run loop.

const root = process.cwd()

function begin(engine: NetworkEngine, preparation: Preparation): Work {
  const samples = samplesIn(root, preparation.samples)
  const learner = new Learner(multiLayerPerceptron, learnerFor(preparation).parameters)
  const training = learner.begin(samples.train, { ...setting, engine })
  const slice = new ChunkSize()
  const classify = (): number => {
    const errors = new RowErrors(training.model, samples, {}, slice)
    while (!errors.advance());
    return errors.values['testError']
  }
  const train = (): Epoch => {
    while (training.advance(Number.MAX_SAFE_INTEGER) === 'limit');
    const { loss } = training.measures as { readonly loss: number }
    return preparation.order === undefined ? { loss, error: classify() } : { loss }
  }
  return { train, close: () => training.close?.() }
}

await serve(async () => {
  const { title, engine } = await openEngine(process.argv[2])
  return { title, begin: (preparation) => begin(engine, preparation) }
})
