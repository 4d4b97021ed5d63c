import { addABt, addAtA } from './products'

/**
 * Products of large matrices, all row after row, for learners whose work they are. What carries a training out may
 * have faster ones than the loops of `products.ts`, and hands them in (`TrainingSetting.products`): to a learner they
 * are the same but for their speed, and for roundings of the order of 1e-16 of the largest terms of a sum.
 */
export interface DenseProducts {
  /**
   * How many multiplications take about 10 ms. Work is handed over in pieces of this size: larger ones would keep
   * somebody waiting who wants a training to pause.
   */
  readonly piece: number
  /** C <- C + A B^T in double precision, with A (M x K), B (N x K) and C (M x N). */
  addABt(m: number, n: number, k: number, a: Float64Array, b: Float64Array, c: Float64Array): void
  /**
   * The upper triangle of C <- C + A^T A in double precision, with A (K x N) and C (N x N). In the lower triangle
   * there may be anything then.
   */
  addAtA(n: number, k: number, a: Float64Array, c: Float64Array): void
  /**
   * A B^T (M x N), in blocks of columns, of whole numbers from -128 to 127, with A (M x K) and B (N x K). It is exact, in whatever order sums
   * are made, as long as none exceeds 2^24 on its way: as long as ||a|| ||b|| does not, for each pair of rows, and
   * so always up to 1,024 columns. B may be kept for later products and must not be written to any more.
   *
   * Absent where nothing is faster than to visit only what is not zero.
   */
  readonly multiplyBytes?: (m: number, n: number, k: number, a: Float32Array, b: Float32Array) => ColumnBlock[]
}

/** Columns first ... first + count - 1 of a product: rows of `count` numbers. */
export interface ColumnBlock {
  readonly first: number
  readonly count: number
  readonly values: Float32Array
}

/** The products in TypeScript, which are always there. Measured: 2 multiplications in a nanosecond, and a bit more. */
export const plainProducts: DenseProducts = { piece: 10_000_000, addABt, addAtA }

/** How many rows of `columns` numbers make a piece of work, when each is multiplied with itself: N^2 multiplications. */
export function rowsOfPiece({ piece }: DenseProducts, columns: number): number {
  return Math.max(leastRows, Math.min(mostRows, Math.floor(piece / columns ** 2)))
}

/** How many rows of `columns` numbers make a piece of work, when each is multiplied with `count` others. */
export function rowsOfProduct({ piece }: DenseProducts, count: number, columns: number): number {
  return Math.max(1, Math.min(mostRows, Math.floor(piece / (count * columns)), rowsOfResults(count)))
}

/** How many rows have as many products with `count` others as are held at once. */
export function rowsOfResults(count: number): number {
  return Math.max(1, Math.floor(mostResults / count))
}

/** So few are still worth the way of C through the cache. */
const leastRows = 16
/** More would only take memory. */
const mostRows = 1024
/** So many results of one product are held at once: 32 MB of them. */
const mostResults = 2 ** 22
