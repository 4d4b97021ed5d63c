import type { Random } from '../algebra/random'
import type { Network } from './network'

/** Draws a weight of a layer that takes `fanIn` inputs and has `fanOut` units. */
type Draw = (random: Random, fanIn: number, fanOut: number) => number

const uniform = (random: Random, bound: number): number => random.uniform(-bound, bound)

/** The initialisations by their names. Biases begin at 0, but for `pytorch`. */
export const initialisations = {
  /** Glorot and Bengio 2010, also named after Xavier: variance 2 / (inputs + units). */
  'glorot-uniform': (random, fanIn, fanOut) => uniform(random, Math.sqrt(6 / (fanIn + fanOut))),
  'glorot-normal': (random, fanIn, fanOut) => random.normal(0, Math.sqrt(2 / (fanIn + fanOut))),
  /** He, Zhang, Ren and Sun 2015, for ReLU: variance 2 / inputs. */
  'he-uniform': (random, fanIn) => uniform(random, Math.sqrt(6 / fanIn)),
  'he-normal': (random, fanIn) => random.normal(0, Math.sqrt(2 / fanIn)),
  /** LeCun, Bottou, Orr and Mueller 1998: variance 1 / inputs. */
  'lecun-uniform': (random, fanIn) => uniform(random, Math.sqrt(3 / fanIn)),
  'lecun-normal': (random, fanIn) => random.normal(0, Math.sqrt(1 / fanIn)),
  /** Weights and biases within 1 / sqrt(inputs): what PyTorch's Linear does by default. */
  pytorch: (random, fanIn) => uniform(random, 1 / Math.sqrt(fanIn)),
  /** The lecture's torch.empty(...).normal_(). */
  'standard-normal': (random) => random.normal(),
  zeros: () => 0
} as const satisfies Readonly<Record<string, Draw>>

export type Initialisation = keyof typeof initialisations

/** Draws all parameters afresh: layer after layer the weights, unit after unit, and then the biases. */
export function initialise({ layers }: Network, name: Initialisation, random: Random): void {
  const draw: Draw = initialisations[name]
  for (const { w, b, inputs, units } of layers) {
    for (let i = 0; i < w.length; i++) w[i] = draw(random, inputs, units)
    for (let i = 0; i < b.length; i++) b[i] = name === 'pytorch' ? draw(random, inputs, units) : 0
  }
}
