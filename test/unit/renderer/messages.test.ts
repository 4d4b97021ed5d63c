import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useMessages } from '../../../src-renderer/stores/messages'
import { pageWith, ScriptedBridge } from './bridge'

beforeEach(() => pageWith(new ScriptedBridge()))
afterEach(() => vi.unstubAllGlobals())

describe('messages', () => {
  it('shows the same error once, and lets it be dismissed', () => {
    const store = useMessages()
    store.show(new Error('broken'))
    store.show(new Error('broken'))
    expect(store.messages).toMatchObject([{ title: 'A defect of Descent', text: 'broken' }])
    store.dismiss(store.messages[0].id)
    expect(store.messages).toEqual([])
  })
})
