import { locationsFor, mnistSourceInCheckout, type Locations } from '../../../src-main/data/locations'
import { dataset, feature, schedule } from '../../../src-main/labs/choose'
import type { TrainingSetting } from '../../../src-main/learning/learner'
import { prepareSamples, type PreparedSamples, type SamplesChoice } from '../../../src-main/training/samples'

export const seed = 0

/** The schedule and the seed of ours; it never ends by itself. */
export const setting: TrainingSetting = {
  schedule: schedule({ maximumEpochs: 100_000, order: 'shuffled' }),
  seed
}

/** The first samples of MNIST, its pixels from 0 to 1. */
export function choiceOf(samples: number): SamplesChoice {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  return {
    dataset: dataset('mnist', { digits, trainCount: samples }),
    features: [feature('scaling', { scaling: 'unit' })],
    seed
  }
}

export function locationsIn(root: string): Locations {
  return locationsFor(mnistSourceInCheckout(root))
}

export function samplesIn(root: string, count: number): PreparedSamples {
  return prepareSamples(choiceOf(count), locationsIn(root))
}
