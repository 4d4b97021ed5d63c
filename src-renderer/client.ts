import {
  events,
  requests,
  type Bridge,
  type Channel,
  type EventName,
  type EventOf,
  type Reply,
  type Request
} from '../src-main/contract/channels'
import { DescentError } from '../src-main/contract/errors'
import { parse } from '../src-main/contract/schema'

declare global {
  interface Window {
    /** What the preload script puts there; absent when the page is opened outside Descent. */
    readonly descent?: Bridge
  }
}

type Schema<T> = Parameters<typeof parse<T>>[0]

// The maps of the contract, seen so that a channel's name leads to its own types.
const channels: { readonly [C in Channel]: { readonly reply: Schema<Reply<C>> } } = requests
const eventSchemas: { readonly [E in EventName]: Schema<EventOf<E>> } = events

/**
 * Asks the main process.
 * @throws DescentError as the main process reported it, or 'internal' when there is no answer that the contract knows
 */
export async function request<C extends Channel>(channel: C, payload: Request<C>): Promise<Reply<C>> {
  const envelope = await bridge().request(channel, plain(payload))
  if ('error' in envelope) throw DescentError.from(envelope.error)
  return understood(channels[channel].reply, envelope.value, `reply to ${channel}`)
}

/** Listens for one event until the function that it returns is called. */
export function onEvent<E extends EventName>(name: E, listener: (event: EventOf<E>) => void): () => void {
  return bridge().subscribe((received, payload) => {
    if (received !== name) return
    try {
      listener(understood(eventSchemas[name], payload, `event ${name}`))
    } catch (error) {
      // The caller is the preload script, which could tell nobody: the window's own handler can.
      reportError(error)
    }
  })
}

function bridge(): NonNullable<Window['descent']> {
  if (window.descent === undefined)
    throw new DescentError('internal', 'This page works only inside the Descent application.')
  return window.descent
}

/** A copy without Vue's proxies, which cannot cross to another process. Every request is JSON. */
function plain(payload: unknown): unknown {
  return JSON.parse(JSON.stringify(payload))
}

/** Something that breaks the contract is a defect of ours, never the user's input. */
function understood<T>(schema: Schema<T>, value: unknown, what: string): T {
  try {
    return parse(schema, value, what)
  } catch (error) {
    throw new DescentError('internal', error instanceof Error ? error.message : String(error))
  }
}
