import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RunCommand } from '../../src-main/contract/run'
import { Random } from '../../src-main/learning/algebra/random'
import { configurationWith, endless } from './support/configuration'
import { completed, ObservedRun } from './support/observed-run'

describe('pausing', () => {
  it('holds a run where it stands until it is told to go on', async () => {
    const run = new ObservedRun(endless)
    await run.next((_update, { rows }) => rows.length > 3)
    const paused = await run.tell('pause', 'paused')
    const told = run.updates.length
    await delay(200)
    expect(run.updates).toHaveLength(told)
    // What it tells when it wakes is where it stands: it has done nothing meanwhile, and not counted the time.
    const resumed = await run.tell('run', 'running')
    expect(resumed.progress).toEqual(paused.progress)
    expect(resumed.model).toEqual(paused.model)
    await run.next(({ progress }) => (progress?.updates ?? 0) > (paused.progress?.updates ?? 0))
  })

  it('told twice, or while a run is paused, changes nothing', async () => {
    const run = new ObservedRun(endless)
    await run.nextState('running')
    const paused = await run.tell('pause', 'paused')
    run.client.command('pause')
    const resumed = await run.tell('run', 'running')
    expect(resumed.progress).toEqual(paused.progress)
  })

  it('before the data are read holds the run before its first sample', async () => {
    const run = new ObservedRun(endless)
    const { progress } = await run.tell('pause', 'paused')
    expect(progress).toMatchObject({ epoch: 0, position: 0, updates: 0, elapsed: 0 })
  })

  it('leads to the rows of a run without interruption', async () => {
    const lab = configurationWith({ digits: [3, 8], maximumEpochs: 30 })
    const run = new ObservedRun(lab)
    await run.next((_update, { rows }) => rows.length > 0)
    await run.tell('pause', 'paused')
    run.client.command('run')
    const { rows, model, result } = await run.end()
    const whole = await completed(lab)
    expect(rows).toEqual(whole.rows)
    expect(model).toEqual(whole.model)
    expect(result?.updates).toBe(whole.result?.updates)
  })
})

describe('a run that is interrupted at random', () => {
  const goOn: readonly RunCommand[] = ['run', 'run', 'next-mistake', 'next-epoch']

  /** A pause and a step lead to a pause, `run` to a run that goes on; each may be the last. */
  async function tellAndHear(run: ObservedRun, command: RunCommand): Promise<void> {
    const state = command === 'run' ? 'running' : 'paused'
    const heard = run.next((update) => update.state === state || update.state === 'finished')
    run.client.command(command)
    await heard
  }

  it.each([
    ['in the order of the file', configurationWith({ digits: [3, 8], maximumEpochs: 150 })],
    ['shuffled', configurationWith({ digits: [3, 8], scaling: 'standardised', shuffle: 3, maximumEpochs: 30 })]
  ])('has the numbers that it would have had, %s', async (_order, configuration) => {
    const random = new Random(11)
    const run = new ObservedRun(configuration)
    let interruptions = 0
    for (; run.snapshot.state !== 'finished'; interruptions++) {
      if (run.snapshot.state === 'paused') await tellAndHear(run, goOn[random.integer(0, goOn.length - 1)])
      await delay(random.integer(1, 20))
      if (run.snapshot.state === 'running') await tellAndHear(run, 'pause')
    }
    const whole = await completed(configuration)
    expect(interruptions).toBeGreaterThan(5)
    expect(run.snapshot.state).toBe('finished')
    expect(run.snapshot.rows).toEqual(whole.rows)
    expect(run.snapshot.model).toEqual(whole.model)
    expect(run.snapshot.recentMistakes).toEqual(whole.recentMistakes)
  })
})

describe('the answer to a command', () => {
  /** The best of a few tries: the machine may be busy with something else during one. */
  async function best(tries: number, attempt: () => Promise<number>): Promise<number> {
    let shortest = Infinity
    for (let n = 0; n < tries && shortest >= 100; n++) shortest = Math.min(shortest, await attempt())
    return shortest
  }

  async function settled(): Promise<ObservedRun> {
    const run = new ObservedRun(endless)
    await run.next(({ progress }) => (progress?.elapsed ?? 0) > 300)
    return run
  }

  async function timed(action: Promise<unknown>): Promise<number> {
    const begun = performance.now()
    await action
    return performance.now() - begun
  }

  it('comes within 100 ms for a pause', async () => {
    const run = await settled()
    const latency = await best(5, async () => {
      const elapsed = await timed(run.tell('pause', 'paused'))
      await run.tell('run', 'running')
      await run.nextState('running')
      return elapsed
    })
    expect(latency).toBeLessThan(100)
  })

  it('comes within 100 ms for a stop', async () => {
    const latency = await best(4, async () => timed((await settled()).tell('stop', 'stopped')))
    expect(latency).toBeLessThan(100)
  })
})
