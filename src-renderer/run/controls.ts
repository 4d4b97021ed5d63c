import { isLive, type RunState } from '../../src-main/contract/run'

/** What the user can do to a run. */
export type Action = 'primary' | 'next-mistake' | 'next-epoch' | 'stop'

export interface Controls {
  /** What the one large button says and does. */
  readonly primary: 'start' | 'pause' | 'resume'
  readonly enabled: Readonly<Record<Action, boolean>>
}

/**
 * Which controls mean something.
 * @param state of the run that is shown; nothing before the first
 * @param canStart whether the form holds a configuration that a run can start with
 */
export function controlsOf(state: RunState | undefined, canStart: boolean): Controls {
  const live = state !== undefined && isLive(state)
  const go = live || canStart
  return {
    primary: !live ? 'start' : state === 'paused' ? 'resume' : 'pause',
    enabled: { primary: go, 'next-mistake': go, 'next-epoch': go, stop: live }
  }
}

/** What a state is called. */
export const stateNames: Readonly<Record<RunState, string>> = {
  preparing: 'Preparing',
  running: 'Running',
  paused: 'Paused',
  finished: 'Finished',
  stopped: 'Stopped',
  failed: 'Failed'
}
