import type { NetworkDescription } from '../../../learning/network/description'
import type { Variable } from './variables'

/** Units, or inputs, from ... to - 1 of a layer. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A block of a layer's weights: those from some of its inputs to some of its units. */
export interface WeightBlock {
  readonly inputs: Range
  readonly units: Range
  /** w^T of the lecture: a row for each input, a column for each unit. */
  readonly w: Variable
}

/** The parameters of a layer, cut into blocks: a row of blocks for each range of its inputs. */
export interface LayerParameters {
  readonly inputs: number
  readonly units: number
  readonly blocks: readonly (readonly WeightBlock[])[]
  /** One for each range of units. */
  readonly biases: readonly { readonly units: Range; readonly b: Variable }[]
  /** Where w and b begin among all parameters of the network. */
  readonly weightsAt: number
  readonly biasesAt: number
}

/**
 * The parameters of a network as variables. The units of the first hidden layer are cut into `blocks` ranges, which
 * are independent chains of operations: one for each core. They meet in the sums of the second layer.
 */
export function layerParameters({ inputs, layers }: NetworkDescription, blocks: number): LayerParameters[] {
  let end = 0
  return layers.map(({ units }, l) => {
    const width = l === 0 ? inputs : layers[l - 1].units
    const above = l === 1 ? cut(width, blocks) : [{ from: 0, to: width }]
    const beside = l === 0 && layers.length > 1 ? cut(units, blocks) : [{ from: 0, to: units }]
    const weightsAt = end
    const biasesAt = end + units * width
    end = biasesAt + units
    return {
      ...{ inputs: width, units, weightsAt, biasesAt },
      blocks: above.map((inputs, i) => beside.map((units, k) => weightBlock(`w${l + 1}.${i}.${k}`, inputs, units))),
      biases: beside.map((units, k) => ({ units, b: float(`b${l + 1}.${k}`, [lengthOf(units)]) }))
    }
  })
}

/** All variables of the layers, in the order in which they are read and written. */
export function parameterVariables(layers: readonly LayerParameters[]): Variable[] {
  return layers.flatMap(({ blocks, biases }) => [...blocks.flat().map(({ w }) => w), ...biases.map(({ b }) => b)])
}

export function lengthOf({ from, to }: Range): number {
  return to - from
}

/** A variable of floating-point numbers. */
export function float(name: string, shape: readonly number[]): Variable {
  return { name, type: 'float', shape }
}

function weightBlock(name: string, inputs: Range, units: Range): WeightBlock {
  return { inputs, units, w: float(name, [lengthOf(inputs), lengthOf(units)]) }
}

/** So many ranges that differ by one at most; no more than there are units. */
function cut(count: number, ranges: number): Range[] {
  const pieces = Math.min(count, ranges)
  const at = (k: number): number => Math.floor((count * k) / pieces)
  return Array.from({ length: pieces }, (_, k) => ({ from: at(k), to: at(k + 1) }))
}
