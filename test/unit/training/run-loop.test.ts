import { describe, expect, it } from 'vitest'
import type { RunCommand, RunUpdate } from '../../../src-main/contract/run'
import { Control } from '../../../src-main/training/control'
import type { Experiment } from '../../../src-main/training/experiment'
import { RunLoop } from '../../../src-main/training/run-loop'

/** An experiment of so many steps, each of which takes so many milliseconds. */
class Counting implements Experiment {
  readonly data = { trainCount: 3, testCount: 2, columns: 1, features: 1 }
  work = 0
  /** The limit and the command of every call. */
  readonly calls: [number, RunCommand][] = []
  #told = 0

  constructor(
    readonly steps: number,
    readonly milliseconds = 0,
    readonly onAdvance: (work: number) => void = () => {}
  ) {}

  get ended(): boolean {
    return this.work >= this.steps
  }

  get fraction(): number {
    return this.work / this.steps
  }

  get position(): { epoch: number; position: number } {
    return { epoch: 0, position: this.work }
  }

  get result(): { reason: 'complete' | 'stopped' } {
    return { reason: this.ended ? 'complete' : 'stopped' }
  }

  advance(limit: number, command: RunCommand): boolean {
    this.calls.push([limit, command])
    const end = Math.min(this.work + limit, this.steps)
    const begun = performance.now()
    for (; this.work < end; this.work++) {
      while (performance.now() - begun < (this.work % limit) * this.milliseconds);
    }
    this.onAdvance(this.work)
    return false
  }

  news(): RunUpdate {
    const rows = Array.from({ length: this.work - this.#told }, (_, i) => ({ n: this.#told + i }))
    this.#told = this.work
    return { rows }
  }
}

/** An experiment that fails after so many steps. */
const failing = (steps: number): Counting =>
  new Counting(10, 0, (work) => {
    if (work >= steps) throw new Error('the fourth step is too hard')
  })

function carriedOut(experiment: Experiment, control = new Control()): RunUpdate[] {
  const updates: RunUpdate[] = []
  new RunLoop(experiment, control, (update) => updates.push(update)).carryOut()
  return updates
}

const rowsOf = (updates: readonly RunUpdate[]): unknown[] => updates.flatMap(({ rows = [] }) => rows.map(({ n }) => n))
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

describe('the run loop', () => {
  it('tells what was found before an error', () => {
    const updates: RunUpdate[] = []
    const loop = new RunLoop(failing(4), new Control(), (update) => updates.push(update))
    expect(() => loop.carryOut()).toThrow('the fourth step is too hard')
    expect(updates.flatMap(({ rows = [] }) => rows).slice(0, 4)).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }])
    expect(updates.at(-1)?.state).toBe('running')
  })

  it('begins with the sizes of the data, and ends with the result', () => {
    const experiment = new Counting(10_000)
    const updates = carriedOut(experiment)
    expect(updates[0]).toEqual({ state: 'running', data: experiment.data })
    expect(updates.at(-1)).toMatchObject({
      state: 'finished',
      progress: { position: 10_000, fraction: 1, remaining: 0 },
      result: { reason: 'complete', elapsed: updates.at(-1)?.progress?.elapsed }
    })
    expect(updates.slice(0, -1).some(({ result }) => result !== undefined)).toBe(false)
  })

  it('tells everything once', () => {
    expect(rowsOf(carriedOut(new Counting(10_000)))).toEqual(upTo(10_000))
  })

  it('carries out what has ended before it began', () => {
    const experiment = new Counting(0)
    expect(carriedOut(experiment).map(({ state }) => state)).toEqual(['running', 'finished'])
    expect(experiment.calls).toEqual([])
  })

  it('begins with a single step, and learns how many take 30 ms', () => {
    const experiment = new Counting(200, 1)
    carriedOut(experiment)
    const limits = experiment.calls.map(([limit]) => limit)
    expect(limits[0]).toBe(1)
    expect(Math.max(...limits)).toBeLessThanOrEqual(64)
  })

  it('stops where it stands when it is told to', () => {
    const control = new Control()
    const experiment = new Counting(1e9, 0, (work) => {
      if (work > 100) control.tell('stop')
    })
    const updates = carriedOut(experiment, control)
    expect(updates.at(-1)).toMatchObject({ state: 'stopped', result: { reason: 'stopped' } })
    expect(updates.at(-1)?.progress?.fraction).toBeLessThan(1)
    expect(rowsOf(updates)).toEqual(upTo(experiment.work))
  })

  it('passes on what it is told', () => {
    const control = new Control()
    control.tell('next-epoch')
    const experiment = new Counting(10)
    carriedOut(experiment, control)
    expect(new Set(experiment.calls.map(([, command]) => command))).toEqual(new Set(['next-epoch']))
  })

  it('says how long the rest takes from the share that is done, and nothing where that is not known', () => {
    const known = carriedOut(new Counting(300, 1)).flatMap(({ progress }) => progress ?? [])
    expect(known.length).toBeGreaterThan(1)
    for (const { elapsed, fraction, remaining } of known) {
      expect(remaining).toBeCloseTo((elapsed / fraction) * (1 - fraction), 9)
    }
    const unknown = new Counting(300, 1)
    Object.defineProperty(unknown, 'fraction', { value: 0 })
    const progress = carriedOut(unknown).flatMap((update) => update.progress ?? [])
    const live = progress.filter(({ position }) => position < 300)
    expect(live.length).toBeGreaterThan(0)
    for (const { fraction, remaining } of live) expect([fraction, remaining]).toEqual([0, undefined])
    expect(progress.at(-1)).toMatchObject({ fraction: 1, remaining: 0 })
  })

  it('tells at most 30 times a second', () => {
    const begun = performance.now()
    const updates = carriedOut(new Counting(300, 1))
    const seconds = (performance.now() - begun) / 1000
    // The beginning and the end come besides.
    expect(updates.length).toBeLessThanOrEqual(Math.ceil(seconds * 30) + 2)
  })
})
