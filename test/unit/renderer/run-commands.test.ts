import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunUpdate } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { useRun } from '../../../src-renderer/stores/run'
import { pageWith, ScriptedBridge } from './bridge'

const { configuration } = perceptronMnist
let bridge: ScriptedBridge
/** Answers the start that is on its way. */
let begun: () => void
beforeEach(() => {
  bridge = new ScriptedBridge()
  bridge.answer = (channel) =>
    channel === 'runs.start' ? new Promise((reply) => (begun = () => reply({ value: { id: 'a' } }))) : { value: null }
  pageWith(bridge)
  useRun().follow()
})
afterEach(() => vi.unstubAllGlobals())

const tell = (update: RunUpdate): void => bridge.tell('run.updated', { id: 'a', update })
const told = (): unknown[] =>
  bridge.asked
    .filter(({ channel }) => channel === 'runs.command')
    .map(({ payload }) => (payload as { command: string }).command)

async function started(begin: 'run' | 'next-mistake' = 'run'): Promise<void> {
  const starting = useRun().start(configuration, begin)
  begun()
  await starting
}

describe('a command', () => {
  it('is held while a start is on its way, and then sent', async () => {
    const starting = useRun().start(configuration, 'run')
    expect(useRun().live).toBe(true)
    await useRun().command('pause')
    await useRun().command('stop')
    await useRun().command('run')
    expect(told()).toEqual([])
    begun()
    await starting
    expect(told()).toEqual(['stop'])
    expect(bridge.asked.at(-1)?.payload).toEqual({ id: 'a', command: 'stop' })
  })

  it('is sent at once, also while another one is on its way', async () => {
    await started()
    await Promise.all([useRun().command('pause'), useRun().command('stop')])
    expect(told()).toEqual(['pause', 'stop'])
  })

  it('is forgotten when the start fails', async () => {
    bridge.answer = () => ({ error: { code: 'dataset', message: 'truncated' } })
    const starting = useRun().start(configuration, 'run')
    await useRun().command('stop')
    await starting
    expect(told()).toEqual([])
    expect(useRun().live).toBe(false)
  })
})

describe('steps', () => {
  it('are taken one after another, and one waits at most', async () => {
    await started('next-mistake')
    for (let press = 0; press < 40; press++) await useRun().command('next-mistake')
    expect(told()).toEqual([])
    tell({ state: 'running' })
    expect(told()).toEqual([])
    tell({ state: 'paused' })
    expect(told()).toEqual(['next-mistake'])
    tell({ state: 'paused' })
    expect(told()).toEqual(['next-mistake'])
  })

  it('go on with every press once the run holds', async () => {
    await started('next-mistake')
    tell({ state: 'paused' })
    await useRun().command('next-mistake')
    tell({ state: 'paused' })
    await useRun().command('next-epoch')
    expect(told()).toEqual(['next-mistake', 'next-epoch'])
  })

  it('that wait give way to whatever else is asked for', async () => {
    await started('next-mistake')
    await useRun().command('next-mistake')
    await useRun().command('stop')
    tell({ state: 'paused' })
    expect(told()).toEqual(['stop'])
  })

  it('that wait end with the run', async () => {
    await started('next-mistake')
    await useRun().command('next-epoch')
    tell({ state: 'finished' })
    expect(told()).toEqual([])
  })

  it('that wait are not lost when the first is over before the reply that names the run', async () => {
    const starting = useRun().start(configuration, 'next-mistake')
    await useRun().command('next-mistake')
    tell({ state: 'paused' })
    begun()
    await starting
    expect(told()).toEqual(['next-mistake'])
  })
})
