import { Matrix } from '../../algebra/matrix'
import type { SquareFunction } from '../../functions/surfaces/unit-square'

/** One term gamma sin(v.x + c) of a Fourier series on [0, 1]^2 (lecture, section 3.4). */
export interface FourierTerm {
  readonly gamma: number
  readonly v: readonly [number, number]
  readonly c: number
}

/** How many points along each side the integrals are summed over, for each harmonic: 8 in its shortest period. */
const pointsPerHarmonic = 4

/**
 * The Fourier series of psi, continued beyond [0, 1]^2 as its own mirror image, so that it is continuous and of
 * period 2: psi(x) = sum_{k,l} a_kl cos(pi k x1) cos(pi l x2), k and l from 0 to `harmonics`. Each product is
 * written as the lecture's sines, 1/2 sin(pi (k x1 + l x2) + pi/2) + 1/2 sin(pi (k x1 - l x2) + pi/2).
 * Yields where it can be interrupted.
 * @returns the terms in falling order of |gamma|
 */
export function* fourierSeries(psi: SquareFunction, harmonics: number): Generator<undefined, FourierTerm[]> {
  const a = yield* cosineCoefficients(psi, harmonics)
  const terms: FourierTerm[] = []
  for (let k = 0; k <= harmonics; k++) {
    for (let l = 0; l <= harmonics; l++) {
      const signs = k > 0 && l > 0 ? [1, -1] : [1]
      for (const sign of signs) {
        terms.push({ gamma: a.get(k, l) / signs.length, v: [Math.PI * k, sign * Math.PI * l], c: Math.PI / 2 })
      }
    }
  }
  return terms.sort((first, second) => Math.abs(second.gamma) - Math.abs(first.gamma))
}

/** a_kl = e_k e_l times the integral of psi(x) cos(pi k x1) cos(pi l x2) over [0, 1]^2, e_0 = 1 and e_k = 2. */
function* cosineCoefficients(psi: SquareFunction, harmonics: number): Generator<undefined, Matrix> {
  const Q = Math.max(64, pointsPerHarmonic * harmonics)
  const cosines = new Matrix(harmonics + 1, Q)
  const values = new Matrix(Q, Q)
  for (let i = 0; i < Q; i++) {
    const x = (i + 0.5) / Q
    for (let k = 0; k <= harmonics; k++) cosines.set(k, i, ((k === 0 ? 1 : 2) * Math.cos(Math.PI * k * x)) / Q)
    for (let j = 0; j < Q; j++) values.set(i, j, psi(x, (j + 0.5) / Q))
  }
  yield
  const along = cosines.times(values)
  yield
  return along.times(cosines.transposed())
}

/** gamma sin(v.x + c). */
export function termAt({ gamma, v, c }: FourierTerm, x1: number, x2: number): number {
  return gamma * Math.sin(v[0] * x1 + v[1] * x2 + c)
}

/** A = max_m max_x |v_m.x + c_m|: over the square, a linear form is largest at a corner. */
export function largestPhase(terms: readonly FourierTerm[]): number {
  let A = 0
  for (const { v, c } of terms) {
    for (const x1 of [0, 1]) for (const x2 of [0, 1]) A = Math.max(A, Math.abs(v[0] * x1 + v[1] * x2 + c))
  }
  return A
}
