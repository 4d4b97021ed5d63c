import type { SparseBytes } from '../algebra/sparse-bytes'

/** What is taken away from bytes, so that they are between -128 and 127. */
const centre = 128

/** Up to so many columns all sums of products of centred bytes are exact in single precision: 2^24 / 128^2. */
export const exactColumns = 1024

/** Pixels less 128 each, in full, row after row: whole numbers from -128 to 127, of the rows from ... to - 1. */
export function centredBytes(pixels: SparseBytes, from = 0, to = pixels.rowCount): Float32Array {
  const { columnCount, rowStart, entries } = pixels
  const values = new Float32Array((to - from) * columnCount).fill(-centre)
  for (let n = from, at = 0; n < to; n++, at += columnCount) {
    for (let k = rowStart[n]; k < rowStart[n + 1]; k++) values[at + (entries[k] >>> 8)] = (entries[k] & 255) - centre
  }
  return values
}

/** p.q of pixels, from the product of them when they are centred and the sums of both: exact. */
export function productOfBytes(centred: number, sumOfP: number, sumOfQ: number, columns: number): number {
  return centred + centre * (sumOfP + sumOfQ - centre * columns)
}
