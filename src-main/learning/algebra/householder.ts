/**
 * Householder's reflections H_i = I - v v^T with ||v||^2 = 2 (v = 0 where nothing is to be done), which make a
 * symmetric matrix tridiagonal (Golub and Van Loan, Matrix Computations, section 8.3.1). Only the lower triangle
 * of the matrix is read and written, row by row. Matrices are M x M, row after row, with entries of the order of 1.
 */

/**
 * Takes row i, left of the diagonal, onto its last entry, and the rows above along: A <- H A H. The vector v
 * stays behind in a[i][0] ... a[i][i - 1].
 * @param work at least i numbers, overwritten
 * @returns what then stands in a[i][i - 1], beside the diagonal; 0 for i = 0
 */
export function reflectSymmetric(a: Float64Array, size: number, i: number, work: Float64Array): number {
  const at = i * size
  const beside = makeReflection(a, at, i)
  // With p = A v and w = p - (p.v / 2) v, H A H = A - v w^T - w v^T.
  const product = multiplySymmetric(a, size, i, work)
  for (let j = 0; j < i; j++) work[j] -= (product / 2) * a[at + j]
  for (let j = 0; j < i; j++) {
    const v = a[at + j]
    const w = work[j]
    const row = j * size
    for (let k = 0; k <= j; k++) a[row + k] -= v * work[k] + w * a[at + k]
  }
  return beside
}

/** Entries whose squares add up to less are nothing beside entries of the order of 1. */
const negligible = 1e-280

/** Replaces x = values[at] ... values[at + length - 1] by v. @returns what H makes of the last entry of x */
function makeReflection(values: Float64Array, at: number, length: number): number {
  if (length === 0) return 0
  const end = at + length - 1
  const last = values[end]
  let others = 0
  for (let k = at; k < end; k++) others += values[k] * values[k]
  if (others < negligible) {
    values.fill(0, at, end + 1)
    return last
  }
  const norm = Math.sqrt(others + last * last)
  // The sign that adds: no digits cancel.
  const image = last >= 0 ? -norm : norm
  values[end] = last - image
  const factor = Math.sqrt(2 / (others + values[end] * values[end]))
  for (let k = at; k <= end; k++) values[k] *= factor
  return image
}

/** p = A v of the leading i x i part and the v in row i. @returns p.v */
function multiplySymmetric(a: Float64Array, size: number, i: number, p: Float64Array): number {
  const at = i * size
  let product = 0
  for (let j = 0; j < i; j++) {
    const row = j * size
    const v = a[at + j]
    let sum = 0
    for (let k = 0; k < j; k++) {
      const entry = a[row + k]
      sum += entry * a[at + k]
      p[k] += entry * v
    }
    p[j] = sum + a[row + j] * v
  }
  for (let j = 0; j < i; j++) product += p[j] * a[at + j]
  return product
}

/** Q <- Q H_i over the leading i x i part of Q, with the v in row i of `a`. */
export function multiplyByReflection(q: Float64Array, size: number, i: number, a: Float64Array): void {
  const at = i * size
  for (let r = 0; r < i; r++) {
    const row = r * size
    let product = 0
    for (let k = 0; k < i; k++) product += q[row + k] * a[at + k]
    for (let k = 0; k < i; k++) q[row + k] -= product * a[at + k]
  }
}
