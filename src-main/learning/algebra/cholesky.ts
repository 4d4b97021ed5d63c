import { LearningError } from '../errors'
import { Matrix } from './matrix'

/** What a matrix is called in the message that says that it has no factor. */
export interface CholeskySetting {
  /** For example "the covariance". */
  readonly name?: string
  readonly columnName?: (column: number) => string
  /** What would help, as the end of the message. */
  readonly remedy?: string
  /**
   * A column counts as a linear combination of those before it when what is left of its diagonal entry
   * is not more than this share of it. By default about what rounding alone leaves.
   */
  readonly tolerance?: number
}

/**
 * The Cholesky factor of a symmetric positive definite matrix: A = L L^T with L lower triangular
 * (Golub and Van Loan, Matrix Computations, section 4.2). It is computed row after row, so that a
 * training can pause between two rows; only the lower triangle of A is looked at.
 */
export class Cholesky {
  /** L, row after row. Of A there is left what has not been factored yet, and the upper triangle. */
  readonly #l: Float64Array
  readonly size: number
  readonly #setting: CholeskySetting
  #rows = 0

  /** @param a a square matrix, kept and overwritten row after row */
  constructor(a: Matrix, setting: CholeskySetting = {}) {
    if (a.rows !== a.columns) throw new RangeError(`a matrix of ${a.rows} x ${a.columns} is not square`)
    this.#l = a.values
    this.size = a.rows
    this.#setting = setting
  }

  /** The whole factor at once, of a copy of A. @throws LearningError when A is not positive definite */
  static of(a: Matrix, setting?: CholeskySetting): Cholesky {
    const factor = new Cholesky(a.copy(), setting)
    while (!factor.complete) factor.factorRow()
    return factor
  }

  /** Whether all rows have been computed. */
  get complete(): boolean {
    return this.#rows === this.size
  }

  /**
   * Computes the next row: L_ij = (A_ij - sum_{k<j} L_ik L_jk) / L_jj and L_ii^2 = A_ii - sum_{k<i} L_ik^2.
   * @throws LearningError when A is not positive definite, naming the column
   */
  factorRow(): void {
    const l = this.#l
    const i = this.#rows
    const row = i * this.size
    const diagonal = l[row + i]
    solveLower(l, this.size, i, l, row)
    const left = diagonal - sumOfSquares(l, row, row + i)
    const { tolerance = 4 * (i + 1) * Number.EPSILON } = this.#setting
    if (!(left > tolerance * diagonal) || left === Infinity) throw this.#notPositiveDefinite(i)
    l[row + i] = Math.sqrt(left)
    this.#rows++
  }

  /** Replaces b by the solution z of L z = b. Then ||z||^2 = b A^-1 b. */
  solveLower(b: Float64Array): void {
    solveLower(this.#l, this.size, this.size, b, 0)
  }

  /** The solution x of A x = b. */
  solve(b: ArrayLike<number>): Float64Array {
    const x = Float64Array.from(b)
    this.solveLower(x)
    this.#solveUpper(x)
    return x
  }

  /** A^-1. A system of equations is better solved by `solve`: it is faster, and more exact. */
  inverse(): Matrix {
    const inverse = Matrix.identity(this.size)
    for (let i = 0; i < this.size; i++) inverse.row(i).set(this.solve(inverse.row(i)))
    return inverse
  }

  /** log |A|, which does not overflow where |A| does. */
  get logDeterminant(): number {
    let sum = 0
    for (let i = 0; i < this.size; i++) sum += Math.log(this.#l[i * this.size + i])
    return 2 * sum
  }

  /** L^T x = z, column by column of L^T, that is row by row of L. */
  #solveUpper(z: Float64Array): void {
    const l = this.#l
    for (let i = this.size - 1; i >= 0; i--) {
      const row = i * this.size
      const x = z[i] / l[row + i]
      z[i] = x
      for (let k = 0; k < i; k++) z[k] -= x * l[row + k]
    }
  }

  #notPositiveDefinite(column: number): LearningError {
    const { name = 'the matrix', columnName, remedy } = this.#setting
    const called = columnName === undefined ? '' : ` (${columnName(column)})`
    const why = column === 0 ? 'is constant' : 'is constant or a linear combination of the columns before it'
    const message = `${name} is not positive definite: column ${column + 1}${called} ${why}`
    return new LearningError('data', remedy === undefined ? message : `${message}; ${remedy}`)
  }
}

/**
 * Solves L z = b for the first `count` components, b standing in `into` from `at` on and replaced by z.
 * Four components at a time share what they read of z.
 */
function solveLower(l: Float64Array, size: number, count: number, into: Float64Array, at: number): void {
  let j = 0
  for (; j + 3 < count; j += 4) {
    const row0 = j * size
    const row1 = row0 + size
    const row2 = row1 + size
    const row3 = row2 + size
    let z0 = into[at + j]
    let z1 = into[at + j + 1]
    let z2 = into[at + j + 2]
    let z3 = into[at + j + 3]
    for (let k = 0; k < j; k++) {
      const z = into[at + k]
      z0 -= z * l[row0 + k]
      z1 -= z * l[row1 + k]
      z2 -= z * l[row2 + k]
      z3 -= z * l[row3 + k]
    }
    z0 /= l[row0 + j]
    z1 = (z1 - z0 * l[row1 + j]) / l[row1 + j + 1]
    z2 = (z2 - z0 * l[row2 + j] - z1 * l[row2 + j + 1]) / l[row2 + j + 2]
    z3 = (z3 - z0 * l[row3 + j] - z1 * l[row3 + j + 1] - z2 * l[row3 + j + 2]) / l[row3 + j + 3]
    into[at + j] = z0
    into[at + j + 1] = z1
    into[at + j + 2] = z2
    into[at + j + 3] = z3
  }
  for (; j < count; j++) {
    let z = into[at + j]
    for (let k = 0; k < j; k++) z -= into[at + k] * l[j * size + k]
    into[at + j] = z / l[j * size + j]
  }
}

function sumOfSquares(values: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += values[k] * values[k]
  return sum
}
