import { DescentError } from '../contract/errors'
import { SparseBytes } from '../learning/algebra/sparse-bytes'
import type { Dataset } from './dataset'

/** The samples of two classes out of one split of a dataset, in the order of the file. */
export interface ClassPair {
  readonly pixels: SparseBytes
  /** -1 for the first class, 1 for the second. */
  readonly y: Int8Array
  /** For each sample, its row in the dataset. */
  readonly rows: Uint32Array
}

/**
 * Picks the samples of two classes.
 * @throws DescentError 'dataset' when the split has no sample of one of them
 */
export function selectClassPair(
  dataset: Dataset,
  split: 'train' | 'test',
  classes: readonly [number, number]
): ClassPair {
  const { x, y, description } = dataset
  const [from, to] = description.splits[split]
  const rows = Uint32Array.from(rowsOf(y, from, to, classes))
  for (const wanted of classes) {
    if (!rows.some((row) => y[row] === wanted)) {
      throw new DescentError('dataset', `${description.name}: there is no ${split} sample of class ${wanted}`)
    }
  }
  const pixels = SparseBytes.from(x, description.height * description.width, rows)
  return { pixels, y: Int8Array.from(rows, (row) => (y[row] === classes[0] ? -1 : 1)), rows }
}

function* rowsOf(y: Uint8Array, from: number, to: number, classes: readonly number[]): Generator<number> {
  for (let row = from; row < to; row++) if (classes.includes(y[row])) yield row
}
