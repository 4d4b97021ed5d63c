import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { RunSnapshot, StepDetail } from '../../src-main/contract/run'

/** A run at the moment of a step. */
export type SteppedRun = RunSnapshot & { readonly step: StepDetail }

/**
 * The last step of the run that is shown, also once the run has gone on: a panel that came and went with every
 * pause would make the page jump. It stays until another run has got under way without one.
 */
export function useLastStep(run: () => RunSnapshot | undefined): ComputedRef<SteppedRun | undefined> {
  const last = shallowRef<SteppedRun>()
  watch(run, (now) => (last.value = isStepped(now) ? now : last.value), { immediate: true, flush: 'sync' })
  return computed(() => {
    const now = run()
    if (isStepped(now)) return now
    const stays = now !== undefined && (now.id === last.value?.id || now.progress === undefined)
    return stays ? last.value : undefined
  })
}

function isStepped(run: RunSnapshot | undefined): run is SteppedRun {
  return run !== undefined && run.step !== null
}
