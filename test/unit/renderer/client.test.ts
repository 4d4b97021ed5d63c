import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DescentError } from '../../../src-main/contract/errors'
import { onEvent, request } from '../../../src-renderer/client'
import { pageWith, ScriptedBridge } from './bridge'

let bridge: ScriptedBridge
beforeEach(() => pageWith((bridge = new ScriptedBridge())))
afterEach(() => vi.unstubAllGlobals())

describe('request', () => {
  it('sends the channel and the payload, and gives the reply', async () => {
    bridge.answer = () => ({ value: { theme: 'dark' } })
    expect(await request('preferences.get', null)).toEqual({ theme: 'dark' })
    expect(bridge.asked).toEqual([{ channel: 'preferences.get', payload: null }])
  })

  it('throws what the main process reported, with its code', async () => {
    bridge.answer = () => ({ error: { code: 'unknown-run', message: 'it has ended' } })
    const error: unknown = await request('runs.command', { id: 'a', command: 'stop' }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(DescentError)
    expect(error).toMatchObject({ code: 'unknown-run', message: 'it has ended' })
  })

  it('calls a reply that breaks the contract a defect', async () => {
    bridge.answer = () => ({ value: { theme: 'mauve' } })
    await expect(request('preferences.get', null)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('reply to preferences.get: theme') as string
    })
  })

  it('sends plain copies', async () => {
    const payload = { theme: 'light' } as const
    await request('preferences.set', payload)
    expect(bridge.asked[0].payload).toEqual(payload)
    expect(bridge.asked[0].payload).not.toBe(payload)
  })

  it('says where the page belongs when there is no bridge', async () => {
    pageWith(undefined)
    await expect(request('preferences.get', null)).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('onEvent', () => {
  it('hears its event until it is told to stop', () => {
    const listener = vi.fn()
    const stop = onEvent('run.updated', listener)
    bridge.tell('run.updated', { id: 'a', update: { state: 'running' } })
    bridge.tell('something.else', {})
    stop()
    bridge.tell('run.updated', { id: 'a', update: { state: 'paused' } })
    expect(listener.mock.calls).toEqual([[{ id: 'a', update: { state: 'running' } }]])
  })

  it('hands what breaks the contract to the window', () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    onEvent('run.updated', vi.fn())
    bridge.tell('run.updated', { id: 1 })
    expect(reported.mock.calls[0][0]).toMatchObject({ code: 'internal' })
  })
})
