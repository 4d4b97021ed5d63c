import { DenseSamples } from '../algebra/dense-samples'
import { readAll, type Samples } from '../algebra/samples'
import { LearningError } from '../errors'

/** How many numbers are held at most: 1 GB of them. */
const numbersAtMost = 2 ** 27

/**
 * The components of all samples, row after row in one array: N x D numbers, not to be written to.
 * @throws LearningError when they would take more than 1 GB
 */
export function heldInFull(x: Samples): Float64Array {
  if (x instanceof DenseSamples && x.values instanceof Float64Array) return x.values
  checkRoom(x.count, x.dimension, `${x.count} samples of ${x.dimension} columns`)
  return readAll(x)
}

/**
 * Makes sure that a matrix fits into 1 GB.
 * @param what names it in the message, in the plural
 * @throws LearningError saying how much it would take
 */
export function checkRoom(rows: number, columns: number, what: string): void {
  if (rows * columns <= numbersAtMost) return
  const size = ((rows * columns * 8) / 2 ** 30).toFixed(1)
  throw new LearningError('data', `${what} would take ${size} GB of memory, where 1 GB is allowed: use fewer`)
}
