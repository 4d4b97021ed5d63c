import { isLive, type RunState } from '../../src-main/contract/run'

/** What the user can do to a run. */
export type Action = 'primary' | 'next-mistake' | 'next-epoch' | 'stop'

export interface Controls {
  /** What the one large button says and does. */
  readonly primary: 'start' | 'pause' | 'resume'
  readonly enabled: Readonly<Record<Action, boolean>>
  /** Why no step can be taken; nothing where one can. */
  readonly whyNoStep?: string
}

/** What decides which controls mean something. */
export interface Situation {
  /** The state of the run that is shown; nothing before the first. */
  readonly state: RunState | undefined
  /** Whether the form holds a configuration that a run can start with. */
  readonly ready: boolean
  /** Whether that is the very configuration of the run that is shown. */
  readonly repeats: boolean
}

/**
 * Which controls mean something. A step once too often after the end must not throw the results away: only Start
 * begins the same run again.
 */
export function controlsOf({ state, ready, repeats }: Situation): Controls {
  const live = state !== undefined && isLive(state)
  const ended = state !== undefined && !live
  const go = live || ready
  const step = live || (ready && !(ended && repeats))
  const why = ready ? 'The run has ended: Start begins a new one' : 'The configuration must be mended first'
  return {
    primary: !live ? 'start' : state === 'paused' ? 'resume' : 'pause',
    enabled: { primary: go, 'next-mistake': step, 'next-epoch': step, stop: live },
    ...(step ? {} : { whyNoStep: why })
  }
}
