import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { RunConfiguration } from '../../src-main/contract/configuration'
import { DescentError } from '../../src-main/contract/errors'
import { isLive, type Beginning, type RunCommand, type RunSnapshot } from '../../src-main/contract/run'
import { onEvent, request } from '../client'
import { StepQueue } from '../run/step-queue'
import { EarlyUpdates, newRun, withEarlyUpdates, withUpdate } from '../run/updates'
import { useMessages } from './messages'

/** The run that the lab page shows: the lab's latest. */
export const useRun = defineStore('run', () => {
  const messages = useMessages()
  // Shallow: a snapshot is replaced, never changed, and its arrays are too large for deep proxies.
  const snapshot = shallowRef<RunSnapshot>()
  /** Whether a start is on its way, and the run has no identifier yet. */
  const starting = ref(false)
  const live = computed(() => starting.value || (snapshot.value !== undefined && isLive(snapshot.value.state)))
  const early = new EarlyUpdates()
  const steps = new StepQueue()
  /** What was asked for while a start was on its way. */
  let held: RunCommand | undefined
  let opened: string | undefined

  /** Follows the main process; to be called once. */
  function follow(): () => void {
    return onEvent('run.updated', ({ id, update }) => {
      if (snapshot.value?.id !== id) return early.keep(id, update)
      snapshot.value = withUpdate(snapshot.value, update)
      if (update.state !== undefined) void goOn(snapshot.value)
    })
  }

  /** Shows the latest run of a lab, if there is one. */
  async function open(lab: string): Promise<void> {
    opened = lab
    snapshot.value = undefined
    steps.settle()
    await reported(() =>
      early.during(async (take) => {
        const latest = await request('runs.latest', { lab })
        // A run that was started meanwhile, or another lab, is newer than this answer.
        if (latest === null || opened !== lab || snapshot.value !== undefined) return
        snapshot.value = withEarlyUpdates(latest, take(latest.id))
      })
    )
  }

  async function start(configuration: RunConfiguration, begin: Beginning): Promise<void> {
    if (starting.value) return
    starting.value = true
    held = undefined
    steps.settle()
    steps.admits(begin)
    const started = await reported(() =>
      early.during(async (take) => {
        const { id } = await request('runs.start', { configuration, begin })
        snapshot.value = take(id).reduce(withUpdate, newRun(id, configuration))
        return snapshot.value
      })
    )
    starting.value = false
    if (started === undefined) steps.settle()
    else if (held !== undefined) await tell(started.id, held)
    else await goOn(started)
  }

  /** Tells the run something, at once; while a start is on its way, as soon as there is a run to be told. */
  async function command(what: RunCommand): Promise<void> {
    if (!steps.admits(what)) return
    const id = snapshot.value?.id
    if (!starting.value) return id === undefined ? undefined : tell(id, what)
    if (held !== 'stop') held = what
  }

  /** Takes the step that waited, once the one before it has been taken. */
  async function goOn({ id, state }: RunSnapshot): Promise<void> {
    if (state === 'preparing' || state === 'running') return
    const next = steps.settle()
    if (next !== undefined && isLive(state)) await tell(id, next)
  }

  async function tell(id: string, what: RunCommand): Promise<void> {
    await reported(async () => {
      try {
        await request('runs.command', { id, command: what })
      } catch (error) {
        steps.settle()
        // The run ended while the command was on its way: the page already says so.
        const over = snapshot.value?.id !== id || !isLive(snapshot.value.state)
        if (!(over && error instanceof DescentError && error.code === 'unknown-run')) throw error
      }
    })
  }

  async function reported<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      messages.show(error)
      return undefined
    }
  }

  return { snapshot, starting, live, follow, open, start, command }
})
