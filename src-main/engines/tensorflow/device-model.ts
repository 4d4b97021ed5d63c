import type { Samples } from '../../learning/algebra/samples'
import type { Tensors } from '../../learning/algebra/tensor'
import type { Model } from '../../learning/learner'
import type { NetworkModel } from '../../learning/network/network-model'
import { signs, type Targets } from '../../learning/targets'
import type { TrainingSet } from '../../learning/training-set'
import { sampleParts } from './compile/program'
import type { DeviceNetwork } from './device-network'
import { formatOf, sameFormat } from './samples/format'

/** Fewer samples than this are handed over whenever they are evaluated; more are kept on the device. */
const worthKeeping = 1000

/** A network on the device that predicts. */
export class DeviceModel implements Model {
  readonly outputs: readonly string[]
  readonly classOf?: (outputs: Float64Array, at: number) => number
  /** The parts of the samples on the device: first those that are trained on. */
  readonly #parts: Samples[]

  /**
   * @param reference the same network in TypeScript, to be brought up to date when its parameters are asked for
   * @param train the samples that are on the device already
   */
  constructor(
    readonly device: DeviceNetwork,
    readonly reference: NetworkModel,
    train: Samples
  ) {
    this.outputs = reference.outputs
    if (reference.classOf !== undefined) this.classOf = reference.classOf
    this.#parts = [train]
  }

  /** w1, b1, w2, b2, ... */
  get tensors(): Tensors {
    this.reference.network.parameters.set(this.device.read().parameters)
    return this.reference.tensors
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const part = this.#parts.indexOf(x)
    const found = part === -1 ? this.device.predict(x, from, to) : this.device.outputs(part, from, to)
    const outputs = Float64Array.from(found)
    const { transform } = this.reference.readOut
    const { width } = this.reference.network
    if (transform !== undefined) for (let at = 0; at < outputs.length; at += width) transform(outputs, at, width)
    return outputs
  }

  errors({ x, y }: TrainingSet, from: number, to: number): number | undefined {
    if (y === undefined) return undefined
    const part = this.#partOf(x, y)
    return part === undefined ? undefined : this.device.evaluate(part, from, to).error
  }

  /** Which part of those on the device samples are; they are put there where that is worth it and there is room. */
  #partOf(x: Samples, y: Targets): number | undefined {
    const known = this.#parts.indexOf(x)
    if (known !== -1) return known
    const fits = sameFormat(formatOf(x), this.device.program.setting.format)
    if (!fits || x.count < worthKeeping || this.#parts.length === sampleParts) return undefined
    this.device.load(this.#parts.length, x, this.#numbers(y))
    return this.#parts.push(x) - 1
  }

  /** What is to be predicted in the form that the loss takes. */
  #numbers(y: Targets): Float64Array {
    if (y.kind === 'values') return y.values
    return Float64Array.from(this.reference.network.width === 1 ? signs(y) : y.values)
  }
}
