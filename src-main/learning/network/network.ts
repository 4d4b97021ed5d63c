import { NonZeros } from '../algebra/non-zeros'
import { parameterCount, type NetworkDescription } from './description'
import { Layer } from './layer'

/**
 * A multi-layer perceptron with its parameters, its derivatives and room for a slice of samples (lecture, sections
 * 3.4 and 3.6). No array and no object is allocated after the construction.
 *
 * The lecture's loss is the sum over the samples; here, as in PyTorch, it is the mean over a batch, so that the
 * learning rate does not depend on the size of the batch. A batch may be larger than a slice: it is then worked
 * through in several, and the derivatives add up to the very same bits, whatever the capacity is.
 */
export class Network {
  /** Layers 1 ... L, from index 0 on. */
  readonly layers: readonly Layer[]
  /** w^(1), b^(1), w^(2), ... one after another; the layers hold parts of it. */
  readonly parameters: Float64Array
  /** The derivatives of the loss, in the same order. */
  readonly gradient: Float64Array
  /** x^(0): the samples of the slice, in rows; to be filled before `forward`. */
  readonly input: Float64Array
  readonly #nonZeros: NonZeros
  #sparse: NonZeros | undefined

  /** @param capacity how many samples a slice has at most */
  constructor(
    readonly description: NetworkDescription,
    readonly capacity: number
  ) {
    const { inputs, layers } = description
    this.parameters = new Float64Array(parameterCount(description))
    this.gradient = new Float64Array(this.parameters.length)
    this.input = new Float64Array(capacity * inputs)
    this.#nonZeros = new NonZeros(capacity, inputs)
    let end = 0
    this.layers = layers.map(({ units, activation }, l) => {
      const width = l === 0 ? inputs : layers[l - 1].units
      const atW = end
      const atB = atW + units * width
      end = atB + units
      const w = this.parameters.subarray(atW, atB)
      const b = this.parameters.subarray(atB, end)
      const dw = this.gradient.subarray(atW, atB)
      const db = this.gradient.subarray(atB, end)
      return new Layer(width, units, activation, capacity, { w, b, dw, db })
    })
  }

  /** x^(L) = f(x; w, b): the outputs of the slice, in rows of as many numbers as the last layer has units. */
  get output(): Float64Array {
    return this.#last.x
  }

  /** How many outputs there are. */
  get width(): number {
    return this.#last.units
  }

  get #last(): Layer {
    return this.layers[this.layers.length - 1]
  }

  /** The forward pass: x^(0) = x, and for l = 1 ... L, s^(l) = w^(l) x^(l-1) + b^(l) and x^(l) = sigma(s^(l)). */
  forward(rows: number): void {
    this.#sparse = this.#nonZeros.find(this.input, rows) ? this.#nonZeros : undefined
    let x = this.input
    for (const layer of this.layers) {
      layer.forward(rows, x, layer === this.layers[0] ? this.#sparse : undefined)
      x = layer.x
    }
  }

  /**
   * Adds the losses l(f(x_n), y_n) of the slice to `sum`, one after another, after `forward`.
   * @param y what is to be predicted of each sample of the slice
   */
  addLosses(rows: number, y: Float64Array, sum: number): number {
    const { loss } = this.description
    const { output, width } = this
    for (let r = 0; r < rows; r++) sum += loss.value(output, r * width, width, y[r])
    return sum
  }

  /**
   * The backward pass: adds the derivatives of the slice's part of the batch's mean loss to `gradient`, after
   * `forward`. [dl/dx^(L)] comes from the definition of the loss, divided by the size of the batch; for l = L ... 1,
   * [dl/ds^(l)] = [dl/dx^(l)] (.) sigma'(s^(l)), and if l > 1, [dl/dx^(l-1)] = (w^(l))^T [dl/ds^(l)]; then
   * [dl/dw^(l)] = [dl/ds^(l)] (x^(l-1))^T and [dl/db^(l)] = [dl/ds^(l)].
   * @param batch of how many samples the loss is the mean
   */
  backward(rows: number, y: Float64Array, batch: number): void {
    this.#differentiateLoss(rows, y, 1 / batch)
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const layer = this.layers[l]
      layer.differentiateSums(rows)
      if (l > 0) layer.differentiateInput(rows, this.layers[l - 1].dx)
      if (l > 0) layer.differentiateParameters(rows, this.layers[l - 1].x)
      else layer.differentiateParameters(rows, this.input, this.#sparse)
    }
  }

  #differentiateLoss(rows: number, y: Float64Array, factor: number): void {
    const { loss } = this.description
    const { x: f, dx } = this.#last
    const { width } = this
    for (let r = 0; r < rows; r++) loss.derivative(f, r * width, width, y[r], factor, dx)
  }

  /** lambda ||w||^2. */
  get penalty(): number {
    const { weightDecay } = this.description
    if (weightDecay === 0) return 0
    let sum = 0
    for (const { w } of this.layers) for (let i = 0; i < w.length; i++) sum += w[i] * w[i]
    return weightDecay * sum
  }

  /** Adds the derivative of the penalty to `gradient`, once a batch: 2 lambda w. */
  differentiatePenalty(): void {
    const { weightDecay } = this.description
    if (weightDecay === 0) return
    for (const { w, dw } of this.layers) for (let i = 0; i < w.length; i++) dw[i] += 2 * weightDecay * w[i]
  }
}
