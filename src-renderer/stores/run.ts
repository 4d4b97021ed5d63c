import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { LabName, RunConfiguration } from '../../src-main/contract/configuration'
import { DescentError } from '../../src-main/contract/errors'
import { isLive, type Beginning, type RunCommand, type RunSnapshot } from '../../src-main/contract/run'
import { onEvent, request } from '../client'
import { EarlyUpdates, newRun, withEarlyUpdates, withUpdate } from '../run/updates'
import { useMessages } from './messages'

/** The run that the lab page shows: the lab's latest. */
export const useRun = defineStore('run', () => {
  const messages = useMessages()
  // Shallow: a snapshot is replaced, never changed, and its arrays are too large for deep proxies.
  const snapshot = shallowRef<RunSnapshot>()
  /** Whether an answer to something that the user did is awaited. */
  const busy = ref(false)
  const live = computed(() => snapshot.value !== undefined && isLive(snapshot.value.state))
  const early = new EarlyUpdates()
  let opened: LabName | undefined

  /** Follows the main process; to be called once. */
  function follow(): () => void {
    return onEvent('run.updated', ({ id, update }) => {
      if (snapshot.value?.id === id) snapshot.value = withUpdate(snapshot.value, update)
      else early.keep(id, update)
    })
  }

  /** Shows the latest run of a lab, if there is one. */
  async function open(lab: LabName): Promise<void> {
    opened = lab
    snapshot.value = undefined
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
    await whileBusy(() =>
      early.during(async (take) => {
        const { id } = await request('runs.start', { configuration, begin })
        snapshot.value = take(id).reduce(withUpdate, newRun(id, configuration))
      })
    )
  }

  async function command(what: RunCommand): Promise<void> {
    const id = snapshot.value?.id
    if (id !== undefined) await whileBusy(() => tell(id, what))
  }

  async function tell(id: string, what: RunCommand): Promise<void> {
    try {
      await request('runs.command', { id, command: what })
    } catch (error) {
      // The run ended while the command was on its way: the page already says so.
      if (error instanceof DescentError && error.code === 'unknown-run' && !live.value) return
      throw error
    }
  }

  /** One thing at a time: a second press while the first is on its way does nothing. */
  async function whileBusy(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    await reported(work)
    busy.value = false
  }

  async function reported(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      messages.show(error)
    }
  }

  return { snapshot, busy, live, follow, open, start, command }
})
