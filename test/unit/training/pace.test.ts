import { describe, expect, it } from 'vitest'
import { ChunkSize } from '../../../src-main/training/chunk-size'
import { Stopwatch } from '../../../src-main/training/stopwatch'

describe('ChunkSize', () => {
  /** Does chunks with a model that takes so long for one visit, and says how long each chunk took. */
  function durations(millisecondsPerVisit: number, count: number): number[] {
    const chunk = new ChunkSize()
    return Array.from({ length: count }, () => {
      const elapsed = chunk.visits * millisecondsPerVisit
      chunk.observe(chunk.visits, elapsed)
      return elapsed
    })
  }

  it.each([0.0001, 0.003, 0.1, 1, 10])('comes to 30 ms for visits of %d ms, without going beyond', (milliseconds) => {
    const chunks = durations(milliseconds, 20)
    const first = 64 * milliseconds
    for (const elapsed of chunks) expect(elapsed).toBeLessThanOrEqual(Math.max(first, 30 + milliseconds))
    expect(Math.abs((chunks.at(-1) ?? 0) - 30)).toBeLessThanOrEqual(milliseconds)
  })

  it('is one visit at least, however slow the model', () => {
    expect(durations(500, 3)).toEqual([64 * 500, 500, 500])
  })

  it('grows fourfold at most, also after a chunk too short for the clock', () => {
    const chunk = new ChunkSize()
    chunk.observe(64, 0)
    expect(chunk.visits).toBe(256)
    chunk.observe(256, 0.001)
    expect(chunk.visits).toBe(1024)
  })

  it('goes down at once when the model becomes slower', () => {
    const chunk = new ChunkSize()
    for (let n = 0; n < 10; n++) chunk.observe(chunk.visits, 0)
    chunk.observe(1000, 3000)
    expect(chunk.visits).toBe(10)
  })

  it('learns nothing from a chunk without a visit, and stays finite', () => {
    const chunk = new ChunkSize()
    chunk.observe(0, 5)
    expect(chunk.visits).toBe(64)
    for (let n = 0; n < 1000; n++) chunk.observe(chunk.visits, 0)
    expect(chunk.visits).toBe(1e9)
  })
})

describe('Stopwatch', () => {
  it('measures the time in which it is not held', () => {
    let now = 1000
    const stopwatch = new Stopwatch(() => now)
    expect(stopwatch.elapsed).toBe(0)
    now = 1500
    stopwatch.start()
    now = 1700
    expect(stopwatch.elapsed).toBe(200)
    stopwatch.hold()
    now = 9000
    expect(stopwatch.elapsed).toBe(200)
    stopwatch.start()
    now = 9050
    expect(stopwatch.elapsed).toBe(250)
  })

  it('goes on when it is started twice, and stays held when it is held twice', () => {
    let now = 0
    const stopwatch = new Stopwatch(() => now)
    stopwatch.start()
    now = 10
    stopwatch.start()
    now = 20
    stopwatch.hold()
    now = 30
    stopwatch.hold()
    expect(stopwatch.elapsed).toBe(20)
  })

  it('reads the real clock unless it is given another', () => {
    const stopwatch = new Stopwatch()
    stopwatch.start()
    const begun = performance.now()
    while (performance.now() - begun < 5);
    expect(stopwatch.elapsed).toBeGreaterThanOrEqual(5)
  })
})
