import type { Row } from '../learning/report'
import type { FeatureChoice, RunConfiguration, TrainingConfiguration } from './configuration'
import type { DatasetChoice } from './datasets'
import type { EpochRow } from './run'

/** A perceptron on two of MNIST's digits. */
export type PerceptronOnDigits = TrainingConfiguration & {
  dataset: Extract<DatasetChoice, { name: 'mnist' }>
  features: readonly [Extract<FeatureChoice, { name: 'scaling' }>]
  learner: { name: 'perceptron' }
}

/** Whether this is the lecture's experiment, of which every mistake can be looked at. */
export function isPerceptronOnDigits(configuration: RunConfiguration): configuration is PerceptronOnDigits {
  if (configuration.experiment !== 'training') return false
  const { dataset, features, learner, show } = configuration as TrainingConfiguration
  if (learner.name !== 'perceptron' || features.length !== 1 || features[0].name !== 'scaling') return false
  if (dataset.name !== 'mnist' || show.rowsAfter.length > 0) return false
  const { digits, trainCount, testCount } = dataset.parameters
  return digits.length === 2 && trainCount === 0 && testCount === 0
}

/** The rows of such a run: `columnsOf` says that they hold these values. */
export function epochRows(rows: readonly Row[]): readonly EpochRow[] {
  return rows as readonly EpochRow[]
}
