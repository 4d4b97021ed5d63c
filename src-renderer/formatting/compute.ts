import type { EngineReport, GpuReport, SelfTestResult, SelfTestRow } from '../../src-main/contract/compute'
import { memoryWords, stepTimeWords } from '../../src-main/contract/compute-words'
import type { Tone } from './outcome'

/** How an engine stands, in a word or two. */
export interface EngineState {
  readonly tone: Tone
  readonly words: string
}

/** @param checking whether TensorFlow is still being loaded */
export function engineStateOf({ name, available, problem }: EngineReport, checking: boolean): EngineState {
  if (available) return { tone: 'good', words: 'Ready' }
  if (checking && name === 'tensorflow') return { tone: 'live', words: 'Loading …' }
  return problem === undefined ? { tone: 'neutral', words: 'Not installed' } : { tone: 'bad', words: 'Not used' }
}

/** What an engine computes on, as in "GPU: NVIDIA GeForce RTX 3060 (12.0 GiB)". */
export function deviceWords({ device }: EngineReport): string {
  if (device === undefined) return ''
  const memory = device.kind === 'gpu' && device.memory !== undefined ? ` (${memoryWords(device.memory)})` : ''
  return `${device.kind === 'gpu' ? 'GPU' : 'Processor'}: ${device.name}${memory}`
}

/** What is known of a GPU beside its name. */
export function gpuFacts({ memory, driver, computeCapability }: GpuReport): string {
  const facts = [
    ...(memory === undefined ? [] : [`${memoryWords(memory)} of memory`]),
    ...(driver === undefined ? [] : [`driver ${driver}`]),
    ...(computeCapability === undefined ? [] : [`compute capability ${computeCapability}`])
  ]
  return facts.join(', ')
}

/** One network of the self-test, on every engine. */
export interface TestLine {
  readonly title: string
  readonly cells: readonly TestCell[]
}

/** What one engine made of it. */
export interface TestCell {
  readonly time: string
  /** Whether no other engine took less time. */
  readonly fastest: boolean
  /** The larger of the differences to the reference; nothing of the reference itself. */
  readonly difference?: string
  readonly passed: boolean
}

/** The self-test as a table: a line for each network, a cell for each engine. */
export function testLines(results: readonly SelfTestResult[]): TestLine[] {
  const titles = [...new Set(results.flatMap(({ rows }) => rows.map(({ title }) => title)))]
  return titles.map((title) => {
    const rows = results.map(({ rows }) => rows.find((row) => row.title === title))
    const least = Math.min(...rows.map((row) => row?.stepTime ?? Infinity))
    return { title, cells: rows.map((row) => cellOf(row, least)) }
  })
}

function cellOf(row: SelfTestRow | undefined, least: number): TestCell {
  const { stepTime, distances, passed = true } = row ?? {}
  return {
    time: stepTime === undefined ? '–' : stepTimeWords(stepTime),
    fastest: stepTime === least,
    ...(distances && { difference: formatDifference(Math.max(distances.losses, distances.parameters)) }),
    passed
  }
}

/** A share that is a rounding error, with two digits: 5.0e−7. */
export function formatDifference(share: number): string {
  if (!Number.isFinite(share)) return 'no number'
  return share === 0 ? '0' : share.toExponential(1).replace('-', '\u2212')
}
