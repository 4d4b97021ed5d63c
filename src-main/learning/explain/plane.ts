import { vector, type Tensor, type Tensors } from '../algebra/tensor'
import type { Box } from '../functions/surfaces/surface'

/** `count` numbers at equal distances from low to high, both included. */
export function spaced(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(1, count - 1))
}

/** A function's values over a grid of `resolution` points along each side of a box, as a field figure holds them. */
export function fieldOver(
  box: Box,
  resolution: number,
  name: string,
  value: (w1: number, w2: number) => number
): Tensors {
  const [x, y] = box.map(([low, high]) => spaced(low, high, resolution))
  const values = new Float64Array(resolution * resolution)
  for (let i = 0, at = 0; i < y.length; i++) for (let j = 0; j < x.length; j++, at++) values[at] = value(x[j], y[i])
  return { x: vector(x), y: vector(y), [name]: { shape: [y.length, x.length], values } }
}

/** Points of the plane as a figure holds them: N x 2. */
export function points(list: readonly (readonly [number, number])[]): Tensor {
  return { shape: [list.length, 2], values: Float64Array.from(list.flat()) }
}
