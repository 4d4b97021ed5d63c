import { computed, onBeforeUnmount, onMounted, type ComputedRef } from 'vue'
import type { Beginning, RunSnapshot } from '../../src-main/contract/run'
import type { Lab } from '../../src-main/labs/lab'
import { sameConfiguration } from '../formatting/configuration'
import { outcomeOf, stateName, type Outcome, type Tone } from '../formatting/outcome'
import { useDrafts, type LabDraft } from '../stores/configuration'
import { useRun } from '../stores/run'
import { controlsOf, type Action, type Controls } from './controls'
import { actionOf, mayRepeat } from './shortcuts'

export interface LabRun {
  readonly form: LabDraft
  readonly run: ComputedRef<RunSnapshot | undefined>
  readonly live: ComputedRef<boolean>
  readonly controls: ComputedRef<Controls>
  readonly outcome: ComputedRef<Outcome | undefined>
  readonly stateName: ComputedRef<string>
  readonly tone: ComputedRef<Tone>
  act(action: Action): Promise<void>
}

/** A lab's form, its latest run, and what the buttons and keys do with them. */
export function useLabRun(lab: Lab): LabRun {
  const form = useDrafts().of(lab)
  const store = useRun()
  const run = computed(() => store.snapshot)
  /** Whether Start would do again what is shown. */
  const repeats = computed(() => {
    const next = form.configuration.value
    return run.value !== undefined && next !== undefined && sameConfiguration(run.value.configuration, next)
  })
  const controls = computed(() =>
    controlsOf({
      state: store.starting ? 'preparing' : run.value?.state,
      ready: form.configuration.value !== undefined,
      repeats: repeats.value
    })
  )
  const outcome = computed(() => (run.value === undefined ? undefined : outcomeOf(run.value)))
  const state = computed(() => (store.starting ? 'Preparing' : stateName(run.value)))
  const tone = computed(() => (store.live ? 'live' : (outcome.value?.tone ?? 'neutral')))

  async function act(action: Action): Promise<void> {
    const { primary, enabled } = controls.value
    if (!enabled[action]) return
    if (action === 'stop') return store.command('stop')
    const go: Beginning = action === 'primary' ? 'run' : action
    if (store.live) return store.command(action === 'primary' && primary === 'pause' ? 'pause' : go)
    const configuration = form.configuration.value
    if (configuration !== undefined) await store.start(configuration, go)
  }

  function onKey(event: KeyboardEvent): void {
    const action = actionOf(event, event.target instanceof HTMLElement ? event.target : document.body)
    if (action === undefined) return
    // Even where the action means nothing now, or the key is held: the space bar must not scroll the page away instead.
    event.preventDefault()
    if (!event.repeat || mayRepeat(action)) void act(action)
  }

  onMounted(async () => {
    window.addEventListener('keydown', onKey)
    await store.open(lab.name)
    // A window that was reloaded shows the run as it goes on, and the form it was started with.
    if (run.value !== undefined && !form.touched()) form.adopt(run.value.configuration)
  })
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))

  return { form, run, live: computed(() => store.live), controls, outcome, stateName: state, tone, act }
}
