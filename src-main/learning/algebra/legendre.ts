import { Matrix } from './matrix'

/*
 * The polynomials of Legendre P_0, P_1, ... on [-1, 1]. They are orthogonal, so least squares in them keep their
 * digits at degrees where those in 1, t, t^2, ... have lost theirs.
 */

/** Writes P_0(t) ... P_degree(t): (d + 1) P_d+1 = (2 d + 1) t P_d - d P_d-1 (Bonnet's recursion). */
export function legendre(t: number, degree: number, into: Float64Array): void {
  into[0] = 1
  if (degree > 0) into[1] = t
  for (let d = 1; d < degree; d++) into[d + 1] = ((2 * d + 1) * t * into[d] - d * into[d - 1]) / (d + 1)
}

/** The coefficients of P_0 ... P_degree in powers of t: entry (i, d) is that of t^i in P_d. */
export function legendreInPowers(degree: number): Matrix {
  const p = new Matrix(degree + 1, degree + 1)
  p.set(0, 0, 1)
  if (degree > 0) p.set(1, 1, 1)
  for (let d = 1; d < degree; d++) {
    for (let i = 0; i <= d + 1; i++) {
      const shifted = i > 0 ? p.get(i - 1, d) : 0
      p.set(i, d + 1, ((2 * d + 1) * shifted - d * p.get(i, d - 1)) / (d + 1))
    }
  }
  return p
}

/** The coefficients in powers of x of sum_i a_i t^i with t = scale x + shift. */
export function substituted(a: ArrayLike<number>, scale: number, shift: number): Float64Array {
  const result = new Float64Array(a.length)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = a.length - 1; j > 0; j--) result[j] = shift * result[j] + scale * result[j - 1]
    result[0] = shift * result[0] + a[i]
  }
  return result
}
