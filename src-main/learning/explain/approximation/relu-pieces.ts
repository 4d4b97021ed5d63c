import type { PiecewiseLinear } from './piecewise-linear'

/** One translated and scaled ReLU, omega sigma(w x + b) with sigma(s) = max(0, s) (lecture, section 3.4). */
export interface Piece {
  readonly omega: number
  readonly w: number
  readonly b: number
  /** Where it bends: w x + b = 0 there. */
  readonly knot: number
}

/** The ReLU that adds `slope` to the slope of a sum to the right of a knot: sign(slope) sigma(|slope| (x - knot)). */
function pieceOf(knot: number, slope: number): Piece {
  const w = Math.abs(slope)
  return { omega: slope < 0 ? -1 : 1, w, b: w === 0 ? 0 : -w * knot, knot }
}

/**
 * The sum of ReLUs that equals f on [a_0, a_K]. The first, whose knot lies one length of the interval to the
 * left of a_0, lifts the sum to c_0 at a_0; the others change the slope at a_0, ..., a_{K-1}.
 * @returns K + 1 pieces in the order of their knots
 */
export function piecesOf({ knots, values }: PiecewiseLinear): Piece[] {
  const last = knots.length - 1
  const length = knots[last] - knots[0]
  let slope = values[0] / length
  const pieces = [pieceOf(knots[0] - length, slope)]
  for (let k = 0; k < last; k++) {
    const next = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
    pieces.push(pieceOf(knots[k], next - slope))
    slope = next
  }
  return pieces
}

/** Adds omega sigma(w x_i + b) to into_i, for every i. */
export function addPiece({ omega, w, b }: Piece, x: Float64Array, into: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const s = w * x[i] + b
    if (s > 0) into[i] += omega * s
  }
}

/** sum_k omega_k sigma(w_k x_i + b_k), for every i. */
export function sumOf(pieces: readonly Piece[], x: Float64Array): Float64Array {
  const sum = new Float64Array(x.length)
  for (const piece of pieces) addPiece(piece, x, sum)
  return sum
}
