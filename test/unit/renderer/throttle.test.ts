import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { throttled } from '../../../src-renderer/charts/throttle'

describe('throttled', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => vi.useRealTimers())

  it('works at most once an interval and never loses the last call', () => {
    const work = vi.fn()
    const { call } = throttled(work, 100)
    for (let ms = 0; ms < 1000; ms += 10) {
      call()
      vi.advanceTimersByTime(10)
    }
    expect(work.mock.calls.length).toBeLessThanOrEqual(11)
    const before = work.mock.calls.length
    call()
    vi.advanceTimersByTime(100)
    expect(work.mock.calls.length).toBe(before + 1)
  })

  it('can be called off', () => {
    const work = vi.fn()
    const { call, cancel } = throttled(work, 100)
    call()
    cancel()
    vi.advanceTimersByTime(1000)
    expect(work).not.toHaveBeenCalled()
  })
})
