import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunUpdate } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { longestLoading, TrainerClient } from '../../../src-main/training/client'
import type { Assignment } from '../../../src-main/training/protocol'
import { ScriptedTrainer } from '../../support/scripted-trainer'

const { configuration } = perceptronMnist
const assignment: Assignment = { configuration, locations: { datasets: '/d', mnistSource: '/m' }, begin: 'run' }

let process: ScriptedTrainer
let client: TrainerClient
let updates: RunUpdate[]
beforeEach(() => {
  process = new ScriptedTrainer()
  client = new TrainerClient(process)
  updates = []
})

const start = (): void => client.start(assignment, (update) => updates.push(update))

/** What is told of a process that ended on its own. */
const lost = (how: string): unknown => ({
  state: 'failed',
  error: { code: 'trainer-ended', message: expect.stringContaining(`ended ${how}: the run is lost.`) }
})

describe('TrainerClient', () => {
  it('hands its process the assignment, then the commands', () => {
    start()
    process.tell({ state: 'running' })
    client.command('pause')
    client.command('stop')
    expect(process.sent).toEqual([
      { type: 'start', assignment },
      { type: 'command', command: 'pause' },
      { type: 'command', command: 'stop' }
    ])
    expect(updates).toEqual([{ state: 'running' }])
  })

  it('stops a run at once that is still being prepared, by ending its process', () => {
    start()
    client.command('stop')
    const result = { reason: 'stopped', epochs: 0, elapsed: 0 }
    expect(updates).toEqual([{ state: 'stopped', result }])
    expect(process.kills).toBe(1)
  })

  it('ends a run whose process says something else than the contract', () => {
    start()
    process.tell({ state: 'exploded' } as unknown as RunUpdate)
    expect(updates).toEqual([
      {
        state: 'failed',
        error: expect.objectContaining({ code: 'internal', message: expect.stringContaining('state') })
      }
    ])
    expect(process.kills).toBe(1)
  })

  it('passes on numbers that are infinite, or none: a run that diverges says so with them', () => {
    start()
    const rows = [{ epoch: 0, changes: 3, trainError: NaN, testError: Infinity }]
    process.tell({ rows })
    expect(updates).toEqual([{ rows }])
  })

  it.each(['finished', 'stopped', 'failed'] as const)(
    'passes updates on until the run is %s, and ends the process',
    (state) => {
      start()
      const told: RunUpdate[] = [{ state: 'running' }, { rows: [] }, { state: 'paused' }, { state }]
      for (const update of told.slice(0, -1)) process.tell(update)
      expect(process.kills).toBe(0)
      process.tell({ state })
      expect(process.kills).toBe(1)
      expect(updates).toEqual(told)
    }
  )

  it('tells nothing after the end', () => {
    start()
    process.tell({ state: 'finished' })
    process.tell({ state: 'running' })
    process.tell({ state: 'stopped' })
    process.exit('by signal SIGTERM')
    expect(updates).toEqual([{ state: 'finished' }])
    expect(client.ended).toBe(true)
  })

  it('tells that the run failed when the process ends before it does', () => {
    start()
    process.tell({ state: 'running' })
    process.exit('with code 139')
    process.exit('with code 139')
    process.tell({ state: 'finished' })
    expect(updates).toEqual([{ state: 'running' }, lost('with code 139')])
  })

  it('tells the same of a process that was killed', () => {
    start()
    client.kill()
    expect(process.kills).toBe(1)
    expect(updates).toEqual([])
    process.exit('by signal SIGTERM')
    expect(updates).toEqual([lost('by signal SIGTERM')])
  })

  it('tells so at once when the process had ended before the start', () => {
    expect(client.ended).toBe(false)
    process.exit('with code 1')
    expect(client.ended).toBe(true)
    start()
    expect(updates).toEqual([lost('with code 1')])
    expect(process.sent).toEqual([])
  })

  it('has ended for good when its listener hears of the end', () => {
    client.start(assignment, (update) => {
      updates.push(update)
      process.exit('by signal SIGTERM')
    })
    process.tell({ state: 'stopped' })
    expect(updates).toEqual([{ state: 'stopped' }])
  })
})

describe('a trainer that loads TensorFlow', () => {
  const library = { folder: '/f', binding: '/f/binding', version: '1' }
  let second: ScriptedTrainer

  beforeEach(() => {
    vi.useFakeTimers()
    second = new ScriptedTrainer()
    client = new TrainerClient(process, () => second)
    client.start({ ...assignment, tensorflow: library }, (update) => updates.push(update))
  })
  afterEach(() => void vi.useRealTimers())

  it('and dies of it is replaced by one that goes without, and is told why', () => {
    process.load(true)
    process.exit('by signal SIGSEGV')
    const problem = 'TensorFlow ended the process that loaded it by signal SIGSEGV'
    expect(second.sent).toEqual([{ type: 'start', assignment: { ...assignment, tensorflow: { problem } } }])
    second.tell({ state: 'running' })
    client.command('pause')
    expect(second.sent).toHaveLength(2)
    expect(updates).toEqual([{ state: 'running' }])
    expect(client.ended).toBe(false)
  })

  it('and hangs is ended, and then replaced', () => {
    process.load(true)
    vi.advanceTimersByTime(longestLoading - 1)
    expect(process.kills).toBe(0)
    vi.advanceTimersByTime(1)
    expect(process.kills).toBe(1)
    process.exit('by signal SIGTERM')
    expect(second.sent).toHaveLength(1)
  })

  it('and dies later loses its run', () => {
    process.load(true)
    process.load(false)
    vi.advanceTimersByTime(2 * longestLoading)
    process.exit('with code 9')
    expect(second.sent).toEqual([])
    expect(updates).toEqual([lost('with code 9')])
    expect(process.kills).toBe(1)
  })

  it('is not replaced a second time', () => {
    process.load(true)
    process.exit('with code 1')
    second.exit('with code 2')
    expect(updates).toEqual([lost('with code 2')])
  })
})
