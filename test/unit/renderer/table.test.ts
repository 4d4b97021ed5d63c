import { describe, expect, it } from 'vitest'
import { epochsAsTsv } from '../../../src-renderer/table/tsv'
import { follows, rowWindow } from '../../../src-renderer/table/window'

describe('rowWindow', () => {
  it('is empty without rows', () => {
    expect(rowWindow(0, 200, 20, 0)).toEqual({ first: 0, end: 0 })
  })

  it('holds all of a short table', () => {
    expect(rowWindow(0, 200, 20, 7)).toEqual({ first: 0, end: 7 })
  })

  it('holds what is seen and a few rows more of a long one', () => {
    expect(rowWindow(20 * 5000 + 3, 200, 20, 100_000, 4)).toEqual({ first: 4996, end: 5015 })
  })

  it('ends with the last row', () => {
    expect(rowWindow(20 * 100_000 - 200, 200, 20, 100_000, 4)).toEqual({ first: 99_986, end: 100_000 })
  })

  it('is inside the table however far the page says it is scrolled', () => {
    expect(rowWindow(1e9, 200, 20, 50, 4)).toEqual({ first: 45, end: 50 })
    expect(rowWindow(-30, 200, 20, 50, 0)).toEqual({ first: 0, end: 11 })
  })

  it('covers every visible row at every position', () => {
    for (let top = 0; top <= 20 * 300 - 190; top += 7) {
      const { first, end } = rowWindow(top, 190, 20, 300, 0)
      expect(first * 20).toBeLessThanOrEqual(top)
      expect(end * 20).toBeGreaterThanOrEqual(Math.min(top + 190, 20 * 300))
    }
  })
})

describe('follows', () => {
  const at = (top: number, content = 1000): { top: number; viewport: number; content: number } => ({
    top,
    viewport: 200,
    content
  })

  it('ends when the user scrolls up', () => {
    expect(follows(true, 800, at(700))).toBe(false)
  })

  it('begins again at the bottom', () => {
    expect(follows(false, 700, at(800))).toBe(true)
    expect(follows(false, 700, at(798.5))).toBe(true)
  })

  it('goes on when rows came meanwhile', () => {
    expect(follows(true, 800, at(800, 1400))).toBe(true)
  })

  it('does not begin again on the way down', () => {
    expect(follows(false, 500, at(600))).toBe(false)
  })
})

describe('epochsAsTsv', () => {
  it('writes a heading and a line an epoch with all digits', () => {
    const rows = [{ epoch: 0, changes: 42, trainError: 0.0011054086063955783, testError: 0 }]
    expect(epochsAsTsv(rows)).toBe(
      'epoch\tchanges\ttrain error (share)\ttest error (share)\n0\t42\t0.0011054086063955783\t0\n'
    )
  })
})
