import { describe, expect, it } from 'vitest'
import { Random } from '../../../../src-main/learning/algebra/random'
import { initialisations, initialise, type Initialisation } from '../../../../src-main/learning/network/initialisation'
import { Adam, GradientDescent, Momentum, type Optimiser } from '../../../../src-main/learning/network/optimisers'
import { networkWith } from '../../../support/networks'

/** The path of one parameter from w = 1 with the gradients 2 and -1, eta = 0.5. */
function path(optimiser: Optimiser): number[] {
  const w = Float64Array.of(1)
  return [2, -1].map((g) => {
    optimiser.step(w, Float64Array.of(g), 0.5)
    return w[0]
  })
}

describe('optimisers, worked by hand', () => {
  it('gradient descent', () => {
    expect(path(new GradientDescent())).toEqual([0, 0.5])
  })

  it('momentum: v = 2, then 0.5 * 2 - 1 = 0', () => {
    expect(path(new Momentum(1, 0.5, false))).toEqual([0, 0])
  })

  it('Nesterov: g + mu v = 2 + 0.5 * 2 = 3, then -1 + 0.5 * 0 = -1', () => {
    expect(path(new Momentum(1, 0.5, true))).toEqual([-0.5, 0])
  })

  it('Adam: the first step has the length eta whatever the gradient is', () => {
    // m = 1, v = 1; freed of bias 2 and 4. Then m = 0.5 - 0.5 = 0: no step.
    const [first, second] = path(new Adam(1, 0.5, 0.75))
    expect(first).toBeCloseTo(0.5, 8)
    expect(second).toBe(first)
  })

  it('make no difference when they are saved and restored', () => {
    const gradients = [0.3, -2, 0.7, 5]
    for (const make of [() => new GradientDescent(), () => new Momentum(1, 0.9, true), () => new Adam(1, 0.9, 0.99)]) {
      const [whole, first, second] = [make(), make(), make()]
      const w = Float64Array.of(1)
      const v = Float64Array.of(1)
      for (const [t, g] of gradients.entries()) {
        whole.step(w, Float64Array.of(g), 0.1)
        if (t === 2) second.restore(structuredClone(first.save()))
        ;(t < 2 ? first : second).step(v, Float64Array.of(g), 0.1)
      }
      expect(v).toEqual(w)
    }
  })
})

/** The variance of a weight that takes n inputs in a layer of m units, as the papers give it. */
const variances: Readonly<Record<Initialisation, (n: number, m: number) => number>> = {
  'glorot-uniform': (n, m) => 2 / (n + m),
  'glorot-normal': (n, m) => 2 / (n + m),
  'he-uniform': (n) => 2 / n,
  'he-normal': (n) => 2 / n,
  'lecun-uniform': (n) => 1 / n,
  'lecun-normal': (n) => 1 / n,
  pytorch: (n) => 1 / (3 * n),
  'standard-normal': () => 1,
  zeros: () => 0
}

describe.each(Object.keys(initialisations) as Initialisation[])('the initialisation %s', (name) => {
  const network = networkWith({ widths: [50, 200, 30] })
  initialise(network, name, new Random(3))

  it('has the mean 0 and the variance of its paper', () => {
    for (const { w, inputs, units } of network.layers) {
      const variance = variances[name](inputs, units)
      const mean = w.reduce((sum, value) => sum + value, 0) / w.length
      const square = w.reduce((sum, value) => sum + value * value, 0) / w.length
      // Five standard errors; of a square, a Gaussian's is the larger.
      expect(Math.abs(mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / w.length))
      expect(Math.abs(square - variance)).toBeLessThanOrEqual(5 * variance * Math.sqrt(2 / w.length))
    }
  })

  it('stays within its bound where it is uniform, and leaves biases at 0 but for PyTorch', () => {
    for (const { w, b, inputs, units } of network.layers) {
      const bound = Math.sqrt(3 * variances[name](inputs, units))
      if (name.endsWith('uniform') || name === 'pytorch') expect(Math.max(...w.map(Math.abs))).toBeLessThan(bound)
      if (name === 'pytorch') expect(new Set(b).size).toBe(units)
      else expect(b).toEqual(new Float64Array(units))
    }
  })
})
