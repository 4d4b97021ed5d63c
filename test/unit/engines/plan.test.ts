import { describe, expect, it } from 'vitest'
import { fasterEngine, runWorthTensorFlow, stepWorthTensorFlow } from '../../../src-main/engines/choice'
import type { Plan } from '../../../src-main/engines/tensorflow/compile/program'
import { capacityFor, plansFor, type Device } from '../../../src-main/engines/tensorflow/plan'
import { activations } from '../../../src-main/learning/functions/activations'
import { losses } from '../../../src-main/learning/functions/losses'
import { multiplicationsOfSample, type NetworkDescription } from '../../../src-main/learning/network/description'

/** A network of those widths. */
function widths(inputs: number, ...units: number[]): NetworkDescription {
  const layers = units.map((units) => ({ units, activation: activations.relu }))
  return { inputs, layers, loss: losses['cross-entropy'], weightDecay: 0 }
}

/** The plans for so many steps. */
const plans = (description: NetworkDescription, batchSize: number, device: Device, steps = 100): Plan[] =>
  plansFor({ description, batchSize, steps }, device)

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
    expect(plans(widths(784, 32, 10), 16, twoCores)).toMatchObject([{ blocks: 1, executor: 'in turn' }])
    expect(plans(widths(784, 512, 10), 128, twoCores)).toMatchObject([{ blocks: 2, executor: 'in parallel' }])
    expect(plans(widths(784, 512, 10), 128, { kind: 'cpu', cores: 1 })).toMatchObject([{ executor: 'in turn' }])
  })

  it('does not cut a network that has no hidden layer', () => {
    expect(plans(widths(3000, 1000), 128, twoCores, 10)).toMatchObject([{ blocks: 1 }])
  })

  it.each(['cpu', 'gpu'] as const)('is a compiled loop for long trainings, if it can be made: on a %s', (kind) => {
    const [compiled, plain] = plans(widths(784, 128, 10), 64, { kind, cores: 2 }, 100_000)
    expect(plain.compiled).toBeUndefined()
    expect(compiled.compiled).toEqual({ steps: 128, batchSize: 64 })
    expect(compiled.fused).toBe(false)
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
