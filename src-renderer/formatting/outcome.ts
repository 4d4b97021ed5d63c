import type { RunResult, RunSnapshot, RunState } from '../../src-main/contract/run'
import type { ErrorCode } from '../../src-main/contract/errors'
import { plural } from './configuration'
import { formatDuration } from './duration'
import { formatCount } from './numbers'

/** How something is meant: it goes on, it ended well, it ended, it went wrong. */
export type Tone = 'live' | 'good' | 'neutral' | 'bad'

export interface Outcome {
  readonly tone: Exclude<Tone, 'live'>
  readonly text: string
  readonly detail?: string
}

/** What every code of an error is called in a heading. */
export const errorTitles: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'That input is not right',
  dataset: 'The dataset cannot be used',
  'unknown-run': 'That run is over',
  'unknown-channel': 'A defect of Descent',
  forbidden: 'That was refused',
  'trainer-ended': 'The training process ended unexpectedly',
  internal: 'A defect of Descent'
}

/** How a run ended, in words; nothing while it is live. */
export function outcomeOf(run: Pick<RunSnapshot, 'state' | 'result' | 'error' | 'progress'>): Outcome | undefined {
  if (run.state === 'failed') return failure(run)
  const { result } = run
  if (result === undefined) return undefined
  const time = formatDuration(result.elapsed)
  const { epochs: epochCount = 0, updates = 0 } = result
  const epochs = `${formatCount(epochCount)} ${plural(epochCount, 'epoch')}`
  const changes = `${formatCount(updates)} ${plural(updates, 'change')}`
  switch (result.reason) {
    case 'converged':
      return { tone: 'good', text: `Converged after ${epochs} (${changes}) in ${time}` }
    case 'maximum-epochs':
      return {
        tone: 'neutral',
        text: `Reached the maximum of ${epochs} (${changes}) in ${time}`,
        detail: 'The last epoch still changed the weights: more epochs may or may not converge.'
      }
    case 'complete':
      return { tone: 'good', text: `Complete after ${time}` }
    case 'diverged':
      return {
        tone: 'bad',
        text: `Diverged after ${epochs} in ${time}`,
        detail: 'The loss is no longer a finite number: a smaller learning rate, or scaling, may help.'
      }
    case 'stopped':
      return {
        tone: 'neutral',
        text: nothingRan(run, result)
          ? 'Stopped before it began'
          : `Stopped by you in epoch ${formatCount(epochCount)} (${changes}) after ${time}`
      }
  }
}

function nothingRan({ progress }: Pick<RunSnapshot, 'progress'>, { epochs = 0, updates = 0 }: RunResult): boolean {
  return epochs === 0 && updates === 0 && (progress?.position ?? 0) === 0
}

const stateNames: Readonly<Record<RunState, string>> = {
  preparing: 'Preparing',
  running: 'Running',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed'
}

/** What a run's state is called, or that there is no run. */
export function stateName(run: Pick<RunSnapshot, 'state' | 'result'> | undefined): string {
  if (run === undefined) return 'Not started'
  return run.result?.reason === 'converged' ? 'Converged' : stateNames[run.state]
}

function failure({ error, progress }: Pick<RunSnapshot, 'error' | 'progress'>): Outcome {
  const where = progress === undefined ? '' : ` in epoch ${formatCount(progress.epoch)}`
  const text = `Failed${where}: ${error === undefined ? 'no reason was given' : lowerFirst(errorTitles[error.code])}`
  const remedy = error?.code === 'trainer-ended' ? 'Start begins afresh.' : undefined
  const detail = [error?.message, remedy].filter(Boolean).join(' ')
  return detail === '' ? { tone: 'bad', text } : { tone: 'bad', text, detail }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
