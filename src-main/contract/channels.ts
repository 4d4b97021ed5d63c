import { z } from './zod'
import { computeReport, selfTestProgress, selfTestResult } from './compute'
import { runConfiguration } from './configuration'
import type { errorReport } from './errors'
import { beginning, runCommand, runSnapshot, runUpdate } from './run'

export const theme = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof theme>

export const preferences = z.strictObject({ theme })
export type Preferences = z.infer<typeof preferences>

/** What the renderer can ask of the main process: one entry a channel, with what goes in and what comes back. */
export const requests = {
  /** Starts a run and says its identifier; the run itself is then seen through 'run.updated'. */
  'runs.start': {
    request: z.strictObject({ configuration: runConfiguration, begin: beginning }),
    reply: z.object({ id: z.string() })
  },
  /** Tells a live run something. */
  'runs.command': { request: z.strictObject({ id: z.string(), command: runCommand }), reply: z.null() },
  /** The latest run of a lab, whole: what a window that has just been (re)loaded shows. */
  'runs.latest': { request: z.strictObject({ lab: z.string() }), reply: runSnapshot.nullable() },
  /** What networks train on here; `again` looks for everything afresh. */
  'compute.report': { request: z.strictObject({ again: z.boolean() }), reply: computeReport },
  /** Trains small networks on every engine and device and compares them: takes some seconds. */
  'compute.selfTest': { request: z.null(), reply: z.array(selfTestResult) },
  'preferences.get': { request: z.null(), reply: preferences },
  'preferences.set': { request: preferences, reply: z.null() }
} as const

/** What the main process tells the renderer unasked. */
export const events = {
  'run.updated': z.object({ id: z.string(), update: runUpdate }),
  /** TensorFlow has been loaded, or has turned out not to be usable. */
  'compute.changed': computeReport,
  'compute.progress': selfTestProgress
} as const

export type Requests = typeof requests
export type Channel = keyof Requests
export type Request<C extends Channel> = z.infer<Requests[C]['request']>
export type Reply<C extends Channel> = z.infer<Requests[C]['reply']>

export type Events = typeof events
export type EventName = keyof Events
export type EventOf<E extends EventName> = z.infer<Events[E]>

/** A reply as it crosses: a value or an error, never neither. */
export type Envelope<T> = { readonly value: T } | { readonly error: z.infer<typeof errorReport> }

/** What the preload script puts on `window.descent`, and nothing else. */
export interface Bridge {
  /** Sends a request. Settles always; a failure comes back inside the envelope. */
  request(channel: string, payload: unknown): Promise<Envelope<unknown>>
  /** Listens for events until the function that it returns is called. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void
}
