import type { Random } from '../../src-main/learning/algebra/random'
import { activations, type ActivationName } from '../../src-main/learning/functions/activations'
import { losses, type LossName } from '../../src-main/learning/functions/losses'
import { Network } from '../../src-main/learning/network/network'

export interface NetworkSetting {
  /** Inputs, hidden layers, outputs. */
  readonly widths: readonly number[]
  readonly activation?: ActivationName
  readonly outputActivation?: ActivationName
  readonly loss?: LossName
  readonly weightDecay?: number
  readonly capacity?: number
}

/** A network of those widths, all of its parameters 0. */
export function networkWith({
  widths: [inputs, ...units],
  activation = 'tanh',
  outputActivation = 'identity',
  loss = 'squared-error',
  weightDecay = 0,
  capacity = 16
}: NetworkSetting): Network {
  const last = units.length - 1
  const layers = units.map((units, l) => ({
    units,
    activation: activations[l === last ? outputActivation : activation]
  }))
  return new Network({ inputs, layers, loss: losses[loss], weightDecay }, capacity)
}

/** Fills an array with Gaussian numbers. */
export function drawInto(values: Float64Array, random: Random, deviation = 1): void {
  for (let i = 0; i < values.length; i++) values[i] = random.normal(0, deviation)
}
