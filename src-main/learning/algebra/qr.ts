import { LearningError } from '../errors'
import { Matrix } from './matrix'

/**
 * The least-squares solution x of A x = b: it minimises ||A x - b||^2. Householder's QR decomposition
 * (1958; Golub and Van Loan, Matrix Computations, section 5.3): reflections turn A into an upper triangle
 * R, and b with it. Unlike A^T A x = A^T b it does not square the condition of A.
 * @param a M x N with M >= N; neither a nor b is written to
 * @throws RangeError when the sizes do not fit
 * @throws LearningError when a column is a linear combination of those before it, naming it
 */
export function leastSquares(a: Matrix, b: ArrayLike<number>): Float64Array {
  const { rows, columns } = a
  if (rows < columns || b.length !== rows) {
    throw new RangeError(`no least squares of a matrix of ${rows} x ${columns} and ${b.length} values`)
  }
  // A column of A is a row here, so that a reflection runs through memory in order. The last one is b.
  const extended = new Matrix(columns + 1, rows)
  for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) extended.set(j, i, a.get(i, j))
  extended.row(columns).set(b)
  const lengths = Array.from({ length: columns }, (_, j) => length(extended.row(j), 0))
  for (let k = 0; k < columns; k++) reflect(extended, k, lengths[k])
  return backSubstitution(columns, (i, j) => extended.get(j, i), extended.row(columns))
}

/**
 * The reflection I - 2 v v^T / ||v||^2 that makes column k zero below its component k, carried out on
 * that column and all after it.
 * @param before the length that the column had in A
 */
function reflect(a: Matrix, k: number, before: number): void {
  const v = a.row(k)
  const size = length(v, k)
  if (!(size > a.columns * Number.EPSILON * before)) {
    throw new LearningError('data', `column ${k + 1} is zero or a linear combination of the columns before it`)
  }
  const sign = v[k] > 0 ? 1 : -1
  // Divided by its length, v is 1 long until its component k is moved away from 0, to +-(1 + |v_k|).
  for (let i = k; i < v.length; i++) v[i] /= size
  v[k] += sign
  const half = Math.abs(v[k]) // ||v||^2 / 2
  for (let j = k + 1; j < a.rows; j++) {
    const column = a.row(j)
    let product = 0
    for (let i = k; i < v.length; i++) product += v[i] * column[i]
    const factor = product / half
    for (let i = k; i < v.length; i++) column[i] -= factor * v[i]
  }
  v[k] = -sign * size
}

/** The solution x of R x = b with R upper triangular. */
export function backSubstitution(
  size: number,
  r: (i: number, j: number) => number,
  b: ArrayLike<number>
): Float64Array {
  const x = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]
    for (let j = i + 1; j < size; j++) sum -= r(i, j) * x[j]
    x[i] = sum / r(i, i)
  }
  return x
}

/** The length of the vector of the components from `from` on, without overflow. */
function length(v: Float64Array, from: number): number {
  let largest = 0
  for (let i = from; i < v.length; i++) largest = Math.max(largest, Math.abs(v[i]))
  if (largest === 0) return 0
  let sum = 0
  for (let i = from; i < v.length; i++) sum += (v[i] / largest) ** 2
  return largest * Math.sqrt(sum)
}
