import { lengthOf, type LayerParameters, type WeightBlock } from './parameters'
import type { Program } from './program'
import type { Variable } from './variables'

/** Where a variable stands among all parameters of the network, which a `Network` keeps in one row. */
export interface Place {
  /** Copies the variable's values to their place among all. */
  join(block: Float32Array, all: Float64Array): void
  /** Copies them from their place among all. */
  divide(all: Float64Array, block: Float32Array): void
}

/** The place of every parameter. */
export function placesOf({ layers }: Program): ReadonlyMap<Variable, Place> {
  const places = new Map<Variable, Place>()
  for (const layer of layers) {
    for (const block of layer.blocks.flat()) places.set(block.w, weightPlace(layer, block))
    for (const { units, b } of layer.biases) places.set(b, biasPlace(layer.biasesAt + units.from, lengthOf(units)))
  }
  return places
}

/** A network has a row of weights for each unit, a block a row for each input. */
function weightPlace({ inputs, weightsAt }: LayerParameters, block: WeightBlock): Place {
  const { from, to } = block.inputs
  const width = lengthOf(block.units)
  const visit = (copy: (at: number, inBlock: number) => void): void => {
    for (let unit = 0; unit < width; unit++) {
      const row = weightsAt + (block.units.from + unit) * inputs
      for (let input = from; input < to; input++) copy(row + input, (input - from) * width + unit)
    }
  }
  return {
    join: (values, all) => visit((at, inBlock) => (all[at] = values[inBlock])),
    divide: (all, values) => visit((at, inBlock) => (values[inBlock] = all[at]))
  }
}

function biasPlace(at: number, count: number): Place {
  return {
    join: (values, all) => all.set(values, at),
    divide: (all, values) => values.set(all.subarray(at, at + count))
  }
}
