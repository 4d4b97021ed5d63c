/**
 * Products of matrices that are added to a matrix, all row after row. They share one kernel, which keeps a block
 * of 2 x 4 sums in registers. Each entry of C is summed on its own, term after term in the order of l and beginning
 * with what C holds: no entry depends on how many rows or columns the matrices have beside its own, and a sum over
 * many rows can be made piece by piece, to the very same bits.
 */

/** C <- C + A B^T, with A (M x K), B (N x K) and C (M x N). */
export function addABt(m: number, n: number, k: number, a: Float64Array, b: Float64Array, c: Float64Array): void {
  addProduct(m, n, k, a, k, 1, b, k, 1, c)
}

/** C <- C + A B, with A (M x K), B (K x N) and C (M x N). */
export function addAB(m: number, n: number, k: number, a: Float64Array, b: Float64Array, c: Float64Array): void {
  addProduct(m, n, k, a, k, 1, b, 1, n, c)
}

/** C <- C + A^T B, with A (K x M), B (K x N) and C (M x N). */
export function addAtB(m: number, n: number, k: number, a: Float64Array, b: Float64Array, c: Float64Array): void {
  addProduct(m, n, k, a, 1, m, b, 1, n, c)
}

/** The upper triangle of C <- C + A^T A, with A (K x N) and C (N x N); in the lower one there may be anything then. */
export function addAtA(n: number, k: number, a: Float64Array, c: Float64Array): void {
  addProduct(n, n, k, a, 1, n, a, 1, n, c, true)
}

/**
 * c_ij <- c_ij + sum_l a_il b_lj, where a_il stands at i aRow + l aStep, and b_lj at j bColumn + l bStep.
 * The block's columns are the outer loop, so that four of B's stay in the cache while all rows of A pass by.
 * @param upperOnly whether blocks below the diagonal are left out
 */
function addProduct(
  m: number,
  n: number,
  k: number,
  a: Float64Array,
  aRow: number,
  aStep: number,
  b: Float64Array,
  bColumn: number,
  bStep: number,
  c: Float64Array,
  upperOnly = false
): void {
  const blockRows = m - (m % 2)
  const blockColumns = n - (n % 4)
  const b2 = 2 * bColumn
  const b3 = 3 * bColumn
  for (let j = 0; j < blockColumns; j += 4) {
    const lastRow = upperOnly ? Math.min(blockRows, j + 4) : blockRows
    for (let i = 0; i < lastRow; i += 2) {
      const p = i * n + j
      const q = p + n
      let c00 = c[p]
      let c01 = c[p + 1]
      let c02 = c[p + 2]
      let c03 = c[p + 3]
      let c10 = c[q]
      let c11 = c[q + 1]
      let c12 = c[q + 2]
      let c13 = c[q + 3]
      for (let l = 0, u = i * aRow, v = j * bColumn; l < k; l++, u += aStep, v += bStep) {
        const x0 = a[u]
        const x1 = a[u + aRow]
        const y0 = b[v]
        const y1 = b[v + bColumn]
        const y2 = b[v + b2]
        const y3 = b[v + b3]
        c00 += x0 * y0
        c01 += x0 * y1
        c02 += x0 * y2
        c03 += x0 * y3
        c10 += x1 * y0
        c11 += x1 * y1
        c12 += x1 * y2
        c13 += x1 * y3
      }
      c[p] = c00
      c[p + 1] = c01
      c[p + 2] = c02
      c[p + 3] = c03
      c[q] = c10
      c[q + 1] = c11
      c[q + 2] = c12
      c[q + 3] = c13
    }
    if (blockRows === m || upperOnly) continue
    // The last of an odd number of rows.
    const p = blockRows * n + j
    let c0 = c[p]
    let c1 = c[p + 1]
    let c2 = c[p + 2]
    let c3 = c[p + 3]
    for (let l = 0, u = blockRows * aRow, v = j * bColumn; l < k; l++, u += aStep, v += bStep) {
      const x = a[u]
      c0 += x * b[v]
      c1 += x * b[v + bColumn]
      c2 += x * b[v + b2]
      c3 += x * b[v + b3]
    }
    c[p] = c0
    c[p + 1] = c1
    c[p + 2] = c2
    c[p + 3] = c3
  }
  // The last columns, up to three.
  for (let i = 0; i < m; i++) {
    for (let j = blockColumns; j < n; j++) {
      let sum = c[i * n + j]
      for (let l = 0, u = i * aRow, v = j * bColumn; l < k; l++, u += aStep, v += bStep) sum += a[u] * b[v]
      c[i * n + j] = sum
    }
  }
}
