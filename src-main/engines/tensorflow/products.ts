import { availableParallelism } from 'node:os'
import { plainProducts, type ColumnBlock, type DenseProducts } from '../../learning/algebra/dense-products'
import type { TensorFlow } from './load'
import type { Device } from './plan'
import { cutEvenly, cutTriangle, type Range } from './products-cut'
import { productsGraph, type ProductsGraph } from './products-graph'
import { GraphSession, type Given } from './session'

/** Multiplications in 10 ms, on one core of two that was measured: 17 in a nanosecond. */
const piece = 2 ** 28

/** Products of fewer multiplications are left to TypeScript, which is as fast: a call costs some 0.2 ms. */
const leastMultiplications = 1_000_000

/** Into so many parts the product of a matrix with itself is cut at least: the more, the less is made of what is twice. */
const leastSquareParts = 4

/** The products for a training: as many parts as there are cores, a single one on a GPU. */
export function productsFor(tf: TensorFlow, { kind, cores }: Device): TensorFlowProducts {
  return new TensorFlowProducts(tf, { parts: kind === 'gpu' ? 1 : cores })
}

/** What can be chosen for tests. */
export interface ProductsSetting {
  readonly parts?: number
  readonly leastMultiplications?: number
}

/**
 * Products carried out by TensorFlow: those of doubles in double precision, those of bytes in single precision, which
 * is exact for them. Each is cut into as many parts as there are cores. To be closed when no learner uses them any more.
 */
export class TensorFlowProducts implements DenseProducts {
  readonly piece = piece
  readonly #graph: ProductsGraph
  readonly #session: GraphSession
  readonly #parts: number
  readonly #squareParts: number
  readonly #least: number
  /** The matrix of which so many rows lie in TensorFlow's memory: the last one. */
  #kept: { readonly b: Float32Array; readonly rows: number } | undefined

  constructor(tf: TensorFlow, setting: ProductsSetting = {}) {
    this.#parts = setting.parts ?? availableParallelism()
    this.#least = setting.leastMultiplications ?? leastMultiplications
    this.#squareParts = Math.max(this.#parts, leastSquareParts)
    this.#graph = productsGraph(this.#parts, this.#squareParts)
    this.#session = new GraphSession(tf, this.#graph.bytes)
  }

  addABt(m: number, n: number, k: number, a: Float64Array, b: Float64Array, c: Float64Array): void {
    if (!this.#worthwhile(m * n * k, n)) return plainProducts.addABt(m, n, k, a, b, c)
    const cuts = cutEvenly(n, this.#parts)
    const right = cuts.map(({ from, to }, p) => [`b${p}`, doubles(b.subarray(from * k, to * k), to - from, k)] as const)
    const given = { a: doubles(a.subarray(0, m * k), m, k), ...Object.fromEntries(right) }
    const found = this.#session.run(this.#graph.multiply, given)
    for (const [p, cut] of cuts.entries()) addBlock(asDoubles(found[`c${p}`]), { from: 0, to: m }, cut, n, c)
  }

  addAtA(n: number, k: number, a: Float64Array, c: Float64Array): void {
    if (!this.#worthwhile(n * n * k, n)) return plainProducts.addAtA(n, k, a, c)
    const cuts = cutTriangle(n, this.#squareParts)
    const places = cuts.flatMap(({ from, to }, p) => [
      [`begin${p}`, pair(0, from)] as const,
      [`left${p}`, pair(k, to - from)] as const,
      [`right${p}`, pair(k, n - from)] as const
    ])
    const given = { a: doubles(a.subarray(0, k * n), k, n), ...Object.fromEntries(places) }
    const found = this.#session.run(this.#graph.square, given)
    for (const [p, cut] of cuts.entries()) addBlock(asDoubles(found[`c${p}`]), cut, { from: cut.from, to: n }, n, c)
  }

  readonly multiplyBytes = (m: number, n: number, k: number, a: Float32Array, b: Float32Array): ColumnBlock[] => {
    const cuts = cutEvenly(n, this.#parts)
    if (this.#kept?.b !== b || this.#kept.rows !== n) this.#keep(b, n, k, cuts)
    const found = this.#session.run(this.#graph.multiplyKept, { a: { values: a.subarray(0, m * k), shape: [m, k] } })
    return cuts.map(({ from, to }, p) => ({ first: from, count: to - from, values: found[`c${p}`] }))
  }

  /** Has the matrix lie in TensorFlow's memory, cut by its rows. */
  #keep(b: Float32Array, rows: number, k: number, cuts: readonly Range[]): void {
    const given = cuts.map(({ from, to }, p): [string, Given] => [
      `b${p}`,
      { values: b.subarray(from * k, to * k), shape: [to - from, k] }
    ])
    this.#session.run(this.#graph.keep, Object.fromEntries(given))
    this.#kept = { b, rows }
  }

  #worthwhile(multiplications: number, columns: number): boolean {
    return multiplications >= this.#least && columns >= this.#squareParts
  }

  /** Gives back TensorFlow's memory. */
  close(): void {
    this.#session.close()
  }
}

/** Doubles as pairs of int32: the same bytes. */
function doubles(values: Float64Array, rows: number, columns: number): Given {
  return { values: new Int32Array(values.buffer, values.byteOffset, 2 * values.length), shape: [rows, columns, 2] }
}

/** Two sizes of a matrix. */
function pair(rows: number, columns: number): Given {
  return { values: Int32Array.of(rows, columns), shape: [2] }
}

function asDoubles({ buffer, byteOffset, byteLength }: Float32Array): Float64Array {
  return new Float64Array(buffer, byteOffset, byteLength / 8)
}

/** Adds a block, which fills those rows and columns, to C of n columns. */
function addBlock(block: Float64Array, rows: Range, columns: Range, n: number, c: Float64Array): void {
  for (let i = rows.from, at = 0; i < rows.to; i++) {
    const row = i * n
    for (let j = columns.from; j < columns.to; j++, at++) c[row + j] += block[at]
  }
}
