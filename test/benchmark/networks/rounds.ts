import { setTimeout } from 'node:timers/promises'
import { median } from '../comparison'
import type { Contestant, Pass } from './contestant'
import type { Preparation } from './shape'

/** What was measured of a contestant, in milliseconds. */
export interface Timing {
  readonly name: string
  readonly title: string
  readonly best: number
  readonly median: number
  /** What its first epoch found, before any that was timed. */
  readonly first: Pass
}

/** One who could not take part, and why. */
export interface Absence {
  readonly name: string
  readonly reason: string
}

export interface Rounds {
  readonly timings: readonly Timing[]
  readonly absent: readonly Absence[]
}

/** The threads of the contestant before have then gone to sleep. */
const pause = 20

/** Measures all in turn, over and over, so that what slows the machine slows all. */
export async function race(
  contestants: readonly Contestant[],
  preparation: Preparation,
  passes: number
): Promise<Rounds> {
  const absent: Absence[] = []
  const ready = new Map<Contestant, { first: Pass; times: number[] }>()
  for (const contestant of contestants) {
    const first = await contestant.prepare(preparation).catch((error: Error) => error)
    if (first instanceof Error) absent.push({ name: contestant.name, reason: first.message })
    else ready.set(contestant, { first, times: [] })
  }
  for (let i = 0; i < passes; i++) {
    for (const [contestant, { times }] of ready) {
      await setTimeout(pause)
      times.push((await contestant.pass()).milliseconds)
    }
  }
  return { timings: [...ready].map(([contestant, found]) => timingOf(contestant, found)), absent }
}

function timingOf(
  { name, title }: Contestant,
  { first, times }: { readonly first: Pass; readonly times: readonly number[] }
): Timing {
  return { name, title, best: Math.min(...times), median: median(times), first }
}

/** Who took part, with versions and threads, and who could not. */
export function remarksOf({ timings, absent }: Rounds): string[] {
  return [
    ...timings.map(({ name, title }) => `${name}: ${title}`),
    ...absent.map(({ name, reason }) => `${name} is missing: ${reason}`)
  ]
}
