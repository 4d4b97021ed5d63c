import type { RunConfiguration } from '../../src-main/contract/configuration'
import { scalingParameter } from '../../src-main/learning/features/scaling'
import { isPerceptronOnDigits } from '../../src-main/contract/perceptron'
import type { Lab } from '../../src-main/labs/lab'
import { valueAt } from '../configuration/draft'
import { fieldGroups } from '../configuration/fields'
import { digitsOf, hasBias, scalingOf, scheduleOf } from '../perceptron'
import { formatCount } from './numbers'

/** A configuration in one line, for the label of a run. */
export function describeConfiguration(configuration: RunConfiguration): string {
  const [negative, positive] = digitsOf(configuration)
  const schedule = scheduleOf(configuration)
  return [
    `${negative} against ${positive}`,
    `${scalingParameter.label.toLowerCase()}: ${scalingOf(configuration)}`,
    hasBias(configuration) ? 'with bias' : 'without bias',
    schedule.order === 'shuffled' ? `shuffled from seed ${configuration.seed}` : 'in the order of the file',
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

/** What stands otherwise in the second configuration, a phrase a field: "maximum number of epochs 100 → 5". */
export function differences(a: RunConfiguration, b: RunConfiguration): string[] {
  const fields = fieldGroups
    .flatMap((group) => group.fields)
    .map(({ parameter, path }) => [parameter.label.toLowerCase(), valueAt(a, path), valueAt(b, path)] as const)
  const digits = ['digits', pairOf(a), pairOf(b)] as const
  return [digits, ...fields]
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name} ${valueInWords(before)} → ${valueInWords(after)}`)
}

function valueInWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return typeof value === 'number' ? formatCount(value) : String(value)
}

/** A lab's title with the digits that it is about now. */
export function titleOf(lab: Lab, configuration: RunConfiguration = lab.configuration): string {
  if (!isPerceptronOnDigits(lab.configuration)) return lab.title
  return lab.title.replace(pairOf(lab.configuration), pairOf(configuration))
}

function pairOf(configuration: RunConfiguration): string {
  return digitsOf(configuration).join(' vs ')
}
