import type { Samples } from '../algebra/samples'
import type { SparseBytes } from '../algebra/sparse-bytes'
import { ScaledPixels } from '../features/scaling'

/** Whether the samples are pixels on the same scale as those. */
export function sameScale(x: Samples, { scale }: ScaledPixels): x is ScaledPixels {
  return x instanceof ScaledPixels && x.scale.mean === scale.mean && x.scale.deviation === scale.deviation
}

/** Writes the pixels of row n into `into`. */
export function readPixels({ rowStart, entries }: SparseBytes, n: number, into: Float64Array): void {
  into.fill(0)
  for (let k = rowStart[n]; k < rowStart[n + 1]; k++) into[entries[k] >>> 8] = entries[k] & 255
}

/** The sum of the squared pixels of each of the rows from ... to - 1. */
export function squaredNorms(pixels: SparseBytes, from = 0, to = pixels.rowCount): Float64Array {
  return summed(pixels, from, to, (p) => p * p)
}

/** The sum of the pixels of each of the rows from ... to - 1. */
export function sums(pixels: SparseBytes, from = 0, to = pixels.rowCount): Float64Array {
  return summed(pixels, from, to, (p) => p)
}

function summed(
  { rowStart, entries }: SparseBytes,
  from: number,
  to: number,
  term: (p: number) => number
): Float64Array {
  return Float64Array.from({ length: to - from }, (_, i) => {
    let sum = 0
    for (let k = rowStart[from + i]; k < rowStart[from + i + 1]; k++) sum += term(entries[k] & 255)
    return sum
  })
}
