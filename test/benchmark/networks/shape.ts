import type { LearnerChoice } from '../../../src-main/contract/configuration'
import { learner } from '../../../src-main/labs/choose'

/** Which network is trained on MNIST, and how: ReLU, cross-entropy, gradient descent with the learning rate 0.1. */
export interface Shape {
  /** The widths of the hidden layers. */
  readonly hidden: readonly number[]
  readonly batch: number
  /** How many of the training samples there are, from the first. */
  readonly samples: number
}

/** What a contestant is asked to get ready for. */
export interface Preparation extends Shape {
  /** A file of single-precision numbers: of each layer the weights (units x inputs), then the biases. */
  readonly parameters: string
  /**
   * A file of unsigned 32-bit integers: the samples in the order to visit them in. Without it every epoch draws an
   * order of its own, and the test samples are classified after it.
   */
  readonly order?: string
}

/** Ours: the learner with just these parameters. */
export function learnerFor({ hidden, batch }: Shape): LearnerChoice & { readonly name: 'multi-layer-perceptron' } {
  return learner('multi-layer-perceptron', {
    hiddenWidths: [...hidden],
    activation: 'relu',
    loss: 'cross-entropy',
    optimiser: 'gradient-descent',
    learningRate: 0.1,
    batchSize: batch
  })
}

export function stepsOf({ batch, samples }: Shape): number {
  return Math.ceil(samples / batch)
}

export function nameOf({ hidden, batch }: Shape): string {
  return `${[784, ...hidden, 10].join('-')}, batch ${batch}`
}

/**
 * Floating-point operations of the matrix products of a step: two for each weight and sample in the forward pass, as
 * many for the derivative of the weights, and as many for that of the layer before, which the first layer has not.
 */
export function operationsOf({ hidden, batch }: Shape): number {
  const widths = [784, ...hidden, 10]
  const products = widths.slice(1).map((units, l) => 2 * batch * units * widths[l] * (l === 0 ? 2 : 3))
  return products.reduce((sum, product) => sum + product, 0)
}
