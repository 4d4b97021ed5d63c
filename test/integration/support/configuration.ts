import type { PerceptronOnDigits } from '../../../src-main/contract/perceptron'
import type { Scaling } from '../../../src-main/learning/features/scaling'
import { dataset, feature, learner } from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'

export interface Choices {
  readonly digits?: [number, number]
  readonly scaling?: Scaling
  readonly bias?: boolean
  /** The seed of a shuffled order; without it the order is that of the file. */
  readonly shuffle?: number
  readonly maximumEpochs?: number
}

/** The lab's own configuration with some choices made. */
export function configurationWith(choices: Choices = {}): PerceptronOnDigits {
  const { digits = [0, 1], scaling = 'none', bias = true, shuffle, maximumEpochs = 100 } = choices
  return {
    ...perceptronMnist.configuration,
    dataset: dataset('mnist', { digits }),
    features: [feature('scaling', { scaling })],
    learner: learner('perceptron', { bias }),
    schedule: { order: shuffle === undefined ? 'file' : 'shuffled', maximumEpochs },
    seed: shuffle ?? 0
  }
}

/** A run that does not end by itself while a test looks: 3 and 8 cannot be separated. */
export const endless = configurationWith({ digits: [3, 8], maximumEpochs: 100_000 })
