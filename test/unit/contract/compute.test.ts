import { describe, expect, it } from 'vitest'
import {
  selfTestPassed,
  selfTestResult,
  type ComputeReport,
  type SelfTestResult
} from '../../../src-main/contract/compute'
import { computeSummary, memoryWords, stepTimeWords, verdictOf } from '../../../src-main/contract/compute-words'
import { goodRow } from '../../support/scripted-check'

const processor = { kind: 'cpu', name: 'AMD EPYC' } as const

function reportWith(
  tensorflow: Partial<ComputeReport['engines'][number]>,
  changes: Partial<ComputeReport> = {}
): ComputeReport {
  return {
    checking: false,
    application: { version: '1.0.0', node: '20.0.0', platform: 'linux', arch: 'x64' },
    processor: { model: 'AMD EPYC', cores: 2, memory: 2 ** 34 },
    engines: [
      { name: 'typescript', title: 'TypeScript', available: true, device: processor },
      { name: 'tensorflow', title: 'TensorFlow', available: true, version: '2.21.0', device: processor, ...tensorflow }
    ],
    problems: [],
    gpu: { gpus: [] },
    ...changes
  }
}

describe('what networks train on, in one sentence', () => {
  it.each([
    [{}, {}, 'Networks train on this computer’s processor with TensorFlow 2.21.0, on 2 cores.'],
    [
      {},
      { processor: { model: 'old', cores: 1, memory: 1 } },
      'Networks train on this computer’s processor with TensorFlow 2.21.0.'
    ],
    [
      { device: { kind: 'gpu', name: 'NVIDIA T400' } as const },
      {},
      'Networks train on the NVIDIA T400 with TensorFlow 2.21.0.'
    ],
    [{ available: false }, {}, 'Networks train in TypeScript: everything works, large networks more slowly.'],
    [{ available: false }, { checking: true }, 'Finding out what networks can train on …']
  ])('%#', (tensorflow, changes, sentence) => {
    expect(computeSummary(reportWith(tensorflow, changes))).toBe(sentence)
  })
})

describe('numbers in words', () => {
  it.each([
    [0.0173, '17.3 µs'],
    [0.1, '100 µs'],
    [0.99949, '999 µs'],
    [0.9996, '1.00 ms'],
    [3.456, '3.46 ms'],
    [1234.5, '1235 ms']
  ])('a step of %d ms', (milliseconds, words) => expect(stepTimeWords(milliseconds)).toBe(words))

  it.each([
    [512 * 2 ** 20, '512 MiB'],
    [25_276_510_208, '23.5 GiB']
  ])('%d bytes', (bytes, words) => expect(memoryWords(bytes)).toBe(words))
})

describe('the verdict on an engine', () => {
  const result = (changes: Partial<SelfTestResult>): SelfTestResult => ({
    engine: 'tensorflow',
    device: 'cpu',
    title: 'TensorFlow',
    rows: [goodRow],
    ...changes
  })
  const bad = { ...goodRow, passed: false }

  it.each([
    [{}, true, 'The same numbers as the reference, within 0.01 %, in 1 training of 100 gradient steps.'],
    [{ engine: 'typescript' as const }, true, 'The reference, in double precision.'],
    [{ rows: [goodRow, bad] }, false, '1 of 2 trainings came to other numbers than the reference.'],
    [{ rows: [], problem: 'its process ended' }, false, 'Failed: its process ended.']
  ])('%#', (changes, passed, words) => {
    expect(verdictOf(result(changes))).toBe(words)
    expect(selfTestPassed([result(changes)])).toBe(passed)
  })

  it('lets a difference be infinite: that is what a NaN comes to', () => {
    const rows = [{ ...bad, distances: { losses: Infinity, parameters: 0 } }]
    expect(selfTestResult.safeParse(result({ rows })).success).toBe(true)
  })
})
