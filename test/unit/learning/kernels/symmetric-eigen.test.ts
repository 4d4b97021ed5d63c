import { describe, expect, it } from 'vitest'
import { Matrix } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { SymmetricEigen, type EigenDecomposition } from '../../../../src-main/learning/algebra/symmetric-eigen'

function symmetric(size: number, entry: (i: number, j: number) => number): Matrix {
  const matrix = new Matrix(size, size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = entry(i, j)
      matrix.set(i, j, value)
      matrix.set(j, i, value)
    }
  }
  return matrix
}

function random(size: number, seed = 1): Matrix {
  const stream = new Random(seed)
  return symmetric(size, () => stream.normal())
}

/** A sum of `rank` products v v^T. */
function ofRank(rank: number, size: number): Matrix {
  const stream = new Random(rank)
  const v = Array.from({ length: rank }, () => Array.from({ length: size }, () => stream.normal()))
  return symmetric(size, (i, j) => v.reduce((sum, row) => sum + row[i] * row[j], 0))
}

const matrices: [string, Matrix][] = [
  ['1 x 1', random(1)],
  ['2 x 2', random(2)],
  ['random', random(60)],
  ['identity', Matrix.identity(20)],
  ['zeros', new Matrix(5, 5)],
  ['ones', symmetric(50, () => 1)],
  ['of rank 3', ofRank(3, 40)],
  ['huge', symmetric(10, (i, j) => 1e200 / (i + j + 1))],
  ['tiny', symmetric(10, (i, j) => 1e-200 / (i + j + 1))],
  ['with entries from 1 to 10^-300', symmetric(30, (i, j) => 10 ** (-5 * (i + j)))],
  ['of blocks', symmetric(12, (i, j) => (i % 3 === j % 3 ? 1 / (1 + i + j) : 0))],
  ['tridiagonal, with close eigenvalues', symmetric(21, (i, j) => (i === j ? Math.abs(10 - i) : i - j === 1 ? 1 : 0))]
]

function symmetricEigen(matrix: Matrix): EigenDecomposition {
  const eigen = new SymmetricEigen(matrix)
  while (!eigen.done) eigen.step()
  return eigen.result()
}

describe('symmetricEigen', () => {
  it('by hand', () => {
    // (2 1; 1 2): (1, 1) / sqrt 2 goes to 3 times itself, (1, -1) / sqrt 2 to itself. Both entries are as large:
    // the first is positive.
    const { values, vectors } = symmetricEigen(
      Matrix.of([
        [2, 1],
        [1, 2]
      ])
    )
    const h = Math.SQRT1_2
    expect(values[0]).toBeCloseTo(3, 14)
    expect(values[1]).toBeCloseTo(1, 14)
    for (const [i, entry] of [h, h, h, -h].entries()) expect(vectors[i]).toBeCloseTo(entry, 14)
  })

  it.each(matrices)('finds orthogonal eigenvectors: %s', (_name, matrix) => {
    const size = matrix.rows
    const { values, vectors } = symmetricEigen(matrix)
    const q = new Matrix(size, size, vectors)
    const norm = Math.max(...matrix.values.map(Math.abs), 1e-300) * size
    for (let i = 0; i < size; i++) {
      if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1])
      const image = matrix.timesVector(q.row(i))
      for (let k = 0; k < size; k++) {
        expect(Math.abs(image[k] - values[i] * q.get(i, k)) / norm).toBeLessThan(1e-14)
        const product = q.row(i).reduce((sum, entry, d) => sum + entry * q.get(k, d), 0)
        expect(Math.abs(product - (i === k ? 1 : 0))).toBeLessThan(1e-13)
      }
    }
  })

  it('knows the eigenvalues of the second difference', () => {
    // -1, 2, -1 beside one another: 2 - 2 cos(pi k / (n + 1)), k = 1 ... n.
    const { values } = symmetricEigen(symmetric(30, (i, j) => (i === j ? 2 : i - j === 1 ? -1 : 0)))
    for (const [k, value] of values.entries()) {
      expect(Math.abs(value - (2 - 2 * Math.cos((Math.PI * (30 - k)) / 31)))).toBeLessThan(1e-14 * 10)
    }
  })

  it('reads the lower triangle alone, and does not write', () => {
    const matrix = random(8)
    const lower = matrix.copy()
    for (let i = 0; i < 8; i++) for (let j = i + 1; j < 8; j++) lower.set(i, j, NaN)
    const before = lower.copy()
    expect(symmetricEigen(lower)).toEqual(symmetricEigen(matrix))
    expect(lower).toEqual(before)
  })

  it('goes on from any step to the same numbers', () => {
    const matrix = random(7)
    for (let stop = 0; stop <= 21; stop++) {
      const first = new SymmetricEigen(matrix)
      for (let i = 0; i < stop; i++) first.step()
      const saved = first.save()
      while (!first.done) first.step()
      const second = new SymmetricEigen(matrix)
      second.restore(saved)
      while (!second.done) second.step()
      expect(second.result()).toEqual(first.result())
      expect(second.steps).toBe(second.stepsAtMost)
    }
  })

  it.each([NaN, Infinity])('refuses %d', (value) => {
    const matrix = Matrix.identity(3)
    matrix.set(2, 1, value)
    expect(() => symmetricEigen(matrix)).toThrow('the numbers are too large')
  })
})
