import { ipcMain, webContents, type IpcMainInvokeEvent } from 'electron'
import {
  requests,
  type Channel,
  type Envelope,
  type EventName,
  type EventOf,
  type Reply,
  type Request
} from '../contract/channels'
import { DescentError, reportOf } from '../contract/errors'
import { parse } from '../contract/schema'
import { eventChannel, requestChannel } from './ipc-names'
import { isOwnPage } from './page-files'

/** What answers each channel's requests. */
export type Handlers = { readonly [C in Channel]: (request: Request<C>) => Reply<C> | Promise<Reply<C>> }

/**
 * The one door between the pages and the main process. It lets in requests of the application's own
 * pages that fit the contract, and answers every one of them: with a value or with an error.
 */
export function openGateway(handlers: Handlers): void {
  ipcMain.handle(requestChannel, async (event, channel: unknown, payload: unknown): Promise<Envelope<unknown>> => {
    try {
      checkSender(event)
      return { value: await answer(handlers, channel, payload) }
    } catch (error) {
      const report = reportOf(error)
      if (report.code === 'internal') console.error(`request ${String(channel)} failed:`, error)
      return { error: report }
    }
  })
}

/** Tells every page of the application something. */
export function broadcast<E extends EventName>(name: E, payload: EventOf<E>): void {
  for (const contents of webContents.getAllWebContents()) {
    if (!contents.isDestroyed() && !contents.isCrashed() && isOwnPage(contents.getURL()))
      contents.send(eventChannel, name, payload)
  }
}

function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
  // Electron types the frame as present, but newer versions give null for one that has gone meanwhile.
  const frame = senderFrame as Electron.WebFrameMain | null
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url)) {
    throw new DescentError('forbidden', 'requests are taken from the application’s own pages only')
  }
}

async function answer(handlers: Handlers, channel: unknown, payload: unknown): Promise<unknown> {
  if (!isChannel(channel)) throw new DescentError('unknown-channel', `there is no channel ${String(channel)}`)
  return answerOn(handlers, channel, payload)
}

async function answerOn<C extends Channel>(handlers: Handlers, channel: C, payload: unknown): Promise<Reply<C>> {
  const request = parse<unknown>(requests[channel].request, payload, channel) as Request<C>
  const reply: unknown = await handlers[channel](request)
  return parse<unknown>(requests[channel].reply, reply, `reply of ${channel}`) as Reply<C>
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(requests, channel)
}
