import { vector } from '../algebra/tensor'
import { curves, type Curve } from '../functions/curves'
import type { ValuesOf } from '../parameters'
import type { Figure, Finding } from '../report'
import { checkPieces } from './approximation/approximation-checks'
import { approximate, interpolationBound, sampled } from './approximation/approximators'
import type { ExplanationDeclaration } from './explanation'
import { endToEnd, withGreedyKnot } from './approximation/knots'
import { largestError, type Sampled } from './approximation/piecewise-linear'
import { addPiece, piecesOf, sumOf, type Piece } from './approximation/relu-pieces'
import { universalApproximationParameters } from './approximation/universal-approximation-parameters'
import { written } from '../words'

export const universalApproximation = {
  name: 'universal-approximation',
  title: 'A sum of ReLUs, piece by piece',
  lecture: '3.4',
  meaning: 'Approximates a continuous function with translated and scaled ReLUs, adding one piece at a time.',
  needs: { samples: false, schedule: false },
  parameters: universalApproximationParameters,
  columns: {
    piece: { title: 'piece', kind: 'count' },
    knot: { title: 'knot', kind: 'number' },
    omega: { title: 'omega', kind: 'number' },
    w: { title: 'w', kind: 'number' },
    b: { title: 'b', kind: 'number' },
    maximumError: { title: 'maximum error', kind: 'number' }
  },
  *explain(parameters, { seed }) {
    const { psi, method, pieces: K, points } = parameters
    checkPieces('universal-approximation', K, points)
    const curve: Curve = curves[psi]
    const data = sampled(curve, points)
    const pieces =
      method === 'greedy' ? yield* greedily(data, K) : yield* leftToRight(curve, data, { ...parameters, seed })
    yield { figure: piecesFigure(pieces) }
    yield* summary(curve, data, pieces, parameters)
  }
} as const satisfies ExplanationDeclaration<typeof universalApproximationParameters>

type Values = ValuesOf<typeof universalApproximationParameters>

/** All pieces are found first, then added one after another in the order of their knots. */
function* leftToRight(
  curve: Curve,
  data: Sampled,
  values: Values & { seed: number }
): Generator<Finding | undefined, Piece[]> {
  const pieces = yield* approximate(values.method, curve, data, values)
  const f = new Float64Array(data.x.length)
  for (const [k, piece] of pieces.entries()) {
    addPiece(piece, data.x, f)
    yield* shown(data, f, k, piece)
  }
  return pieces
}

/** Each piece is put where the sum of those before it errs most; its two neighbours bend less or more for it. */
function* greedily(data: Sampled, K: number): Generator<Finding | undefined, Piece[]> {
  let f = endToEnd(data)
  let pieces = piecesOf(f)
  yield* shown(data, sumOf(pieces.slice(0, 1), data.x), 0, pieces[0])
  yield* shown(data, sumOf(pieces, data.x), 1, pieces[1])
  for (let k = 2; k <= K; k++) {
    const next = withGreedyKnot(f, data)
    if (next === undefined) {
      yield { note: `${k - 1} pieces meet psi at every point: there is nothing to add.` }
      break
    }
    const place = next.knots.findIndex((knot, i) => knot !== f.knots[i])
    f = next
    pieces = piecesOf(f)
    yield* shown(data, sumOf(pieces, data.x), k, pieces[place + 1])
  }
  return pieces
}

/** The row of the piece that was added last, and psi with the sum so far. */
function* shown(data: Sampled, f: Float64Array, k: number, piece: Piece): Generator<Finding, void> {
  const { knot, omega, w, b } = piece
  const { error: maximumError } = largestError(f, data.psi)
  yield { row: { piece: k, ...(Number.isFinite(knot) && { knot }), omega, w, b, maximumError } }
  const every = Math.ceil(data.x.length / 500)
  const thin = (all: Float64Array): Float64Array => all.filter((_, i) => i % every === 0)
  const tensors = { x: vector(thin(data.x)), psi: vector(thin(data.psi)), f: vector(thin(f)) }
  yield { figure: { name: 'approximation', title: `psi and the sum of pieces 0 to ${k}`, kind: 'lines', tensors } }
}

/** The weights of the one-hidden-layer network that the pieces are. */
function piecesFigure(pieces: readonly Piece[]): Figure {
  const [omega, w, b] = (['omega', 'w', 'b'] as const).map((key) =>
    vector(Float64Array.from(pieces, (piece) => piece[key]))
  )
  return { name: 'pieces', title: 'f(x) = sum_k omega_k sigma(w_k x + b_k)', kind: 'tensors', tensors: { omega, w, b } }
}

function* summary(curve: Curve, data: Sampled, pieces: readonly Piece[], values: Values): Generator<Finding, void> {
  const { error } = largestError(sumOf(pieces, data.x), data.psi)
  yield { note: `${pieces.length} ReLUs: |psi(x) - f(x)| is at most ${written(error)} at the ${data.x.length} points.` }
  const bound = interpolationBound(curve, values.pieces)
  if (values.method === 'interpolation' && bound !== undefined) {
    yield { note: `The bound of interpolation, max |psi''| h^2 / 8 with h = (b - a) / K, is ${written(bound)}.` }
  }
}
