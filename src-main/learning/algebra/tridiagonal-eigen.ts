import { LearningError } from '../errors'

/** How many sweeps are made for one eigenvalue; about two are usual. */
const sweepsAtMost = 100

/**
 * The implicit QL algorithm with Wilkinson's shift (Golub and Van Loan, Matrix Computations, section 8.3.3; Bowdler,
 * Martin, Reinsch and Wilkinson 1968), for one eigenvalue: rotates until nothing stands beside diagonal l. Those
 * before l have been found already.
 * @param d M numbers on the diagonal, of the order of 1
 * @param e M numbers, of which entry i stands beside the diagonal, between d[i] and d[i + 1]
 * @param q M x M: every rotation is applied to two of its rows, which become the eigenvectors
 * @throws LearningError when it does not converge: then the matrix holds something that is not a number
 */
export function findEigenvalue(d: Float64Array, e: Float64Array, q: Float64Array, l: number): void {
  for (let sweeps = 0; sweeps < sweepsAtMost; sweeps++) {
    const m = firstGap(d, e, l)
    if (m === l) return
    sweep(d, e, q, l, m)
  }
  throw new LearningError('data', `eigenvalue ${l + 1} of ${d.length} has not been found: the numbers are too large`)
}

/** The first m >= l such that what stands between d[m] and d[m + 1] is nothing beside them, to double precision. */
function firstGap(d: Float64Array, e: Float64Array, l: number): number {
  const last = d.length - 1
  for (let m = l; m < last; m++) {
    const size = Math.abs(d[m]) + Math.abs(d[m + 1])
    if (Math.abs(e[m]) <= Number.EPSILON * (size + Number.EPSILON)) return m
  }
  return last
}

/** One sweep over l ... m: a rotation shifted by an eigenvalue near d[l], and those that chase what it spoils. */
function sweep(d: Float64Array, e: Float64Array, q: Float64Array, l: number, m: number): void {
  const half = (d[l + 1] - d[l]) / (2 * e[l])
  const root = Math.hypot(half, 1)
  let g = d[m] - d[l] + e[l] / (half + (half >= 0 ? root : -root))
  let sine = 1
  let cosine = 1
  let p = 0
  for (let i = m - 1; i >= l; i--) {
    const f = sine * e[i]
    const b = cosine * e[i]
    const r = lengthOf(f, g)
    e[i + 1] = r
    if (r === 0) {
      d[i + 1] -= p
      e[m] = 0
      return
    }
    sine = f / r
    cosine = g / r
    g = d[i + 1] - p
    const t = (d[i] - g) * sine + 2 * cosine * b
    p = sine * t
    d[i + 1] = g + p
    g = cosine * t - b
    rotateRows(q, d.length, i, cosine, sine)
  }
  d[l] -= p
  e[l] = g
  e[m] = 0
}

/** sqrt(f^2 + g^2), also where the squares are too small to be told from 0. */
function lengthOf(f: number, g: number): number {
  const square = f * f + g * g
  return square > 1e-280 ? Math.sqrt(square) : Math.hypot(f, g)
}

/** Rows i and i + 1 of q: (x, y) <- (cosine x - sine y, sine x + cosine y). */
function rotateRows(q: Float64Array, size: number, i: number, cosine: number, sine: number): void {
  const end = (i + 1) * size
  for (let k = i * size; k < end; k++) {
    const x = q[k]
    const y = q[k + size]
    q[k] = cosine * x - sine * y
    q[k + size] = sine * x + cosine * y
  }
}
