import { describe, expect, it } from 'vitest'
import { exponential } from '../../../../src-main/learning/functions/exponential'
import {
  logSigmoid,
  logSigmoidDerivative,
  sigmoid,
  sigmoidDerivative,
  softplus,
  softplusDerivative
} from '../../../../src-main/learning/functions/sigmoid'

describe('the logistic sigmoid', () => {
  it('by hand', () => {
    expect(sigmoid(0)).toBe(0.5)
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15)
    expect(logSigmoid(Math.log(3))).toBeCloseTo(Math.log(0.75), 15)
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15)
    expect(sigmoidDerivative(0)).toBe(0.25)
  })

  it.each([-800, -40, -1, 0, 0.3, 5, 800])(
    'keeps 1 - sigma(x) = sigma(-x) and log sigma(x) = -softplus(-x) at %d',
    (x) => {
      expect(1 - sigmoid(x)).toBeCloseTo(sigmoid(-x), 15)
      expect(logSigmoid(x)).toBe(-softplus(-x))
      expect(softplus(x) - softplus(-x)).toBeCloseTo(x, 12)
    }
  )

  it('never overflows', () => {
    expect(logSigmoid(-1e300)).toBe(-1e300)
    expect(logSigmoid(800)).toBe(-0)
    expect(softplus(-745)).toBeGreaterThan(0)
    expect([sigmoid(Infinity), sigmoid(-Infinity), sigmoidDerivative(-1e9)]).toEqual([1, 0, 0])
  })

  it.each([
    ['sigmoid', sigmoid, sigmoidDerivative],
    ['softplus', softplus, softplusDerivative],
    ['log sigmoid', logSigmoid, logSigmoidDerivative]
  ])('%s has its derivative beside it', (_name, value, derivative) => {
    for (let x = -6; x <= 6; x += 0.7) {
      const h = 1e-5
      expect(derivative(x)).toBeCloseTo((value(x + h) - value(x - h)) / (2 * h), 9)
    }
  })
})

describe('the exponential', () => {
  it('is that of the standard library to 5e-16, over the whole range', () => {
    let worst = 0
    for (let i = 0; i < 100_000; i++) {
      for (const x of [-745 + 0.01454 * i, -5 + 1e-4 * i]) {
        const expected = Math.exp(x)
        if (expected > 0) worst = Math.max(worst, Math.abs(exponential(x) / expected - 1))
      }
    }
    expect(worst).toBeLessThan(5e-16)
  })

  it('is exact at 0, and right at the ends', () => {
    expect(exponential(0)).toBe(1)
    expect(exponential(-0)).toBe(1)
    expect([-Infinity, -1e9, 1e9, Infinity].map(exponential)).toEqual([0, 0, Infinity, Infinity])
    expect(exponential(NaN)).toBeNaN()
  })
})
