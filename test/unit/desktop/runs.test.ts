import { beforeEach, describe, expect, it } from 'vitest'
import type { RunUpdate } from '../../../src-main/contract/run'
import { Runs } from '../../../src-main/desktop/runs'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { ScriptedTrainer } from '../../support/scripted-trainer'

const { configuration } = perceptronMnist
const locations = { datasets: '/d', mnistSource: '/m' }

let trainers: ScriptedTrainer[]
let updates: { id: string; update: RunUpdate }[]
let runs: Runs
beforeEach(() => {
  trainers = []
  updates = []
  runs = new Runs({
    locations,
    spawnTrainer: () => {
      const trainer = new ScriptedTrainer()
      trainers.push(trainer)
      return trainer
    },
    onUpdate: (id, update) => updates.push({ id, update })
  })
})

const start = (): string => runs.start(configuration, 'run')
const unknownRun = (message: string): unknown => expect.objectContaining({ code: 'unknown-run', message })

describe('the spare trainer', () => {
  it('is there before the first run, takes it, and is replaced', () => {
    expect(trainers).toHaveLength(1)
    runs.start(configuration, 'next-mistake')
    expect(trainers).toHaveLength(2)
    const assignment = { configuration, locations, begin: 'next-mistake' }
    expect(trainers[0].sent).toEqual([{ type: 'start', assignment }])
    expect(trainers[1].sent).toEqual([])
  })

  it('is not taken once it has died', () => {
    trainers[0].exit('with code 1')
    const id = start()
    expect(trainers).toHaveLength(3)
    expect(trainers.map(({ sent }) => sent.length)).toEqual([0, 1, 0])
    expect(runs.latest('perceptron-mnist')).toMatchObject({ id, state: 'preparing' })
    expect(updates).toEqual([])
  })
})

describe('a run', () => {
  it('is kept up to date and told', () => {
    const id = start()
    const row = { epoch: 0, changes: 3, trainError: 0.5, testError: 0.5 }
    trainers[0].tell({ state: 'running', rows: [row] })
    trainers[0].tell({ state: 'paused', rows: [{ ...row, epoch: 1 }] })
    expect(runs.latest('perceptron-mnist')).toMatchObject({ id, state: 'paused', rows: [row, { ...row, epoch: 1 }] })
    expect(updates.map(({ update }) => update.state)).toEqual(['running', 'paused'])
    expect(updates.every((told) => told.id === id)).toBe(true)
  })

  it('passes commands on to its own trainer while it is live', () => {
    const [first, second] = [start(), start()]
    for (const trainer of trainers.slice(0, 2)) trainer.tell({ state: 'running' })
    runs.command(second, 'pause')
    trainers[1].tell({ state: 'paused' })
    runs.command(second, 'run')
    runs.command(first, 'stop')
    expect(trainers[1].sent.slice(1)).toEqual(['pause', 'run'].map((command) => ({ type: 'command', command })))
    expect(trainers[0].sent.slice(1)).toEqual([{ type: 'command', command: 'stop' }])
  })

  it.each(['finished', 'stopped', 'failed'] as const)('takes no command once it has %s', (state) => {
    const id = start()
    trainers[0].tell({ state })
    expect(() => runs.command(id, 'pause')).toThrow(unknownRun(`the run has already ended: it is ${state}`))
    expect(trainers[0]).toMatchObject({ kills: 1, sent: { length: 1 } })
  })

  it('that there never was takes no command', () => {
    expect(() => runs.command('7', 'stop')).toThrow(unknownRun('there is no run 7'))
  })

  it('fails when its trainer dies, and the next one does not notice', () => {
    const id = start()
    trainers[0].tell({ state: 'running' })
    trainers[0].exit('by signal SIGKILL')
    expect(runs.latest('perceptron-mnist')).toMatchObject({ id, state: 'failed', error: { code: 'trainer-ended' } })
    const next = start()
    trainers[1].tell({ state: 'running' })
    expect(runs.latest('perceptron-mnist')).toMatchObject({ id: next, state: 'running' })
    expect(updates.map((told) => [told.id === id, told.update.state])).toEqual([
      [true, 'running'],
      [true, 'failed'],
      [false, 'running']
    ])
  })
})

describe('the memory of runs', () => {
  it('knows the latest run of a lab', () => {
    expect(runs.latest('perceptron-mnist')).toBeNull()
    start()
    const second = start()
    expect(runs.latest('perceptron-mnist')?.id).toBe(second)
    expect(runs.latest('another-lab')).toBeNull()
  })

  it('holds 20 runs: the oldest that has ended goes, one that goes on stays', () => {
    const ids = Array.from({ length: 20 }, start)
    trainers[0].tell({ state: 'running' })
    for (const n of [1, 2]) trainers[n].tell({ state: 'finished' })
    start()
    expect(() => runs.command(ids[1], 'stop')).toThrow(unknownRun(`there is no run ${ids[1]}`))
    expect(() => runs.command(ids[2], 'stop')).toThrow('already ended')
    runs.command(ids[0], 'stop')
    expect(trainers[0].sent).toHaveLength(2)
  })

  it('ends with the session, and with it every trainer', () => {
    start()
    start()
    runs.close()
    expect(trainers.map(({ kills }) => kills)).toEqual([1, 1, 1])
  })
})
