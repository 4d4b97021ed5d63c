import { describe, expect, it } from 'vitest'
import { sampled } from '../../../../src-main/learning/explain/approximation/approximators'
import { largestError } from '../../../../src-main/learning/explain/approximation/piecewise-linear'
import { sumOf } from '../../../../src-main/learning/explain/approximation/relu-pieces'
import { ReluTraining } from '../../../../src-main/learning/explain/approximation/relu-training'
import { curves } from '../../../../src-main/learning/functions/curves'

const setting = { units: 5, steps: 200, learningRate: 0.02, seed: 3 }

describe('a network of ReLUs in training', () => {
  // x = -1, 1, psi = 0, 1, one unit with w = 1, b = 0, omega = 2: f = 0, 2, so the loss is (0 + 1) / 2. Only x = 1 is
  // on the side that is not 0: dl/dw = omega (f - psi) x = 2, dl/db = omega (f - psi) = 2, dl/domega = (f - psi) s = 1.
  // Adam's first step moves each by the learning rate, against its sign.
  it('makes the first step that is worked by hand', () => {
    const data = { x: Float64Array.of(-1, 1), psi: Float64Array.of(0, 1) }
    const training = new ReluTraining(data, { units: 1, steps: 10, learningRate: 0.1, seed: 0 })
    training.parameters.set([1, 0, 2])
    expect(training.differentiate()).toBe(0.5)
    expect([...training.gradient]).toEqual([2, 2, 1])
    training.advance()
    ;[0.9, -0.1, 1.9].forEach((value, p) => expect(training.parameters[p]).toBeCloseTo(value, 8))
  })

  it('has the gradient that central differences of its loss give', () => {
    const training = new ReluTraining(sampled(curves.damped, 101), setting)
    const { parameters } = training
    training.differentiate()
    const gradient = training.gradient.slice()
    const h = 1e-7
    for (let p = 0; p < parameters.length; p++) {
      const value = parameters[p]
      parameters[p] = value + h
      const above = training.differentiate()
      parameters[p] = value - h
      const below = training.differentiate()
      parameters[p] = value
      expect(Math.abs(gradient[p] - (above - below) / (2 * h))).toBeLessThan(1e-5 * (1 + Math.abs(gradient[p])))
    }
  })

  it('hands out pieces, for x as it was given, whose sum has the loss that it says', () => {
    const data = sampled(curves.cubic, 101)
    const training = new ReluTraining(data, setting)
    for (let step = 0; step < 20; step++) training.advance()
    const f = sumOf(training.pieces, data.x)
    const loss = f.reduce((sum, value, i) => sum + (value - data.psi[i]) ** 2, 0) / f.length
    expect(training.differentiate()).toBeCloseTo(loss, 12)
    for (const { w, b, knot } of training.pieces) expect(w * knot + b).toBeCloseTo(0, 12)
  })

  it('learns a sine', () => {
    const data = sampled(curves.sine, 201)
    const training = new ReluTraining(data, { units: 17, steps: 1500, learningRate: 0.02, seed: 1 })
    while (!training.over) training.advance()
    expect(largestError(sumOf(training.pieces, data.x), data.psi).error).toBeLessThan(0.1)
  })
})
