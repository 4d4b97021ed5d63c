import { describe, expect, it } from 'vitest'
import { activations, type Activation } from '../../../../src-main/learning/functions/activations'
import {
  hingeOfMargin,
  logisticOfMargin,
  losses,
  perceptronOfMargin,
  type Loss
} from '../../../../src-main/learning/functions/losses'

const h = 1e-6
const somewhere = [-3.1, -0.7, -0.01, 0.02, 0.4, 2.6]

describe.each(Object.entries<Activation>(activations))('%s', (_, { value, derivative }) => {
  it('has the derivative that central differences find', () => {
    for (const s of somewhere) {
      expect(derivative(s, value(s))).toBeCloseTo((value(s + h) - value(s - h)) / (2 * h), 8)
    }
  })

  it('stays finite far out, and lets NaN be seen', () => {
    for (const s of [-1e4, -800, 800, 1e4]) {
      expect(Number.isFinite(value(s))).toBe(true)
      expect(Number.isFinite(derivative(s, value(s)))).toBe(true)
    }
    expect(value(NaN)).toBeNaN()
  })
})

it('has the activations of the lecture', () => {
  for (const s of somewhere) expect(activations.tanh.value(s)).toBeCloseTo(2 / (1 + Math.exp(-2 * s)) - 1, 14)
  expect([-2, -0, 0, 3].map(activations.relu.value)).toEqual([0, -0, 0, 3])
})

it('has the losses of a margin at places where they are known', () => {
  expect(logisticOfMargin.value(0)).toBe(Math.log(2))
  expect(logisticOfMargin.value(-1000)).toBe(1000)
  expect(logisticOfMargin.value(1000)).toBe(0)
  expect([-1, 0, 1, 2].map(hingeOfMargin.value)).toEqual([2, 1, 0, 0])
  expect([-1, 1, 2].map(hingeOfMargin.derivative)).toEqual([-1, 0, 0])
  expect([-2, 1].map(perceptronOfMargin.value)).toEqual([2, 0])
  // The perceptron counts a margin of 0 as a mistake.
  expect([-2, 0, 1].map(perceptronOfMargin.derivative)).toEqual([-1, -1, 0])
})

it('has the losses of three outputs at places where they are known', () => {
  const f = Float64Array.of(9, 1, 2, -1, 9)
  const value = (name: keyof typeof losses, y: number): number => losses[name].value(f, 1, 3, y)
  const log = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(-1))
  expect(value('cross-entropy', 0)).toBeCloseTo(log - 1, 14)
  // (1 - 1)^2 + (2 + 1)^2 + (-1 + 1)^2
  expect(value('squared-error', 0)).toBe(9)
  // Against class 1: 1 - (1 - 2) = 2. Against class 2: the margin is 2, more than 1.
  expect(value('hinge', 0)).toBe(2)
  // Against class 0: -(-1 - 1) = 2. Against class 1: 3.
  expect(value('perceptron', 2)).toBe(5)
})

it('never overflows in the cross-entropy', () => {
  const f = Float64Array.of(1000, 0, -1000)
  const into = new Float64Array(3)
  expect(losses['cross-entropy'].value(f, 0, 3, 2)).toBe(2000)
  expect(losses['cross-entropy'].value(f, 0, 3, 0)).toBe(0)
  losses['cross-entropy'].derivative(f, 0, 3, 2, 1, into)
  expect([...into]).toEqual([1, 0, -1])
})

describe.each(Object.entries<Loss>(losses))('%s', (name, loss) => {
  const numbers = [0.3, -0.8, 1.7, 0.45]
  const widths = name === 'cross-entropy' ? [2, 4] : [1, 2, 4]
  const cases = widths.flatMap((width) => (width === 1 ? [-1, 1] : [0, width - 1]).map((y) => [width, y] as const))

  it.each(cases)('of %i outputs and y = %i has the derivative that central differences find', (width, y) => {
    const f = Float64Array.of(7, ...numbers.slice(0, width), 7)
    const derivative = new Float64Array(width + 2).fill(5)
    loss.derivative(f, 1, width, y, 0.5, derivative)
    for (let c = 1; c <= width; c++) {
      const moved = (by: number): number =>
        loss.value(
          f.map((value, at) => (at === c ? value + by : value)),
          1,
          width,
          y
        )
      expect(derivative[c]).toBeCloseTo((0.5 * (moved(h) - moved(-h))) / (2 * h), 8)
    }
    expect([derivative[0], derivative[width + 1]]).toEqual([5, 5])
  })
})
