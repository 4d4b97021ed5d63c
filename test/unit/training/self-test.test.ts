import { describe, expect, it } from 'vitest'
import type { SelfTestProgress } from '../../../src-main/contract/compute'
import { selfTest, type SelfTestSetting } from '../../../src-main/training/self-test'
import { goodRow, loaded, ScriptedCheck } from '../../support/scripted-check'

const library = { folder: '/library', binding: '/library/tfjs_binding.node', version: '2.21.0' }

/** Answers as a good engine does. */
function passing(process: ScriptedCheck): void {
  if (process.sent[0].binding !== undefined) process.tell(loaded)
  process.tell({ type: 'row', row: goodRow, done: 1, total: 1 })
  process.tell({ type: 'done' })
}

/** Carries out a self-test whose processes a function plays. */
async function carriedOut(setting: Omit<SelfTestSetting, 'start'>, play = passing) {
  const processes: ScriptedCheck[] = []
  const start = (env: NodeJS.ProcessEnv): ScriptedCheck => {
    const process = new ScriptedCheck(env)
    processes.push(process)
    queueMicrotask(() => play(process))
    return process
  }
  return { results: await selfTest({ ...setting, start }), processes }
}

describe('the self-test', () => {
  it('tests TypeScript alone where there is no library', async () => {
    const { results, processes } = await carriedOut({ gpu: true })
    expect(results).toEqual([{ engine: 'typescript', device: 'cpu', title: 'TypeScript', rows: [goodRow] }])
    expect(processes.map(({ sent }) => sent)).toEqual([[{ binding: undefined, selfTest: 'short', device: 'cpu' }]])
  })

  it('tests every engine and device, each in a process of its own', async () => {
    const { results, processes } = await carriedOut({ library, gpu: true, extent: 'thorough' })
    expect(results.map(({ title }) => title)).toEqual([
      'TypeScript',
      'TensorFlow 2.21.0 on the processor',
      'TensorFlow 2.21.0 on the GPU'
    ])
    expect(processes.map(({ sent }) => sent[0].device)).toEqual(['cpu', 'cpu', 'gpu'])
    expect(processes.every(({ sent }) => sent[0].selfTest === 'thorough')).toBe(true)
  })

  it('hides the GPU from what is to run on the processor', async () => {
    const { processes } = await carriedOut({ library, gpu: true })
    expect(processes.map(({ env }) => env['CUDA_VISIBLE_DEVICES'])).toEqual([
      '-1',
      '-1',
      process.env['CUDA_VISIBLE_DEVICES']
    ])
  })

  it('goes on after an engine that crashes', async () => {
    const { results } = await carriedOut({ library, gpu: true }, (process) => {
      if (process.sent[0].device === 'cpu' && process.sent[0].binding) process.exit('by signal SIGILL')
      else passing(process)
    })
    expect(results.map(({ problem }) => problem)).toEqual([
      undefined,
      'its process ended by signal SIGILL while it was loaded',
      undefined
    ])
  })

  it.each([
    ['gpu', { library, gpu: false }, 'there is no GPU that TensorFlow could use'],
    ['gpu', { gpu: true }, 'TensorFlow is not there'],
    ['cpu', { gpu: false }, 'TensorFlow is not there']
  ] as const)('fails where %s is asked for and is not there', async (only, setting, problem) => {
    const { results, processes } = await carriedOut({ ...setting, only })
    expect(results).toMatchObject([{ engine: 'tensorflow', device: only, rows: [], problem }])
    expect(processes).toEqual([])
  })

  it('tests one device alone', async () => {
    const { results } = await carriedOut({ library, gpu: true, only: 'gpu' })
    expect(results.map(({ device }) => device)).toEqual(['gpu'])
  })

  it('tells how much of the whole is done', async () => {
    const told: SelfTestProgress[] = []
    await carriedOut({ library, gpu: false, onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([
      { title: 'TypeScript', done: 1, total: 1, share: 0.5 },
      { title: 'TensorFlow 2.21.0 on the processor', done: 1, total: 1, share: 1 }
    ])
  })
})
