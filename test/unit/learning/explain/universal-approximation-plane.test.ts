import { describe, expect, it } from 'vitest'
import {
  fourierSeries,
  largestPhase,
  termAt,
  type FourierTerm
} from '../../../../src-main/learning/explain/approximation/fourier'
import { SineByRelus } from '../../../../src-main/learning/explain/approximation/sine-by-relus'
import { universalApproximationPlane } from '../../../../src-main/learning/explain/universal-approximation-plane'
import { surfaces } from '../../../../src-main/learning/functions/surfaces/registry'
import { onUnitSquare, type SquareFunction } from '../../../../src-main/learning/functions/surfaces/unit-square'
import { finished } from '../support/finished'
import { columnOf, figureOf, findingsOf } from '../support/findings'

const seriesOf = (psi: SquareFunction, harmonics: number): FourierTerm[] => finished(fourierSeries(psi, harmonics))

describe('the Fourier series', () => {
  // cos(pi x1) cos(2 pi x2) = 1/2 cos(pi (x1 + 2 x2)) + 1/2 cos(pi (x1 - 2 x2)), and cos(z) = sin(z + pi / 2).
  it('has the terms that are worked by hand for 3 + cos(pi x1) cos(2 pi x2)', () => {
    const psi: SquareFunction = (x1, x2) => 3 + Math.cos(Math.PI * x1) * Math.cos(2 * Math.PI * x2)
    const [first, second, third, ...rest] = seriesOf(psi, 4)
    expect(first.v.map(Math.abs)).toEqual([0, 0])
    expect(first.gamma).toBeCloseTo(3, 12)
    for (const term of [second, third]) {
      expect(term.gamma).toBeCloseTo(0.5, 12)
      expect(term.v.map(Math.abs)).toEqual([Math.PI, 2 * Math.PI])
      expect(term.c).toBe(Math.PI / 2)
    }
    expect(second.v[1]).toBe(-third.v[1])
    for (const { gamma } of rest) expect(gamma).toBeCloseTo(0, 12)
  })

  // x = 1/2 - sum_{k odd} 4 / (pi k)^2 cos(pi k x) on [0, 1].
  it('has the coefficients known in closed form for psi(x) = x1', () => {
    const terms = seriesOf((x1) => x1, 24)
    for (const { gamma, v } of terms) {
      const k = Math.round(v[0] / Math.PI)
      const known = v[1] !== 0 || (k > 0 && k % 2 === 0) ? 0 : k === 0 ? 0.5 : -4 / (Math.PI * k) ** 2
      expect(gamma).toBeCloseTo(known, 4)
    }
  })

  it('comes closer with more harmonics', () => {
    const psi = onUnitSquare(surfaces.wells)
    const errors = [2, 6, 18].map((harmonics) => {
      const terms = seriesOf(psi, harmonics)
      let largest = 0
      for (let n = 0; n < 21 * 21; n++) {
        const [x1, x2] = [(n % 21) / 20, Math.floor(n / 21) / 20]
        const sum = terms.reduce((all, term) => all + termAt(term, x1, x2), 0)
        largest = Math.max(largest, Math.abs(psi(x1, x2) - sum))
      }
      return largest
    })
    expect(errors[1]).toBeLessThan(errors[0] / 3)
    expect(errors[2]).toBeLessThan(errors[1] / 3)
  })

  it('has its largest phase at a corner', () => {
    expect(largestPhase([{ gamma: 1, v: [2, -3], c: 0.5 }])).toBe(2.5)
    expect(largestPhase([{ gamma: 1, v: [2, 3], c: 0.5 }])).toBe(5.5)
  })
})

describe('the sine by ReLUs', () => {
  it.each([
    [1, 0.1],
    [Math.PI, 0.01],
    [20, 0.001],
    [100.3, 0.0101]
  ])('errs on [-%d, %d] by at most epsilon, as the sum of its pieces term by term', (A, epsilon) => {
    const sine = new SineByRelus(A, epsilon)
    let largest = 0
    for (let i = 0; i <= 500; i++) {
      const x = -A + (2 * A * i) / 500
      const sum = sine.alphas.reduce((all, alpha, n) => all + alpha * Math.max(0, x - sine.knots[n]), 0)
      expect(sine.at(x)).toBeCloseTo(sum, 8)
      largest = Math.max(largest, Math.abs(Math.sin(x) - sum))
    }
    expect(largest).toBeLessThanOrEqual(epsilon)
    expect(largest).toBeGreaterThan(epsilon / 2)
  })
})

describe('universal-approximation-plane', () => {
  const found = findingsOf(universalApproximationPlane, { xi: 0.2 })
  const compared = found.rows.filter(({ what }) => what !== undefined)

  it('keeps every bound of the slide', () => {
    expect(compared.map(({ what }) => what)).toEqual([
      'psi by sines',
      'sine by ReLUs',
      'sines by ReLUs',
      'psi by ReLUs'
    ])
    for (const { maximumError, bound } of compared) expect(maximumError).toBeLessThanOrEqual(Number(bound))
    const [sines, , replaced, whole] = compared.map(({ maximumError }) => Number(maximumError))
    expect(whole).toBeLessThanOrEqual(sines + replaced)
    expect(compared.map(({ bound }) => bound)).toEqual([0.1, expect.any(Number), expect.closeTo(0.1, 12), 0.2])
  })

  it('takes as few terms as it needs, those of the largest gamma first', () => {
    const errors = columnOf(found, 'maximumError').slice(0, -4)
    expect(errors.at(-1)).toBeLessThanOrEqual(0.1)
    for (const error of errors.slice(0, -1)) expect(error).toBeGreaterThan(0.1)
    const gammas = columnOf(found, 'gamma').slice(0, -4).map(Math.abs)
    expect(gammas).toEqual([...gammas].sort((first, second) => second - first))
  })

  it('draws psi, the series and the network, from which the errors can be read', () => {
    const { psi, fourier, network } = figureOf(found, 'approximation').tensors
    const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
      Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])))
    expect(farthest(psi.values, fourier.values)).toBe(compared[0]['maximumError'])
    expect(farthest(fourier.values, network.values)).toBe(compared[2]['maximumError'])
    expect(farthest(psi.values, network.values)).toBe(compared[3]['maximumError'])
  })

  it('says when the harmonics do not suffice', () => {
    const { notes } = findingsOf(universalApproximationPlane, { harmonics: 2, xi: 0.05, resolution: 17 })
    expect(notes[0]).toMatch(/^All 13 terms of the series leave an error of [\d.]+, more than xi \/ 2 = 0\.025: allow/)
  })
})
