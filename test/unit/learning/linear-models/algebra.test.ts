import { describe, expect, it } from 'vitest'
import { Cholesky } from '../../../../src-main/learning/algebra/cholesky'
import { legendre, legendreInPowers, substituted } from '../../../../src-main/learning/algebra/legendre'
import { dot, Matrix } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { RunningLeastSquares } from '../../../../src-main/learning/algebra/running-least-squares'

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const random = new Random(seed)
  return new Matrix(
    rows,
    columns,
    new Float64Array(rows * columns).map(() => random.normal())
  )
}

/** B B^T of a random B: symmetric, and positive definite for a square one. */
function positiveDefinite(size: number, seed: number): Matrix {
  const b = randomMatrix(size, size, seed)
  return b.times(b.transposed())
}
import { leastSquares } from '../support/least-squares'

describe('Cholesky', () => {
  it('by hand', () => {
    // (4 2; 2 10) = L L^T with L = (2 0; 1 3): |A| = 36. A x = (8, 22) has the solution (1, 2).
    // L z = (8, 22): z_1 = 4, z_2 = (22 - 4) / 3 = 6.
    const a = Matrix.of([
      [4, 2],
      [2, 10]
    ])
    const factor = Cholesky.of(a)
    expect(factor.logDeterminant).toBeCloseTo(Math.log(36), 14)
    expect([...factor.solve([8, 22])]).toEqual([1, 2])
    const z = Float64Array.of(8, 22)
    factor.solveLower(z)
    expect([...z]).toEqual([4, 6])
    expect([...factor.inverse().values]).toEqual([10 / 36, -2 / 36, -2 / 36, 4 / 36].map((v) => expect.closeTo(v, 15)))
    expect([...a.values]).toEqual([4, 2, 2, 10])
  })

  it.each([1, 2, 3, 4, 5, 7, 8, 9, 30])('solves systems of %d equations', (size) => {
    const a = positiveDefinite(size, size)
    const x = new Float64Array(size).map((_, i) => i - 2)
    const solution = Cholesky.of(a).solve(a.timesVector(x))
    for (let i = 0; i < size; i++) expect(solution[i]).toBeCloseTo(x[i], 6)
    const identity = a.times(Cholesky.of(a).inverse())
    identity.values.forEach((value, at) => expect(value).toBeCloseTo(at % (size + 1) === 0 ? 1 : 0, 6))
  })

  it('looks at the lower triangle only, and says log |A| where |A| overflows', () => {
    const a = Matrix.of([
      [1e200, NaN],
      [0, 1e200]
    ])
    expect(Cholesky.of(a).logDeterminant).toBeCloseTo(400 * Math.log(10), 10)
  })

  it('factors row by row', () => {
    const a = positiveDefinite(6, 3)
    const factor = new Cholesky(a.copy())
    for (let row = 0; row < 6; row++) {
      expect(factor.complete).toBe(false)
      factor.factorRow()
    }
    expect(factor.complete).toBe(true)
    expect(factor.logDeterminant).toBe(Cholesky.of(a).logDeterminant)
  })

  it('refuses what is not positive definite, naming the column', () => {
    const indefinite = Matrix.of([
      [1, 2],
      [2, 1]
    ])
    expect(() => Cholesky.of(indefinite)).toThrow(
      'the matrix is not positive definite: column 2 is constant or a linear combination of the columns before it'
    )
    // The third column is the sum of the first two.
    const b = randomMatrix(3, 20, 1)
    for (let i = 0; i < 20; i++) b.set(2, i, b.get(0, i) + b.get(1, i))
    const setting = { name: 'the covariance', columnName: (d: number) => 'abc'[d], remedy: 'leave it out' }
    expect(() => Cholesky.of(b.times(b.transposed()), setting)).toThrow(
      /^the covariance is not positive definite: column 3 \(c\) is .*; leave it out$/
    )
    expect(() => Cholesky.of(new Matrix(1, 1))).toThrow('column 1 is constant')
    expect(() => Cholesky.of(Matrix.of([[NaN]]))).toThrow('not positive definite')
    expect(() => Cholesky.of(Matrix.of([[Infinity]]))).toThrow('not positive definite')
    expect(() => new Cholesky(new Matrix(2, 3))).toThrow('not square')
  })
})

describe('least squares of equations that come one after another', () => {
  function solved(a: Matrix, b: ArrayLike<number>): Float64Array {
    const running = new RunningLeastSquares(a.columns)
    for (let i = 0; i < a.rows; i++) running.add(Float64Array.of(...a.row(i), 0), b[i])
    return running.solve()
  }

  it('by hand', () => {
    // The line through (0, 1), (1, 2), (2, 4) with the least squared error: slope 3/2, value 5/6 at 0.
    const a = Matrix.of([
      [1, 0],
      [1, 1],
      [1, 2]
    ])
    const line = solved(a, [1, 2, 4])
    expect(line[0]).toBeCloseTo(5 / 6, 14)
    expect(line[1]).toBeCloseTo(3 / 2, 14)
  })

  it('leaves residuals that are orthogonal to the columns, as Gram and Schmidt do', () => {
    const a = randomMatrix(40, 7, 5)
    const b = randomMatrix(40, 1, 6).values
    const x = solved(a, b)
    const residuals = a.timesVector(x).map((value, i) => value - b[i])
    for (const column of [0, 3, 6]) expect(dot(a.transposed().row(column), residuals)).toBeCloseTo(0, 12)
    leastSquares(a, b).forEach((value, i) => expect(value).toBeCloseTo(x[i], 12))
  })

  it('keeps the digits that the normal equations lose', () => {
    // Columns that differ by 1e-7: A^T A is singular in double precision (Lauchli 1961).
    const e = 1e-8
    const a = Matrix.of([
      [1, 1],
      [e, 0],
      [0, e]
    ])
    const x = solved(a, [2, e, e])
    for (const value of x) expect(value).toBeCloseTo(1, 6)
    expect(() => Cholesky.of(a.transposed().times(a))).toThrow('column 2')
  })

  it('is not finite where the equations leave x open', () => {
    expect(solved(Matrix.of([[1, 2]]), [3]).every(Number.isFinite)).toBe(false)
  })

  it('works for very large and very small numbers', () => {
    expect(solved(Matrix.of([[1e200], [1e200]]), [2e200, 4e200])[0]).toBeCloseTo(3, 12)
    expect(solved(Matrix.of([[1e-200], [1e-200]]), [2e-200, 4e-200])[0]).toBeCloseTo(3, 12)
  })
})

describe('Legendre polynomials', () => {
  it('by hand', () => {
    // P_2 = (3 t^2 - 1) / 2, P_3 = (5 t^3 - 3 t) / 2.
    const p = new Float64Array(4)
    legendre(0.5, 3, p)
    expect([...p]).toEqual([1, 0.5, -0.125, -0.4375])
    const powers = legendreInPowers(3)
    expect([...powers.transposed().row(2)]).toEqual([-0.5, 0, 1.5, 0])
    expect([...powers.transposed().row(3)]).toEqual([0, -1.5, 0, 2.5])
    expect([...legendreInPowers(0).values]).toEqual([1])
  })

  it('substitutes an affine map for the variable', () => {
    // 1 + 2 t + 3 t^2 with t = 2 x - 1: 1 + 4 x - 2 + 3 (4 x^2 - 4 x + 1) = 2 - 8 x + 12 x^2.
    expect([...substituted([1, 2, 3], 2, -1)]).toEqual([2, -8, 12])
  })
})
