import { onBeforeUnmount, onMounted, shallowReactive } from 'vue'
import type { RunSnapshot, RunUpdate } from '../../src-main/contract/run'
import type { Lab } from '../../src-main/labs/lab'
import { onEvent, request } from '../client'
import { useMessages } from '../stores/messages'
import { EarlyUpdates, withEarlyUpdates, withUpdate } from './updates'

/** The latest run of each lab, kept up to date while the component is there. Their rows are left out: nobody reads them. */
export function useLatestRuns(labs: readonly Lab[]): ReadonlyMap<string, RunSnapshot> {
  const runs = shallowReactive(new Map<string, RunSnapshot>())
  const early = new EarlyUpdates()
  const messages = useMessages()
  let stop = (): void => {}

  function apply(id: string, news: RunUpdate): void {
    const update = { ...news, rows: [] }
    const found = [...runs.values()].find((run) => run.id === id)
    if (found === undefined) early.keep(id, update)
    else runs.set(found.configuration.lab, withUpdate(found, update))
  }

  async function load({ name }: Lab): Promise<void> {
    try {
      await early.during(async (take) => {
        const run = await request('runs.latest', { lab: name })
        if (run !== null) runs.set(name, withEarlyUpdates({ ...run, rows: [] }, take(run.id)))
      })
    } catch (error) {
      messages.show(error)
    }
  }

  onMounted(() => {
    stop = onEvent('run.updated', ({ id, update }) => apply(id, update))
    labs.forEach((lab) => void load(lab))
  })
  onBeforeUnmount(() => stop())
  return runs
}
