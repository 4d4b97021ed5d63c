import { dot, type Matrix } from '../../../../src-main/learning/algebra/matrix'

/**
 * The x that minimises ||A x - b||^2, by the modified Gram-Schmidt process (Bjoerck 1967): another way than the
 * rotations of `RunningLeastSquares`, and as exact. The columns of A must be independent.
 */
export function leastSquares(a: Matrix, b: ArrayLike<number>): Float64Array {
  const columns = Array.from({ length: a.columns }, (_, j) => Float64Array.from(a.transposed().row(j)))
  const right = Float64Array.from(b)
  const x = new Float64Array(a.columns)
  const r = columns.map((q, k) => {
    const length = Math.sqrt(dot(q, q))
    q.forEach((value, i) => (q[i] = value / length))
    return [...columns.slice(k), right].map((v, j) => (j === 0 ? length : takeAway(v, q)))
  })
  for (let k = a.columns - 1; k >= 0; k--) {
    const [length, ...row] = r[k]
    let rest = row[row.length - 1]
    for (let j = 0; j < row.length - 1; j++) rest -= row[j] * x[k + 1 + j]
    x[k] = rest / length
  }
  return x
}

/** Takes the part along q, which has length 1, out of v. @returns how long it was */
function takeAway(v: Float64Array, q: Float64Array): number {
  const along = dot(v, q)
  v.forEach((value, i) => (v[i] = value - along * q[i]))
  return along
}
