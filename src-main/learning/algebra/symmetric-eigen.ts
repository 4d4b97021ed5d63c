import { LearningError } from '../errors'
import { multiplyByReflection, reflectSymmetric } from './householder'
import type { Matrix } from './matrix'
import { scalar, vector, type Tensors } from './tensor'
import { findEigenvalue } from './tridiagonal-eigen'

export interface EigenDecomposition {
  /** Eigenvalues, the largest first. */
  readonly values: Float64Array
  /**
   * M x M: row i is the eigenvector of values[i]. Its length is 1, and its largest entry is positive; where
   * several are largest in size (to within 1e-8), the first of them.
   */
  readonly vectors: Float64Array
}

/**
 * The decomposition A = sum_i lambda_i q_i q_i^T of a symmetric matrix, one step after another: reflections make A
 * tridiagonal, they are multiplied together, and rotations make it diagonal. That takes 3 M steps for M x M: M of
 * each, of O(M^2) operations every one.
 */
export class SymmetricEigen {
  steps = 0
  readonly stepsAtMost: number
  readonly #size: number
  /** The matrix over `scale`, so that its largest entry is 1; later the vectors of the reflections. */
  readonly #a: Float64Array
  readonly #scale: number
  /** Q^T. */
  readonly #q: Float64Array
  readonly #diagonal: Float64Array
  readonly #beside: Float64Array
  readonly #work: Float64Array

  /**
   * @param matrix M x M, of which the lower triangle is read. It is not changed
   * @throws LearningError when an entry there is not a finite number
   */
  constructor(matrix: Matrix) {
    const size = matrix.rows
    this.#size = size
    this.stepsAtMost = 3 * size
    this.#scale = largestEntry(matrix) || 1
    this.#a = matrix.values.slice()
    for (let k = 0; k < this.#a.length; k++) this.#a[k] /= this.#scale
    this.#q = new Float64Array(size * size)
    for (let i = 0; i < size; i++) this.#q[i * size + i] = 1
    this.#diagonal = new Float64Array(size)
    this.#beside = new Float64Array(size)
    this.#work = new Float64Array(size)
  }

  get done(): boolean {
    return this.steps === this.stepsAtMost
  }

  /** Makes one step; there must be one left. */
  step(): void {
    const size = this.#size
    const turn = this.steps % size
    if (this.steps < size) this.#reflect(size - 1 - turn)
    else if (this.steps < 2 * size) multiplyByReflection(this.#q, size, turn, this.#a)
    else findEigenvalue(this.#diagonal, this.#beside, this.#q, turn)
    this.steps++
  }

  #reflect(i: number): void {
    const size = this.#size
    this.#diagonal[i] = this.#a[i * size + i]
    if (i > 0) this.#beside[i - 1] = reflectSymmetric(this.#a, size, i, this.#work)
  }

  /** What has been found, after the last step. */
  result(): EigenDecomposition {
    const size = this.#size
    const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => this.#diagonal[j] - this.#diagonal[i])
    const vectors = new Float64Array(size * size)
    for (const [i, from] of order.entries()) {
      const row = this.#q.subarray(from * size, (from + 1) * size)
      const sign = signOf(row)
      for (let k = 0; k < size; k++) vectors[i * size + k] = sign * row[k]
    }
    return { values: Float64Array.from(order, (i) => this.#scale * this.#diagonal[i]), vectors }
  }

  save(): Tensors {
    const shape = [this.#size, this.#size]
    return {
      'eigen.steps': scalar(this.steps),
      'eigen.a': { shape, values: this.#a.slice() },
      'eigen.q': { shape, values: this.#q.slice() },
      'eigen.diagonal': vector(this.#diagonal.slice()),
      'eigen.beside': vector(this.#beside.slice())
    }
  }

  /** Puts back what `save` returned, of the same matrix. */
  restore(saved: Tensors): void {
    this.steps = saved['eigen.steps'].values[0]
    this.#a.set(saved['eigen.a'].values)
    this.#q.set(saved['eigen.q'].values)
    this.#diagonal.set(saved['eigen.diagonal'].values)
    this.#beside.set(saved['eigen.beside'].values)
  }
}

/** The size of the largest entry of the lower triangle. */
function largestEntry({ rows, columns, values }: Matrix): number {
  let largest = 0
  for (let i = 0; i < rows; i++) {
    for (let k = i * columns; k <= i * columns + i; k++) {
      if (!Number.isFinite(values[k])) {
        throw new LearningError(
          'data',
          'the numbers are too large, their products are not finite: standardise the columns'
        )
      }
      largest = Math.max(largest, Math.abs(values[k]))
    }
  }
  return largest
}

/** 1 or -1: what makes the largest entry positive. */
function signOf(vector: Float64Array): number {
  let largest = 0
  for (const entry of vector) largest = Math.max(largest, Math.abs(entry))
  return (vector.find((entry) => Math.abs(entry) >= largest * (1 - 1e-8)) ?? 1) < 0 ? -1 : 1
}
