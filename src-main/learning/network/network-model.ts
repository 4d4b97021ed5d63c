import type { Samples } from '../algebra/samples'
import type { Tensor, Tensors } from '../algebra/tensor'
import type { Model } from '../learner'
import type { Network } from './network'

/** What is made of a network's outputs f for people to read. */
export interface ReadOut {
  /** What each output says. */
  readonly outputs: readonly string[]
  /** Turns the row of outputs that begins at `at` into what `outputs` says, in place. */
  readonly transform?: (f: Float64Array, at: number, width: number) => void
  readonly classOf?: (outputs: Float64Array, at: number) => number
}

/** A network that predicts. Every output is summed in the same order, alone or among others. */
export class NetworkModel implements Model {
  readonly outputs: readonly string[]
  readonly classOf?: (outputs: Float64Array, at: number) => number

  constructor(
    readonly network: Network,
    readonly readOut: ReadOut
  ) {
    this.outputs = readOut.outputs
    if (readOut.classOf !== undefined) this.classOf = readOut.classOf
  }

  /** w1, b1, w2, b2, ... */
  get tensors(): Tensors {
    const named = this.network.layers.flatMap(({ w, b, inputs, units }, l): [string, Tensor][] => [
      [`w${l + 1}`, { shape: [units, inputs], values: w.slice() }],
      [`b${l + 1}`, { shape: [units], values: b.slice() }]
    ])
    return Object.fromEntries(named)
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { network } = this
    const { capacity, width } = network
    const outputs = new Float64Array((to - from) * width)
    for (let at = from; at < to; at += capacity) {
      const rows = Math.min(capacity, to - at)
      for (let r = 0; r < rows; r++) x.read(at + r, network.input, r * x.dimension)
      network.forward(rows)
      outputs.set(network.output.subarray(0, rows * width), (at - from) * width)
    }
    const { transform } = this.readOut
    if (transform !== undefined) for (let at = 0; at < outputs.length; at += width) transform(outputs, at, width)
    return outputs
  }
}
