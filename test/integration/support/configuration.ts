import type { RunConfiguration } from '../../../src-main/contract/configuration'
import type { Scaling } from '../../../src-main/learning/features/scaling'
import { labs } from '../../../src-main/labs/catalogue'

const [{ configuration }] = labs

export interface Choices {
  readonly digits?: [number, number]
  readonly scaling?: Scaling
  readonly bias?: boolean
  /** The seed of a shuffled order; without it the order is that of the file. */
  readonly shuffle?: number
  readonly maximumEpochs?: number
}

/** The lab's own configuration with some choices made. */
export function configurationWith(choices: Choices = {}): RunConfiguration {
  const { digits = [0, 1], scaling = 'none', bias = true, shuffle, maximumEpochs = 100 } = choices
  return {
    ...configuration,
    dataset: { name: 'mnist', digits },
    features: { scaling },
    learner: { name: 'perceptron', parameters: { bias } },
    schedule: { order: shuffle === undefined ? 'file' : 'shuffled', maximumEpochs },
    seed: shuffle ?? 0
  }
}

/** A run that does not end by itself while a test looks: 3 and 8 cannot be separated. */
export const endless = configurationWith({ digits: [3, 8], maximumEpochs: 100_000 })
