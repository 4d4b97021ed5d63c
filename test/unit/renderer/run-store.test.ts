import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunUpdate } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { newRun } from '../../../src-renderer/run/updates'
import { useMessages } from '../../../src-renderer/stores/messages'
import { useRun } from '../../../src-renderer/stores/run'
import { pageWith, ScriptedBridge } from './bridge'

const { configuration } = perceptronMnist
let bridge: ScriptedBridge
beforeEach(() => {
  bridge = new ScriptedBridge()
  pageWith(bridge)
  useRun().follow()
})
afterEach(() => vi.unstubAllGlobals())

const tell = (id: string, update: RunUpdate): void => bridge.tell('run.updated', { id, update })

describe('starting a run', () => {
  it('loses nothing that comes before the reply', async () => {
    bridge.answer = () => {
      tell('a', { state: 'running', rows: [{ epoch: 0, changes: 5, trainError: 0.1, testError: 0.2 }] })
      tell('other', { state: 'failed' })
      return { value: { id: 'a' } }
    }
    await useRun().start(configuration, 'run')
    expect(useRun().snapshot).toMatchObject({ id: 'a', configuration, state: 'running', rows: [{ changes: 5 }] })
  })

  it('then follows that run and no other', async () => {
    bridge.answer = () => ({ value: { id: 'a' } })
    await useRun().start(configuration, 'next-mistake')
    expect(bridge.asked).toEqual([{ channel: 'runs.start', payload: { configuration, begin: 'next-mistake' } }])
    tell('b', { state: 'failed' })
    tell('a', { state: 'paused' })
    expect(useRun().snapshot?.state).toBe('paused')
    expect(useRun().live).toBe(true)
  })

  it('shows why it could not, and keeps the run that was there', async () => {
    bridge.answer = () => ({ value: { id: 'a' } })
    await useRun().start(configuration, 'run')
    tell('a', { state: 'finished' })
    bridge.answer = () => ({ error: { code: 'dataset', message: 'train-images is truncated' } })
    await useRun().start(configuration, 'run')
    expect(useMessages().messages).toMatchObject([
      { title: 'The dataset cannot be used', text: 'train-images is truncated' }
    ])
    expect(useRun()).toMatchObject({ starting: false, snapshot: { id: 'a', state: 'finished' } })
  })

  it('starts one run at a time', async () => {
    bridge.answer = () => ({ value: { id: 'a' } })
    await Promise.all([useRun().start(configuration, 'run'), useRun().start(configuration, 'run')])
    expect(bridge.asked).toHaveLength(1)
  })
})

describe('opening a lab', () => {
  it('shows its latest run', async () => {
    bridge.answer = () => ({ value: { ...newRun('a', configuration), state: 'paused' } })
    await useRun().open('perceptron-mnist')
    expect(useRun().snapshot).toMatchObject({ id: 'a', state: 'paused' })
  })

  it('shows nothing when there is none', async () => {
    await useRun().open('perceptron-mnist')
    expect(useRun().snapshot).toBeUndefined()
  })

  it('does not replace a run that was started while the answer was on its way', async () => {
    let answer = (): void => {}
    bridge.answer = (channel) =>
      channel === 'runs.start'
        ? { value: { id: 'new' } }
        : new Promise((resolve) => (answer = () => resolve({ value: newRun('old', configuration) })))
    const opening = useRun().open('perceptron-mnist')
    await useRun().start(configuration, 'run')
    answer()
    await opening
    expect(useRun().snapshot?.id).toBe('new')
  })
})

describe('telling a run something', () => {
  beforeEach(async () => {
    bridge.answer = () => ({ value: { id: 'a' } })
    await useRun().start(configuration, 'run')
    bridge.answer = () => ({ error: { code: 'unknown-run', message: 'it has ended' } })
  })

  it('names the run', async () => {
    bridge.answer = () => ({ value: null })
    await useRun().command('pause')
    expect(bridge.asked[1]).toEqual({ channel: 'runs.command', payload: { id: 'a', command: 'pause' } })
    expect(useMessages().messages).toEqual([])
  })

  it('shows an error', async () => {
    await useRun().command('pause')
    expect(useMessages().messages).toMatchObject([{ text: 'it has ended' }])
  })

  it('does not complain that a run is over which ended meanwhile', async () => {
    const commanding = useRun().command('pause')
    tell('a', { state: 'finished' })
    await commanding
    expect(useMessages().messages).toEqual([])
  })
})
