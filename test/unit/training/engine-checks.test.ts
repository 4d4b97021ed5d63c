import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkEngine, type CheckOptions, type CheckOutcome } from '../../../src-main/training/engine-checks'
import { goodRow, loaded, ScriptedCheck } from '../../support/scripted-check'

const assignment = { binding: '/somewhere/tfjs_binding.node', selfTest: 'short' } as const

let process: ScriptedCheck
beforeEach(() => {
  vi.useFakeTimers()
  process = new ScriptedCheck()
})
afterEach(() => vi.useRealTimers())

const check = (options?: CheckOptions): Promise<CheckOutcome> => checkEngine(() => process, assignment, options)

describe('a check of an engine', () => {
  it('hands over what to look at, and gathers what is told', async () => {
    const told: unknown[] = []
    const outcome = check({ onRow: (...row) => told.push(row) })
    process.tell(loaded)
    process.tell({ type: 'row', row: goodRow, done: 1, total: 2 })
    process.tell({ type: 'done' })
    expect(await outcome).toEqual({ loaded, rows: [goodRow], crashed: false })
    expect(process.sent).toEqual([assignment])
    expect(told).toEqual([[goodRow, 1, 2]])
    expect(process.kills).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('says what the linker said', async () => {
    const outcome = check()
    process.tell({ type: 'failed', message: 'libtensorflow_cc.so.2: file too short' })
    expect(await outcome).toEqual({ rows: [], crashed: false, problem: 'libtensorflow_cc.so.2: file too short' })
  })

  it('settles when the process ends while TensorFlow is loaded', async () => {
    const outcome = check()
    process.exit('by signal SIGSEGV')
    const problem = 'its process ended by signal SIGSEGV while it was loaded'
    expect(await outcome).toEqual({ rows: [], crashed: true, problem })
  })

  it('settles when the process ends later, with what it had told', async () => {
    const outcome = check()
    process.tell(loaded)
    process.tell({ type: 'row', row: goodRow, done: 1, total: 2 })
    process.exit('with code 9')
    const problem = 'its process ended with code 9 during the self-test'
    expect(await outcome).toEqual({ loaded, rows: [goodRow], crashed: true, problem })
  })

  it('ends a process that says nothing for a minute', async () => {
    const outcome = check()
    vi.advanceTimersByTime(59_999)
    expect(process.kills).toBe(0)
    vi.advanceTimersByTime(1)
    expect(await outcome).toMatchObject({ crashed: true, problem: 'while it was loaded nothing came for 60 s' })
    expect(process.kills).toBe(1)
  })

  it('waits as long again after every message', async () => {
    const outcome = check({ patience: 1000 })
    vi.advanceTimersByTime(900)
    process.tell(loaded)
    vi.advanceTimersByTime(900)
    process.tell({ type: 'row', row: goodRow, done: 1, total: 2 })
    vi.advanceTimersByTime(1000)
    expect(await outcome).toMatchObject({ problem: 'during the self-test nothing came for 1 s', rows: [goodRow] })
  })

  it('hears nothing any more once it has settled', async () => {
    const outcome = check()
    process.tell({ type: 'done' })
    process.tell(loaded)
    process.exit('with code 0')
    expect(await outcome).toEqual({ rows: [], crashed: false })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('settles when there is no process to be had', async () => {
    const start = (): never => {
      throw new Error('too many processes')
    }
    const problem = 'its process could not be started: too many processes'
    expect(await checkEngine(start, assignment)).toEqual({ rows: [], crashed: false, problem })
    expect(vi.getTimerCount()).toBe(0)
  })
})
