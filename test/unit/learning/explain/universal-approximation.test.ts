import { describe, expect, it } from 'vitest'
import { approximationError } from '../../../../src-main/learning/explain/approximation-error'
import {
  approximatorChoices,
  interpolationBound
} from '../../../../src-main/learning/explain/approximation/approximators'
import { universalApproximation } from '../../../../src-main/learning/explain/universal-approximation'
import { curves } from '../../../../src-main/learning/functions/curves'
import { columnOf, figureOf, findingsOf, type Findings } from '../support/findings'

const found = (changes: Readonly<Record<string, unknown>>): Findings => findingsOf(universalApproximation, changes)

describe('universal-approximation', () => {
  it.each(Object.keys(approximatorChoices))('adds K + 1 pieces, the last row with the error of all: %s', (method) => {
    const all = found({ method, pieces: 6, points: 201, trainingSteps: 100 })
    expect(columnOf(all, 'piece')).toEqual([0, 1, 2, 3, 4, 5, 6])
    const { psi, f } = figureOf(all, 'approximation').tensors
    const error = Math.max(...[...f.values].map((value, i) => Math.abs(value - psi.values[i])))
    expect(all.rows.at(-1)?.['maximumError']).toBeCloseTo(error, 12)
    const { omega, w, b } = figureOf(all, 'pieces').tensors
    const sum = [...omega.values].reduce((total, o, k) => total + o * Math.max(0, w.values[k] * 0.5 + b.values[k]), 0)
    expect(f.values[100]).toBeCloseTo(sum, 12)
  })

  it('adds pieces from left to right: each makes the sum right up to the next knot', () => {
    const { rows, figures } = found({ pieces: 4, points: 401 })
    const knots = rows.map(({ knot }) => Number(knot))
    expect(knots).toEqual([-1, 0, 0.25, 0.5, 0.75])
    const sums = figures.filter(({ name }) => name === 'approximation')
    for (let k = 1; k <= 4; k++) {
      const { x, psi, f } = sums[k].tensors
      const next = x.values.indexOf(k * 0.25)
      expect(f.values[next]).toBeCloseTo(psi.values[next], 12)
    }
  })

  it('has a greedy error that falls to that of the greedy knots', () => {
    const errors = columnOf(found({ method: 'greedy', pieces: 32 }), 'maximumError')
    expect(errors[32]).toBeLessThan(errors[8] / 8)
  })

  // |x| from end to end is 1; the knot added is the corner, where the slope goes from -1 to 1: omega = 1, w = 2, b = 0.
  it('shows the greedy piece that was added, at its knot', () => {
    const { rows } = found({ method: 'greedy', psi: 'absolute', pieces: 2 })
    expect(rows[2]).toMatchObject({ piece: 2, knot: 0, omega: 1 })
    expect(rows[2]['w']).toBeCloseTo(2, 12)
    const knots = columnOf(found({ method: 'greedy', pieces: 8 }), 'knot')
    expect(new Set(knots).size).toBe(9)
  })

  it('says when there is nothing left to add', () => {
    const { notes, rows } = found({ method: 'greedy', psi: 'absolute', pieces: 5 })
    expect(notes[0]).toBe('2 pieces meet psi at every point: there is nothing to add.')
    expect(rows).toHaveLength(3)
  })

  it('refuses more pieces than its points can tell apart', () => {
    expect(() => found({ pieces: 60, points: 101 })).toThrow(
      'universal-approximation: 60 pieces need at least 241 points, found 101; with 101 points up to 25 pieces'
    )
  })
})

describe('approximation-error', () => {
  const found = findingsOf(approximationError, { psi: 'sine', pieces: [4, 8, 16, 32], points: 1601, trainingSteps: 20 })

  it('falls with the second order for interpolation, under its bound', () => {
    const errors = columnOf(found, 'interpolation')
    const bounds = columnOf(found, 'bound')
    errors.forEach((error, i) => expect(error).toBeLessThanOrEqual(bounds[i]))
    expect(errors[2] / errors[3]).toBeCloseTo(4, 0)
    expect(found.notes[0]).toMatch(/falls like K to the power of -(1\.9\d*|2\.0\d*|2) between/)
    // max |psi''| = 4 pi^2 and h = 1/4.
    expect(interpolationBound(curves.sine, 4)).toBeCloseTo((4 * Math.PI ** 2) / 16 / 8, 6)
  })

  it('is least where the knots may move', () => {
    const [squares, optimised] = ['leastSquares', 'optimisedKnots'].map((name) => columnOf(found, name))
    expect(optimised[3]).toBeLessThan(squares[3])
    expect(squares[3]).toBeLessThan(columnOf(found, 'interpolation')[3])
  })

  it('draws a line for each column, and leaves out the bound where there is no second derivative', () => {
    const { x, ...lines } = figureOf(found, 'maximum-error').tensors
    expect([...x.values]).toEqual([4, 8, 16, 32])
    expect(Object.keys(lines)).toEqual([
      'interpolation',
      'bound',
      'greedy',
      'leastSquares',
      'optimisedKnots',
      'training'
    ])
    const corner = findingsOf(approximationError, { psi: 'absolute', pieces: [1, 2], trainingSteps: 1 })
    expect(Object.keys(figureOf(corner, 'maximum-error').tensors)).not.toContain('bound')
    expect(corner.notes).toEqual([])
  })
})
