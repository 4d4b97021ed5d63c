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

/** The lecture's table, column by column. */
const columns: readonly { readonly title: string; readonly cell: (row: EpochRow) => string }[] = [
  { title: 'epoch', cell: ({ epoch }) => String(epoch) },
  { title: 'changes', cell: ({ changes }) => String(changes) },
  { title: 'train error', cell: ({ trainError }) => percent(trainError) },
  { title: 'test error', cell: ({ testError }) => percent(testError) }
]
const columnWidth = 11

export function tableHead(): string {
  return columns.map(({ title }) => title.padStart(columnWidth)).join('  ')
}

export function tableRow(row: EpochRow): string {
  return columns.map(({ cell }) => cell(row).padStart(columnWidth)).join('  ')
}

/** "[######........] 43 %  epoch 42, 1.2 s, at most 1.6 s left" */
export function progressLine({ fraction, epoch, elapsed, remaining }: RunProgress, width = 24): string {
  const filled = Math.round(fraction * width)
  const bar = '#'.repeat(filled) + '.'.repeat(width - filled)
  const left = remaining === undefined ? '' : `, at most ${duration(remaining)} left`
  return `[${bar}] ${(100 * fraction).toFixed(0).padStart(3)} %  epoch ${epoch}, ${duration(elapsed)}${left}`
}

/** How a run ended, in one sentence. */
export function summary({ reason, epochs, updates, trainError, testError, elapsed }: RunResult): string {
  const how = {
    converged: 'Converged: an epoch went by without a change.',
    'maximum-epochs': 'Reached the maximum number of epochs.',
    stopped: 'Stopped.'
  }[reason]
  const errors =
    trainError === undefined || testError === undefined
      ? ''
      : ` Train error ${percent(trainError)}, test error ${percent(testError)}.`
  return `${how} ${counted(epochs, 'epoch')}, ${counted(updates, 'change')}, ${duration(elapsed)}.${errors}`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
