import type { Network } from './network'

/**
 * The derivatives of a network's loss over one slice, by central differences: what back-propagation is checked
 * against. The samples are in the network's `input`.
 */
export class CentralDifferences {
  readonly #above: Uint8Array
  readonly #below: Uint8Array

  /** @param y what is to be predicted of each sample */
  constructor(
    readonly network: Network,
    readonly rows: number,
    readonly y: Float64Array
  ) {
    const { layers, description, width } = network
    const kinked = layers.reduce((sum, { activation, units }) => sum + (activation.kink ? units : 0), 0)
    const size = rows * (kinked + (description.loss.kink ? width : 0))
    this.#above = new Uint8Array(size)
    this.#below = new Uint8Array(size)
  }

  /** The mean of the losses of the samples, plus the penalty. */
  loss(): number {
    const { network, rows, y } = this
    network.forward(rows)
    return network.addLosses(rows, y, 0) / rows + network.penalty
  }

  /**
   * (loss(w_k + h) - loss(w_k - h)) / 2h, for parameter k of all of them; undefined where an activation function
   * or the loss has a kink in between. Every parameter is left as it was.
   */
  derivative(k: number, h: number): number | undefined {
    const { parameters } = this.network
    const value = parameters[k]
    parameters[k] = value + h
    const above = this.loss()
    this.#markSides(this.#above)
    parameters[k] = value - h
    const below = this.loss()
    this.#markSides(this.#below)
    parameters[k] = value
    return this.#above.every((side, i) => side === this.#below[i]) ? (above - below) / (2 * h) : undefined
  }

  /** On which side of its kink every unit with a kink is, and every output under a loss with kinks. */
  #markSides(into: Uint8Array): void {
    const { network, rows, y } = this
    const { width, description } = network
    let end = 0
    for (const { activation, s, units } of network.layers) {
      if (activation.kink) for (let i = 0; i < rows * units; i++) into[end++] = s[i] > 0 ? 1 : 0
    }
    if (!description.loss.kink) return
    const { dx } = network.layers[network.layers.length - 1]
    for (let r = 0; r < rows; r++) {
      description.loss.derivative(network.output, r * width, width, y[r], 1, dx)
    }
    for (let i = 0; i < rows * width; i++) into[end++] = dx[i] === 0 ? 0 : 1
  }
}

/** How far derivatives are from the central differences, of some entries of one tensor of parameters. */
export interface Comparison {
  readonly checked: number
  /** How many entries have been left out because of a kink. */
  readonly kinks: number
  /** The largest difference, as a share of the largest derivative among these entries, found either way. */
  readonly difference: number
}

/**
 * Compares entries of `gradient`, which back-propagation has computed, with central differences of step h.
 * @param entries which parameters, by their place among all of them
 */
export function* compare(
  differences: CentralDifferences,
  gradient: Float64Array,
  entries: Iterable<number>,
  h: number
): Generator<undefined, Comparison> {
  let checked = 0
  let kinks = 0
  let largest = 0
  let apart = 0
  for (const k of entries) {
    const numeric = differences.derivative(k, h)
    yield
    if (numeric === undefined) {
      kinks++
      continue
    }
    checked++
    largest = Math.max(largest, Math.abs(numeric), Math.abs(gradient[k]))
    apart = Math.max(apart, Math.abs(numeric - gradient[k]))
  }
  return { checked, kinks, difference: apart === 0 ? 0 : apart / largest }
}
