import type { RunProgress, RunSnapshot } from '../../src-main/contract/run'
import { epochRows } from '../../src-main/contract/perceptron'
import { scheduleOf } from '../perceptron'
import { plural } from './configuration'
import { formatDuration } from './duration'
import { formatCount } from './numbers'

export interface ProgressWords {
  readonly epochs: string
  readonly detail: string
  readonly time: string
}

/** From less training than this, in milliseconds, an estimate would be wrong by far: it would follow the first visits. */
const telling = 50

/** Where a live run stands. Epochs are counted from 0, as in the lecture's table. */
export function progressWords(run: RunSnapshot): ProgressWords {
  const { state, configuration, progress } = run
  if (progress === undefined) {
    return { epochs: state === 'preparing' ? 'Reading the data…' : 'Beginning…', detail: '', time: '' }
  }
  const { epoch, elapsed, remaining } = progress
  const left = remaining === undefined || elapsed < telling ? '' : `at most ${formatDuration(remaining)} left`
  const maximum = scheduleOf(configuration).maximumEpochs
  return {
    epochs: `${formatCount(epoch)} of at most ${formatCount(maximum)} ${plural(maximum, 'epoch')} done`,
    detail: detailOf(run, progress),
    time: [formatDuration(elapsed), left].filter(Boolean).join(' · ')
  }
}

/** What can be read at the pace of the run: the visits of an epoch only while it lasts long enough to be looked at. */
function detailOf({ state, data, rows }: RunSnapshot, progress: RunProgress): string {
  const { epoch, position, changes = 0, elapsed } = progress
  const samples = data?.trainCount
  const duration = samples === undefined ? Infinity : elapsed / (epoch + position / samples)
  if (state === 'paused' || duration > 500) {
    const all = samples === undefined ? '' : ` of ${formatCount(samples)}`
    return `Epoch ${formatCount(epoch)}: ${formatCount(position)}${all} samples visited, ${changesOf(changes)}`
  }
  if (elapsed < telling) return ''
  const last = epochRows(rows).at(-1)
  if (duration > 250) return last === undefined ? '' : `Epoch ${formatCount(last.epoch)}: ${changesOf(last.changes)}`
  return `About ${formatCount(Number((1000 / duration).toPrecision(2)))} epochs a second`
}

function changesOf(count: number): string {
  return `${formatCount(count)} ${plural(count, 'change')}`
}
