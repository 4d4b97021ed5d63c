import { describe, expect, it } from 'vitest'
import { exponential } from '../../../../src-main/learning/functions/exponential'
import { sigmoid, sigmoidDerivative, softplus } from '../../../../src-main/learning/functions/sigmoid'
import { crossEntropy, softmax } from '../../../../src-main/learning/functions/softmax'

describe('the logistic sigmoid', () => {
  it('by hand', () => {
    expect(sigmoid(0)).toBe(0.5)
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15)
    expect(softplus(-Math.log(3))).toBeCloseTo(-Math.log(0.75), 15)
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15)
    expect(sigmoidDerivative(0)).toBe(0.25)
  })

  it.each([-800, -40, -1, 0, 0.3, 5, 800])('keeps 1 - sigma(x) = sigma(-x) and its logarithm at %d', (x) => {
    expect(1 - sigmoid(x)).toBeCloseTo(sigmoid(-x), 15)
    expect(softplus(x) - softplus(-x)).toBeCloseTo(x, 12)
    if (x > -700) expect(softplus(-x)).toBeCloseTo(-Math.log(sigmoid(x)), 12)
  })

  it('never overflows', () => {
    expect(softplus(1e300)).toBe(1e300)
    expect(softplus(-800)).toBe(0)
    expect(softplus(-745)).toBeGreaterThan(0)
    expect([sigmoid(Infinity), sigmoid(-Infinity), sigmoidDerivative(-1e9)]).toEqual([1, 0, 0])
  })

  it.each([
    ['sigmoid', sigmoid, sigmoidDerivative],
    ['softplus', softplus, sigmoid]
  ])('%s has its derivative beside it', (_name, value, derivative) => {
    for (let x = -6; x <= 6; x += 0.7) {
      const h = 1e-5
      expect(derivative(x)).toBeCloseTo((value(x + h) - value(x - h)) / (2 * h), 9)
    }
  })
})

describe('the softmax', () => {
  // Of log 1, log 2 and log 5 it is 1/8, 2/8 and 5/8.
  const scores = Float64Array.of(7, Math.log(1), Math.log(2), Math.log(5), 7)

  it('by hand, of scores that stand somewhere, in their places or elsewhere', () => {
    const into = new Float64Array(4)
    softmax(scores, 1, 3, into, 0)
    ;[1 / 8, 2 / 8, 5 / 8, 0].forEach((share, c) => expect(into[c]).toBeCloseTo(share, 15))
    const inPlace = scores.slice()
    softmax(inPlace, 1, 3, inPlace)
    expect([...inPlace]).toEqual([7, ...into.subarray(0, 3), 7])
  })

  it('has -log of each share as its cross-entropy', () => {
    ;[8, 4, 8 / 5].forEach((odds, c) => expect(crossEntropy(scores, 1, 3, c)).toBeCloseTo(Math.log(odds), 14))
  })

  it('of two scores is the sigmoid of their difference', () => {
    const into = new Float64Array(2)
    softmax(Float64Array.of(-0.4, 1.7), 0, 2, into)
    expect(into[1]).toBeCloseTo(sigmoid(2.1), 15)
  })

  it('never overflows', () => {
    // What stands before the scores plays no part.
    const large = Float64Array.of(0, 0, 1e300, -1e300, 1e300)
    const into = new Float64Array(3)
    softmax(large, 2, 3, into, 0)
    expect([...into]).toEqual([0.5, 0, 0.5])
    expect(crossEntropy(large, 2, 3, 1)).toBe(2e300)
    expect(crossEntropy(Float64Array.of(1e300, -1e8), 0, 2, 0)).toBe(0)
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
