import { beforeEach, describe, expect, it } from 'vitest'
import type { RunUpdate } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { TrainerClient } from '../../../src-main/training/client'
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
