import { describe, expect, it } from 'vitest'
import type { RunSnapshot, StepDetail } from '../../../src-main/contract/run'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { cardStateOf } from '../../../src-renderer/formatting/card'
import { rangeInWords, stepInWords } from '../../../src-renderer/formatting/step'
import { movedPixel } from '../../../src-renderer/pictures/pointer'
import { newRun } from '../../../src-renderer/run/updates'

const form = { w: new Float64Array(4), b: 0 }
const step = (label: number, score: number, scoreAfter: number): StepDetail => ({
  mistake: { row: 9, digit: 8, label, score, epoch: 0, position: 3, update: 2, pixels: new Uint8Array(4) },
  before: form,
  after: form,
  scoreAfter
})

describe('a step in words', () => {
  it('says the score before and after the correction', () => {
    expect(stepInWords(step(1, -420.4, 297.9))).toBe('Change 2: a handwritten 8, score −420.4, corrected to 297.9')
    expect(stepInWords(step(-1, 420.4, 297.9))).toContain('score 420.4, corrected to −297.9')
  })

  it('says what colours go from and to', () => {
    expect(rangeInWords(0, [3, 8])).toBe('all 0')
    expect(rangeInWords(4617, [3, 8])).toBe('from −4,617, blue, for the digit 3, to 4,617, orange, for the digit 8')
  })
})

describe('a lab’s card', () => {
  const run: RunSnapshot = {
    ...newRun('a', perceptronMnist.configuration),
    progress: { epoch: 4281, position: 0, changes: 0, updates: 0, fraction: 0.1, elapsed: 9 }
  }

  it('says how its latest run stands', () => {
    const result = { reason: 'converged', epochs: 13, updates: 163, elapsed: 80 } as const
    expect(cardStateOf({ ...run, state: 'running' })).toEqual({ words: 'Running, epoch 4,281', tone: 'live' })
    expect(cardStateOf({ ...run, state: 'paused' })).toEqual({ words: 'Paused', tone: 'live' })
    expect(cardStateOf({ ...run, state: 'finished', result })).toEqual({ words: 'Converged', tone: 'good' })
    expect(cardStateOf({ ...run, state: 'failed' })).toEqual({ words: 'Failed', tone: 'bad' })
  })
})

describe('movedPixel', () => {
  it('begins in the middle, goes by one and stays inside', () => {
    expect(movedPixel('ArrowRight', undefined, 28, 28)).toBe(14 * 28 + 15)
    expect(movedPixel('ArrowDown', 0, 28, 28)).toBe(28)
    expect(movedPixel('ArrowUp', 5, 28, 28)).toBe(5)
    expect(movedPixel('ArrowRight', 27, 28, 28)).toBe(27)
    expect(movedPixel('ArrowLeft', 28, 28, 28)).toBe(28)
    expect(movedPixel('Home', 3, 28, 28)).toBeUndefined()
  })
})
