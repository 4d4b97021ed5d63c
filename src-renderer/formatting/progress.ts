import type { RunSnapshot } from '../../src-main/contract/run'
import { plural } from './configuration'
import { formatDuration } from './duration'
import { formatCount } from './numbers'

export interface ProgressWords {
  readonly epochs: string
  readonly visits: string
  readonly time: string
}

/** From less training than this, in milliseconds, an estimate would be wrong by far: it would follow the first visits. */
const telling = 50

/** Where a live run stands. Epochs are counted from 0, as in the lecture's table. */
export function progressWords({ state, configuration, data, progress }: RunSnapshot): ProgressWords {
  if (progress === undefined) {
    return { epochs: state === 'preparing' ? 'Reading the data…' : 'Beginning…', visits: '', time: '' }
  }
  const { epoch, position, changes, elapsed, remaining } = progress
  const left = remaining === undefined || elapsed < telling ? '' : `at most ${formatDuration(remaining)} left`
  const maximum = configuration.schedule.maximumEpochs
  const samples = data === undefined ? '' : ` of ${formatCount(data.trainCount)}`
  return {
    epochs: `${formatCount(epoch)} of at most ${formatCount(maximum)} ${plural(maximum, 'epoch')} done`,
    visits: `Epoch ${formatCount(epoch)}: ${formatCount(position)}${samples} samples visited, ${formatCount(changes)} ${plural(changes, 'change')}`,
    time: [formatDuration(elapsed), left].filter(Boolean).join(' · ')
  }
}
