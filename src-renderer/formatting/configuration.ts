import { featureParameters, type RunConfiguration } from '../../src-main/contract/configuration'
import { formatCount } from './numbers'

/** A configuration in one line, for the label of a run. */
export function describeConfiguration({ dataset, features, learner, schedule, seed }: RunConfiguration): string {
  const [negative, positive] = dataset.digits
  return [
    `${negative} against ${positive}`,
    `${featureParameters.scaling.label.toLowerCase()}: ${features.scaling}`,
    learner.parameters.bias ? 'with bias' : 'without bias',
    schedule.order === 'shuffled' ? `shuffled from seed ${seed}` : 'in the order of the file',
    `at most ${formatCount(schedule.maximumEpochs)} ${plural(schedule.maximumEpochs, 'epoch')}`
  ].join(', ')
}

/** "epoch" or "epochs". */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

/** Whether two configurations are the same document: both come from one schema, so their fields stand in one order. */
export function sameConfiguration(a: RunConfiguration, b: RunConfiguration): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
