import type { Activation } from '../functions/activations'
import type { Loss } from '../functions/losses'

/** One layer of a network: an affine map to so many units, and their activation function. */
export interface LayerDescription {
  readonly units: number
  readonly activation: Activation
}

/** A network as data: a stack of affine maps and activations, a loss, a penalty (lecture, sections 3.4 and 3.6). */
export interface NetworkDescription {
  /** D, the number of components of x. */
  readonly inputs: number
  /** Layers 1 ... L; at least one. */
  readonly layers: readonly LayerDescription[]
  readonly loss: Loss
  /** lambda: what is minimised is the mean of l(f(x_n), y_n) over a batch, plus lambda ||w||^2. Biases are free. */
  readonly weightDecay: number
}

/**
 * What a layer costs for one sample: the multiplications of its matrix products, by zeros too, without those made
 * component by component.
 */
export interface Multiplications {
  /** s = w x + b. */
  readonly forward: number
  /** [dl/dw] = [dl/ds] x^T, and [dl/dx] of the layer before, which the first layer does not need. */
  readonly backward: number
}

/** The multiplications of every layer for one sample. */
export function multiplicationsOf({ inputs, layers }: NetworkDescription): readonly Multiplications[] {
  return layers.map(({ units }, l) => {
    const forward = units * (l === 0 ? inputs : layers[l - 1].units)
    return { forward, backward: l === 0 ? forward : 2 * forward }
  })
}

/** The multiplications of the forward and the backward pass through all layers for one sample. */
export function multiplicationsOfSample(description: NetworkDescription): number {
  return multiplicationsOf(description).reduce((sum, { forward, backward }) => sum + forward + backward, 0)
}

/** How many numbers a network learns. */
export function parameterCount({ inputs, layers }: NetworkDescription): number {
  return layers.reduce((sum, { units }, l) => sum + units * ((l === 0 ? inputs : layers[l - 1].units) + 1), 0)
}

/**
 * How many samples a slice has at most: 64, or fewer (at least one) where a forward and a backward pass would make
 * more than about 3 10^7 multiplications, which take some 15 ms.
 */
export function sliceOf(description: NetworkDescription): number {
  const forward = multiplicationsOf(description).reduce((sum, layer) => sum + layer.forward, 0)
  return Math.min(64, Math.max(1, Math.floor(1e7 / forward)))
}
