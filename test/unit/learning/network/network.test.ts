import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { activations, type ActivationName } from '../../../../src-main/learning/functions/activations'
import { losses, type LossName } from '../../../../src-main/learning/functions/losses'
import { CentralDifferences, compare, type Comparison } from '../../../../src-main/learning/network/central-differences'
import { multiplicationsOf } from '../../../../src-main/learning/network/description'
import type { Network } from '../../../../src-main/learning/network/network'
import { GradientDescent } from '../../../../src-main/learning/network/optimisers'
import { traceOf } from '../../../../src-main/learning/network/trace'
import { drawInto, networkWith } from '../../../support/networks'

/**
 * Worked by hand: x = (1, 2), ReLU, w1 = (1 -1; 0.5 1), b1 = (0, -1), w2 = (2 3), b2 = 0.5, loss (f - 3)^2.
 * s1 = (1 - 2, 0.5 + 2 - 1) = (-1, 1.5), x1 = (0, 1.5), s2 = x2 = 2*0 + 3*1.5 + 0.5 = 5, loss 4.
 * dl/dx2 = dl/ds2 = 2 (5 - 3) = 4; dl/dw2 = 4 (0, 1.5) = (0, 6), dl/db2 = 4.
 * dl/dx1 = 4 (2, 3) = (8, 12), dl/ds1 = (0, 12); dl/dw1 = (0 0; 12 24), dl/db1 = (0, 12).
 */
function handWorked(): Network {
  const network = networkWith({ widths: [2, 2, 1], activation: 'relu' })
  network.parameters.set([1, -1, 0.5, 1, 0, -1, 2, 3, 0.5])
  network.input.set([1, 2])
  return network
}

describe('the network worked by hand', () => {
  it('has every quantity of the forward and the backward pass', () => {
    const network = handWorked()
    const y = Float64Array.of(3)
    network.forward(1)
    expect(network.addLosses(1, y, 10)).toBe(14)
    network.backward(1, y, 1)
    const found = traceOf(network, 1).map((tensors) =>
      Object.fromEntries(Object.entries(tensors).map(([name, { values }]) => [name, [...values]]))
    )
    const first = { w: [1, -1, 0.5, 1], b: [0, -1], s: [-1, 1.5], x: [0, 1.5], 'dl/dx': [8, 12], 'dl/ds': [0, 12] }
    expect(found).toEqual([
      { x: [1, 2] },
      { ...first, 'dl/dw': [0, 0, 12, 24], 'dl/db': [0, 12] },
      { w: [2, 3], b: [0.5], s: [5], x: [5], 'dl/dx': [4], 'dl/ds': [4], 'dl/dw': [0, 6], 'dl/db': [4] }
    ])
    expect(traceOf(network, 1)[1]['dl/dw'].shape).toEqual([2, 2])
  })

  it('has the parameters of the gradient step with eta = 1/8', () => {
    const network = handWorked()
    network.forward(1)
    network.backward(1, Float64Array.of(3), 1)
    new GradientDescent().step(network.parameters, network.gradient, 1 / 8)
    expect([...network.parameters]).toEqual([1, -1, -1, -2, 0, -2.5, 2, 2.25, 0])
  })

  it('takes the multiplications that its products have', () => {
    const { description } = handWorked()
    expect(multiplicationsOf(description)).toEqual([
      { forward: 4, backward: 4 },
      { forward: 2, backward: 4 }
    ])
  })
})

const lossCases: readonly (readonly [LossName, number, number])[] = [
  ['cross-entropy', 2, 0],
  ['cross-entropy', 4, 0.1],
  ['logistic', 1, 0],
  ['logistic', 3, 0],
  ['squared-error', 1, 0],
  ['squared-error', 3, 0.2],
  ['hinge', 1, 0.1],
  ['hinge', 4, 0],
  ['perceptron', 1, 0],
  ['perceptron', 3, 0]
]
const names = Object.keys(activations) as ActivationName[]
const grid = lossCases.flatMap((loss) => names.map((activation) => [...loss, activation] as const))

/** Checks every parameter. */
function checkAll(differences: CentralDifferences, gradient: Float64Array): Comparison {
  const walk = compare(differences, gradient, gradient.keys(), 1e-5)
  for (;;) {
    const { done, value } = walk.next()
    if (done) return value
  }
}

describe('gradients agree with central differences', () => {
  it.each(grid)('%s of %i outputs, weight decay %d, %s', (loss, outputs, weightDecay, activation) => {
    const random = new Random(11)
    const rows = 5
    const network = networkWith({ widths: [3, 6, 4, outputs], activation, loss, weightDecay })
    drawInto(network.parameters, random, 0.7)
    drawInto(network.input, random)
    const y = Float64Array.from({ length: rows }, (_, r) => (outputs === 1 ? 2 * (r % 2) - 1 : r % outputs))
    const differences = new CentralDifferences(network, rows, y)
    differences.loss()
    network.backward(rows, y, rows)
    network.differentiatePenalty()
    const { checked, kinks, difference } = checkAll(differences, network.gradient)
    expect(difference).toBeLessThan(1e-8)
    expect(checked + kinks).toBe(network.parameters.length)
    expect(kinks).toBe(0)
    expect(losses[loss]).toBe(network.description.loss)
  })

  it('and leave out what moves a unit across its kink', () => {
    const network = handWorked()
    // s1 = (-1, 0.5 + 2 - 2.5) = (-1, 0): the second unit sits on its kink.
    network.parameters[5] = -2.5
    const y = Float64Array.of(3)
    const differences = new CentralDifferences(network, 1, y)
    expect(differences.derivative(5, 1e-5)).toBeUndefined()
    expect(differences.derivative(8, 1e-5)).toBeCloseTo(-5, 9)
    expect(network.parameters[5]).toBe(-2.5)
  })

  it('see a wrong gradient', () => {
    const network = handWorked()
    const differences = new CentralDifferences(network, 1, Float64Array.of(3))
    differences.loss()
    network.backward(1, Float64Array.of(3), 1)
    network.gradient[3] *= 1.01
    expect(checkAll(differences, network.gradient).difference).toBeCloseTo(0.01 / 1.01, 8)
  })
})

describe('slices', () => {
  it.each([[1], [2], [3], [7]])('of %i samples add up to the bits of the whole batch', (capacity) => {
    const random = new Random(2)
    const setting = { widths: [3, 5, 2, 3], loss: 'cross-entropy' } as const
    const whole = networkWith({ ...setting, capacity: 7 })
    drawInto(whole.parameters, random)
    drawInto(whole.input, random)
    const y = Float64Array.of(0, 1, 2, 2, 1, 0, 1)
    whole.forward(7)
    whole.backward(7, y, 7)
    const sliced = networkWith({ ...setting, capacity })
    sliced.parameters.set(whole.parameters)
    let sum = 0
    for (let at = 0; at < 7; at += capacity) {
      const rows = Math.min(capacity, 7 - at)
      sliced.input.set(whole.input.subarray(3 * at, 3 * (at + rows)))
      sliced.forward(rows)
      sum = sliced.addLosses(rows, y.subarray(at), sum)
      sliced.backward(rows, y.subarray(at), 7)
    }
    expect(sum).toBe(whole.addLosses(7, y, 0))
    expect(sliced.gradient).toEqual(whole.gradient)
  })
})
