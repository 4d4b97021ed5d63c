import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ComputeReport } from '../../../src-main/contract/compute'
import { useCompute } from '../../../src-renderer/stores/compute'
import { useMessages } from '../../../src-renderer/stores/messages'
import { goodRow } from '../../support/scripted-check'
import { pageWith, ScriptedBridge } from './bridge'

const report: ComputeReport = {
  checking: true,
  application: { version: '1.0.0', node: '20.0.0', platform: 'linux', arch: 'x64' },
  processor: { model: 'AMD EPYC', cores: 2, memory: 2 ** 34 },
  engines: [],
  problems: [],
  gpu: { gpus: [] }
}
const results = [{ engine: 'typescript', device: 'cpu', title: 'TypeScript', rows: [goodRow] }]

let bridge: ScriptedBridge
beforeEach(() => {
  bridge = new ScriptedBridge()
  pageWith(bridge)
  useCompute().follow()
})
afterEach(() => vi.unstubAllGlobals())

describe('the report', () => {
  it('is asked for, and follows what is told later', async () => {
    bridge.answer = () => ({ value: report })
    await useCompute().load()
    expect(bridge.asked).toEqual([{ channel: 'compute.report', payload: { again: false } }])
    expect(useCompute().report).toEqual(report)
    bridge.tell('compute.changed', { ...report, checking: false })
    expect(useCompute().report).toMatchObject({ checking: false })
  })

  it('says why there is none, and forgets that with the next one', async () => {
    bridge.answer = () => ({ error: { code: 'internal', message: 'no' } })
    await useCompute().load()
    expect(useCompute()).toMatchObject({ problem: 'no', loading: false })
    bridge.answer = () => ({ value: report })
    await useCompute().load(true)
    expect(useCompute().problem).toBeUndefined()
    expect(bridge.asked.at(-1)).toEqual({ channel: 'compute.report', payload: { again: true } })
  })

  it('is asked for once at a time', async () => {
    bridge.answer = () => ({ value: report })
    await Promise.all([useCompute().load(), useCompute().load(true)])
    expect(bridge.asked).toHaveLength(1)
  })
})

describe('the self-test', () => {
  it('shows how far it is, then its results', async () => {
    const progress = { title: 'TypeScript', done: 1, total: 6, share: 0.1 }
    bridge.answer = () => {
      bridge.tell('compute.progress', progress)
      expect(useCompute()).toMatchObject({ testing: true, progress })
      return { value: results }
    }
    await useCompute().test()
    expect(useCompute()).toMatchObject({ testing: false, progress: undefined, results })
  })

  it('lets nobody take results for those of another library', async () => {
    bridge.answer = (channel) => ({ value: channel === 'compute.report' ? report : results })
    await useCompute().test()
    await useCompute().load(true)
    expect(useCompute().results).toBeUndefined()
  })

  it('shows why it could not be carried out, and can be tried again', async () => {
    bridge.answer = () => ({ error: { code: 'internal', message: 'no' } })
    await useCompute().test()
    expect(useMessages().messages).toMatchObject([{ text: 'no' }])
    expect(useCompute().testing).toBe(false)
  })

  it('ignores the progress of one that another window has asked for', () => {
    bridge.tell('compute.progress', { title: 'TypeScript', done: 1, total: 6, share: 0.1 })
    expect(useCompute().progress).toBeUndefined()
  })
})
