import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EpochRow } from '../../../src-main/contract/run'
import { markerRadius } from '../../../src-renderer/charts/axes'
import { seriesOf } from '../../../src-renderer/charts/series'
import { throttled } from '../../../src-renderer/charts/throttle'

const rows = (count: number, changes: (epoch: number) => number): EpochRow[] =>
  Array.from({ length: count }, (_, epoch) => ({ epoch, changes: changes(epoch), trainError: 0, testError: 0 }))

describe('seriesOf', () => {
  it('gives a short series whole', () => {
    expect(
      seriesOf(
        rows(3, (n) => n * n),
        (row) => row.changes,
        10
      )
    ).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 4 }
    ])
  })

  it('gives nothing for no rows', () => {
    expect(seriesOf([], (row) => row.changes, 10)).toEqual([])
  })

  it('keeps the limit, the ends, the order and every spike of a long one', () => {
    const spiky = rows(100_000, (n) => (n === 54_321 ? 5000 : n === 54_322 ? -5000 : n % 7))
    const points = seriesOf(spiky, (row) => row.changes, 1200)
    expect(points.length).toBeLessThanOrEqual(1200)
    expect(points.length).toBeGreaterThan(1000)
    expect(points[0]).toEqual({ x: 0, y: 0 })
    expect(points[points.length - 1].x).toBe(99_999)
    expect(points).toContainEqual({ x: 54_321, y: 5000 })
    expect(points).toContainEqual({ x: 54_322, y: -5000 })
    for (let k = 1; k < points.length; k++) expect(points[k].x).toBeGreaterThan(points[k - 1].x)
  })

  it('has no epoch twice, also where a stretch is flat', () => {
    const points = seriesOf(
      rows(50, () => 3),
      (row) => row.changes,
      12
    )
    expect(new Set(points.map(({ x }) => x)).size).toBe(points.length)
  })
})

describe('markerRadius', () => {
  it('marks every point of a short series', () => {
    expect([0, 1, 2].map((n) => markerRadius(n, 3))).toEqual([3, 3, 3])
  })

  it('marks at most some forty points of a long one, the last among them', () => {
    const marked = Array.from({ length: 1200 }, (_, n) => markerRadius(n, 1200)).filter((radius) => radius > 0)
    expect(marked.length).toBeLessThanOrEqual(41)
    expect(markerRadius(1199, 1200)).toBe(3)
  })
})

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
