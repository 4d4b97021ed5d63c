import { describe, expect, it } from 'vitest'
import type { EngineReport, SelfTestResult } from '../../../src-main/contract/compute'
import {
  deviceWords,
  engineStateOf,
  formatDifference,
  gpuFacts,
  testLines
} from '../../../src-renderer/formatting/compute'

const tensorflow: EngineReport = { name: 'tensorflow', title: 'TensorFlow', available: false }

describe('how an engine stands', () => {
  it.each([
    [{ available: true }, false, 'good', 'Ready'],
    [{}, true, 'live', 'Loading …'],
    [{}, false, 'neutral', 'Not installed'],
    [{ problem: 'file too short' }, false, 'bad', 'Not used']
  ])('%#', (changes, checking, tone, words) => {
    expect(engineStateOf({ ...tensorflow, ...changes }, checking)).toEqual({ tone, words })
  })
})

describe('devices in words', () => {
  it('names a GPU with its memory, a processor without', () => {
    const gpu = { kind: 'gpu', name: 'NVIDIA T400', memory: 2 ** 31 } as const
    expect(deviceWords({ ...tensorflow, device: gpu })).toBe('GPU: NVIDIA T400 (2.0 GiB)')
    expect(deviceWords({ ...tensorflow, device: { ...gpu, kind: 'cpu', name: 'EPYC' } })).toBe('Processor: EPYC')
    expect(deviceWords(tensorflow)).toBe('')
  })

  it('says of a GPU what is known', () => {
    expect(gpuFacts({ name: 'T400', memory: 2 ** 31, driver: '550.54', computeCapability: '7.5' })).toBe(
      '2.0 GiB of memory, driver 550.54, compute capability 7.5'
    )
    expect(gpuFacts({ name: 'T400' })).toBe('')
  })
})

describe('the table of the self-test', () => {
  const row = (title: string, stepTime: number, losses?: number) => ({
    title,
    steps: 100,
    stepTime,
    ...(losses !== undefined && { distances: { losses, parameters: 2e-7 } }),
    passed: losses === undefined || losses < 1e-4
  })
  const results: SelfTestResult[] = [
    { engine: 'typescript', device: 'cpu', title: 'TypeScript', rows: [row('small', 0.01), row('large', 2)] },
    {
      engine: 'tensorflow',
      device: 'cpu',
      title: 'TensorFlow',
      rows: [row('small', 0.07, 1e-7), row('large', 0.3, 0.5)]
    },
    { engine: 'tensorflow', device: 'gpu', title: 'GPU', rows: [row('small', 0.1, 0)], problem: 'its process ended' }
  ]

  it('has a line for each network and a cell for each engine, the fastest marked', () => {
    expect(testLines(results)).toEqual([
      {
        title: 'small',
        cells: [
          { time: '10.0 µs', fastest: true, passed: true },
          { time: '70.0 µs', fastest: false, passed: true, difference: '2.0e−7' },
          { time: '100 µs', fastest: false, passed: true, difference: '2.0e−7' }
        ]
      },
      {
        title: 'large',
        cells: [
          { time: '2.00 ms', fastest: false, passed: true },
          { time: '300 µs', fastest: true, passed: false, difference: '5.0e−1' },
          { time: '–', fastest: false, passed: true }
        ]
      }
    ])
  })

  it.each([
    [0, '0'],
    [5.04e-7, '5.0e−7'],
    [Infinity, 'no number'],
    [NaN, 'no number']
  ])('writes a difference of %d', (share, words) => expect(formatDifference(share)).toBe(words))
})
