import type { RunConfiguration } from '../contract/configuration'
import type { EpochRow, RunProgress, RunResult } from '../contract/run'

/** A share from 0 to 1 in per cent, as the lecture writes it: 0.0019 as "0.19 %". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}

/** A time in milliseconds as "0.08 s", "12 s" or "3 min 05 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`
  if (seconds < 59.5) return `${seconds.toFixed(0)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

interface Column {
  readonly title: string
  /** In characters, with the space before it; together they fit a terminal of 40. */
  readonly width: number
  readonly cell: (row: EpochRow) => string
}

/** The lecture's table, column by column. */
const columns: readonly Column[] = [
  { title: 'epoch', width: 6, cell: ({ epoch }) => String(epoch) },
  { title: 'changes', width: 9, cell: ({ changes }) => String(changes) },
  { title: 'train error', width: 12, cell: ({ trainError }) => percent(trainError) },
  { title: 'test error', width: 12, cell: ({ testError }) => percent(testError) }
]

export function tableHead(): string {
  return columns.map(({ title, width }) => title.padStart(width)).join('')
}

export function tableRow(row: EpochRow): string {
  return columns.map(({ cell, width }) => cell(row).padStart(width)).join('')
}

/** The bar is no longer than this, and is left out where there is not even room for the shortest. */
const longestBar = 24
const shortestBar = 6

/**
 * " 43 %  epoch 42, 1.2 s, at most 1.6 s left  [######........]"
 * @param columns how many characters the line may have
 */
export function progressLine({ fraction, epoch, elapsed, remaining }: RunProgress, columns = 80): string {
  const left = remaining === undefined ? '' : `, at most ${duration(remaining)} left`
  const text = `${(100 * fraction).toFixed(0).padStart(3)} %  epoch ${epoch}, ${duration(elapsed)}${left}`
  const width = Math.min(longestBar, columns - text.length - '  []'.length)
  if (width < shortestBar) return text.slice(0, columns)
  const filled = Math.round(fraction * width)
  return `${text}  [${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
}

/** What a run is about to do, in one line. */
export function headline({ dataset: { digits }, learner, features, schedule, seed }: RunConfiguration): string {
  const order = schedule.order === 'file' ? 'file order' : `shuffled with seed ${seed}`
  const bias = learner.parameters.bias ? 'bias' : 'no bias'
  return `Perceptron: MNIST ${digits[0]} (-1) vs ${digits[1]} (+1), ${bias}, scaling ${features.scaling}, ${order}`
}

/** How a run ended: a sentence, and a line of numbers. */
export function summary({ reason, epochs, updates, trainError, testError, elapsed }: RunResult): string[] {
  const how = {
    converged: 'Converged: an epoch went by without a change.',
    'maximum-epochs': 'Reached the maximum number of epochs.',
    stopped: elapsed === 0 ? 'Stopped before it began.' : 'Stopped.'
  }[reason]
  const work = `${counted(epochs, 'epoch')}, ${counted(updates, 'change')}, ${duration(elapsed)}.`
  if (trainError === undefined || testError === undefined) return [how, work]
  return [how, `${work} Train error ${percent(trainError)}, test error ${percent(testError)}.`]
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
