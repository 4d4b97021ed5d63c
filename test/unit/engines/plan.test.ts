import { describe, expect, it } from 'vitest'
import { fasterEngine, runWorthTensorFlow, stepWorthTensorFlow } from '../../../src-main/engines/choice'
import { capacityFor, plansFor } from '../../../src-main/engines/tensorflow/plan'
import { activations } from '../../../src-main/learning/functions/activations'
import { losses } from '../../../src-main/learning/functions/losses'
import { multiplicationsOfSample, type NetworkDescription } from '../../../src-main/learning/network/description'

/** A network of those widths. */
function widths(inputs: number, ...units: number[]): NetworkDescription {
  const layers = units.map((units) => ({ units, activation: activations.relu }))
  return { inputs, layers, loss: losses['cross-entropy'], weightDecay: 0 }
}

const twoCores = { kind: 'cpu', cores: 2 } as const

describe('the multiplications for a sample', () => {
  it('are those of the forward pass, and of the backward pass without the derivatives of the input', () => {
    // Forward 2 x 3 + 3 x 4; backward 2 x 3 for the first layer and twice 3 x 4 for the second.
    expect(multiplicationsOfSample(widths(2, 3, 4))).toBe(6 + 12 + 6 + 24)
  })
})

describe('the choice of an engine', () => {
  it('is TypeScript for small steps and TensorFlow for large ones, and says why', () => {
    expect(fasterEngine(widths(2, 10, 2), 10, 1e9).name).toBe('typescript')
    const { name, reason } = fasterEngine(widths(784, 128, 10), 64, 60_000)
    expect(name).toBe('tensorflow')
    expect(reason).toContain((64 * multiplicationsOfSample(widths(784, 128, 10))).toLocaleString('en-US'))
  })

  it('is TypeScript for large steps, where there are few of them', () => {
    expect(fasterEngine(widths(784, 128, 10), 64, 640).name).toBe('typescript')
  })

  it('changes at one size', () => {
    const network = widths(1, 1)
    expect(fasterEngine(network, stepWorthTensorFlow / 2 - 1, runWorthTensorFlow).name).toBe('typescript')
    expect(fasterEngine(network, stepWorthTensorFlow / 2, runWorthTensorFlow).name).toBe('tensorflow')
    expect(fasterEngine(network, stepWorthTensorFlow / 2, runWorthTensorFlow / 2 - 1).name).toBe('typescript')
  })
})

describe('the plan', () => {
  it('is one chain for small steps, and as many as there are cores for large ones', () => {
    expect(plansFor(widths(784, 32, 10), 16, twoCores)).toMatchObject([{ blocks: 1, executor: 'in turn' }])
    expect(plansFor(widths(784, 512, 10), 128, twoCores)).toMatchObject([{ blocks: 2, executor: 'in parallel' }])
    expect(plansFor(widths(784, 512, 10), 128, { kind: 'cpu', cores: 1 })).toMatchObject([{ executor: 'in turn' }])
  })

  it('does not cut a network that has no hidden layer', () => {
    expect(plansFor(widths(3000, 1000), 128, twoCores)).toMatchObject([{ blocks: 1 }])
  })

  it('is to be measured on a GPU', () => {
    const plans = plansFor(widths(784, 128, 10), 64, { kind: 'gpu', cores: 8 })
    expect(plans.map(({ compiled }) => compiled)).toEqual([false, true])
  })
})

describe('how many samples a step takes', () => {
  it('is as many as take some 20 ms, and at least one', () => {
    for (const network of [widths(2, 1), widths(784, 128, 10), widths(784, 2048, 2048, 10), widths(20_000, 1000, 2)]) {
      const capacity = capacityFor(network)
      expect(capacity).toBeGreaterThanOrEqual(1)
      if (capacity > 1) expect(capacity * multiplicationsOfSample(network)).toBeLessThanOrEqual(5e8)
    }
  })
})
