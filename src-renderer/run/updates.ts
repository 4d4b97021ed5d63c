import { applyUpdate, isLive, newSnapshot, type RunSnapshot, type RunUpdate } from '../../src-main/contract/run'
import type { RunConfiguration } from '../../src-main/contract/configuration'

/** A run of which nothing is known yet but what it was started with. */
export function newRun(id: string, configuration: RunConfiguration): RunSnapshot {
  return newSnapshot(id, configuration)
}

/**
 * The snapshot with an update applied, as a new object, so that whoever compares by identity sees what is new.
 * Rows that are already there are left out: the row of epoch e is the e-th.
 */
export function withUpdate(snapshot: RunSnapshot, update: RunUpdate): RunSnapshot {
  const { rows = [], figures = [], notes = [] } = update
  const added = rows.filter(({ epoch }) => typeof epoch !== 'number' || epoch >= snapshot.rows.length)
  const next = { ...snapshot }
  if (added.length > 0) next.rows = snapshot.rows.slice()
  if (figures.length > 0) next.figures = snapshot.figures.slice()
  if (notes.length > 0) next.notes = snapshot.notes.slice()
  applyUpdate(next, { ...update, rows: added })
  return next
}

/**
 * The snapshot with updates that came while it was on its way. Which of them it already contains is not
 * said, so what would turn it back is left out: an update that is behind its progress, or one after its end.
 */
export function withEarlyUpdates(snapshot: RunSnapshot, updates: readonly RunUpdate[]): RunSnapshot {
  return updates.reduce<RunSnapshot>((run, update) => {
    if (!isLive(run.state)) return run
    return withUpdate(run, isBehind(update, run) ? onlyRows(update) : update)
  }, snapshot)
}

function onlyRows({ rows }: RunUpdate): RunUpdate {
  return rows === undefined ? {} : { rows }
}

function isBehind({ state, progress }: RunUpdate, run: RunSnapshot): boolean {
  if (state !== undefined && !isLive(state)) return false
  if (run.progress === undefined) return false
  if (progress === undefined) return state === 'preparing'
  const { epoch, position } = run.progress
  return progress.epoch < epoch || (progress.epoch === epoch && progress.position < position)
}

/**
 * Updates of runs that nobody shows yet: the first ones of a run can come before the reply that says its
 * identifier. They are kept only while such a reply is awaited.
 */
export class EarlyUpdates {
  #awaited = 0
  readonly #byRun = new Map<string, RunUpdate[]>()

  /** Calls `reply` with the means to take a run's early updates, and keeps updates until it has settled. */
  async during<T>(reply: (take: (id: string) => readonly RunUpdate[]) => Promise<T>): Promise<T> {
    this.#awaited++
    try {
      return await reply((id) => this.#byRun.get(id) ?? [])
    } finally {
      if (--this.#awaited === 0) this.#byRun.clear()
    }
  }

  keep(id: string, update: RunUpdate): void {
    if (this.#awaited === 0) return
    const updates = this.#byRun.get(id)
    if (updates === undefined) this.#byRun.set(id, [update])
    else updates.push(update)
  }
}
