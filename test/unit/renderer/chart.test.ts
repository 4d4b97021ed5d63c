import { describe, expect, it } from 'vitest'
import type { EpochRow } from '../../../src-main/contract/run'
import { markerRadius } from '../../../src-renderer/charts/axes'
import { linesOf } from '../../../src-renderer/charts/lines'
import { epochsPerPoint, seriesOf } from '../../../src-renderer/charts/series'
import { tooltipLines, tooltipTitle } from '../../../src-renderer/charts/tooltip'
import type { ThemeColours } from '../../../src-renderer/pictures/theme-colours'

const rows = (count: number, changes: (epoch: number) => number): EpochRow[] =>
  Array.from({ length: count }, (_, epoch) => ({ epoch, changes: changes(epoch), trainError: 0, testError: 0 }))

const changes = (row: EpochRow): number => row.changes

describe('seriesOf', () => {
  it('gives a short series whole', () => {
    const { mean, low, high } = seriesOf(
      rows(3, (n) => n * n),
      changes
    )
    expect(mean).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: 4 }
    ])
    expect([low, high]).toEqual([mean, mean])
  })

  it('gives nothing for no rows', () => {
    expect(seriesOf([], changes)).toEqual({ mean: [], low: [], high: [] })
  })

  it('keeps few points, their order and every spike of a long one', () => {
    const spiky = rows(100_000, (n) => (n === 54_321 ? 5000 : n === 54_322 ? -5000 : 3))
    const { mean, low, high } = seriesOf(spiky, changes)
    expect(mean.length).toBeLessThanOrEqual(150)
    expect(mean.length).toBeGreaterThan(75)
    for (let k = 1; k < mean.length; k++) expect(mean[k].x).toBeGreaterThan(mean[k - 1].x)
    expect(high.filter(({ y }) => y === 5000)).toHaveLength(1)
    expect(low.filter(({ y }) => y === -5000)).toHaveLength(1)
    mean.forEach(({ y }, k) => {
      expect(low[k].y).toBeLessThanOrEqual(y)
      expect(high[k].y).toBeGreaterThanOrEqual(y)
    })
  })

  it('puts a stretch where its middle is, the shorter last one too', () => {
    const { mean } = seriesOf(
      rows(301, (n) => n),
      changes
    )
    expect(mean[0]).toEqual({ x: 1.5, y: 1.5 })
    expect(mean.at(-1)).toEqual({ x: 300, y: 300 })
  })
})

describe('epochsPerPoint', () => {
  it.each([
    [0, 1],
    [300, 1],
    [301, 4],
    [600, 4],
    [601, 8],
    [100_000, 1024]
  ])('of %d epochs is %d', (count, size) => {
    expect(epochsPerPoint(count)).toBe(size)
  })
})

describe('the tooltip', () => {
  it('speaks for an epoch of a short run', () => {
    expect(tooltipTitle(rows(3, Number), 2)).toBe('Epoch 2')
    expect(tooltipLines(rows(3, Number), 2)[0]).toBe('changes: 2')
  })

  it('speaks for all epochs of a point of a long one', () => {
    expect(tooltipTitle(rows(301, Number), 5.5)).toBe('Epochs 4 to 7')
    expect(tooltipLines(rows(301, Number), 5.5)[0]).toBe('changes: 5.5 (4 to 7)')
    expect(tooltipTitle(rows(301, Number), 300)).toBe('Epoch 300')
  })

  it('says nothing where there is no epoch', () => {
    expect(tooltipTitle([], 0)).toBe('')
    expect(tooltipLines([], 0)).toEqual([])
  })
})

describe('linesOf', () => {
  const colours = { changes: '#111111', trainError: '#222222', testError: '#333333' } as ThemeColours

  it('tells three lines of a short run apart by dash and marker', () => {
    const lines = linesOf(rows(300, Number), colours)
    expect(lines.map(({ label }) => label)).toEqual(['changes', 'train error', 'test error'])
    expect(new Set(lines.map(({ pointStyle }) => pointStyle)).size).toBe(3)
  })

  it('gives those of a long one a band each, and no markers', () => {
    const lines = linesOf(rows(301, Number), colours)
    expect(lines.map(({ label }) => label)).toEqual(['changes', 'train error', 'test error', ...Array(6)])
    expect(lines.every(({ pointRadius }) => pointRadius === 0)).toBe(true)
    expect(lines.filter(({ fill }) => fill === '-1')).toHaveLength(3)
  })
})

describe('markerRadius', () => {
  it('marks every point of a short series', () => {
    expect([0, 1, 2].map((n) => markerRadius(n, 3))).toEqual([3, 3, 3])
  })

  it('marks at most some forty points of a long one, the last among them', () => {
    const marked = Array.from({ length: 1200 }, (_, n) => markerRadius(n, 1200)).filter((radius) => radius > 0)
    expect(marked.length).toBeLessThanOrEqual(41)
    expect(markerRadius(1199, 1200)).toBe(3)
  })
})
