import { Matrix } from './matrix'

/**
 * Least squares of equations that come one after another: of all of them only the triangle R of their QR
 * decomposition is kept, and each new one is turned into it by Givens' rotations (1958; Golub and Van Loan,
 * Matrix Computations, section 5.2). It takes the memory of N^2 numbers however many equations there are.
 */
export class RunningLeastSquares {
  /** R and, as its last column, the right-hand side turned along. */
  readonly triangle: Matrix

  /** @param size N, the number of unknowns */
  constructor(readonly size: number) {
    this.triangle = new Matrix(size, size + 1)
  }

  /**
   * Adds the equation row . x = value.
   * @param row N numbers and room for one more: it is overwritten
   */
  add(row: Float64Array, value: number): void {
    const { size, triangle } = this
    const r = triangle.values
    row[size] = value
    for (let k = 0; k < size; k++) {
      if (row[k] === 0) continue
      const at = k * (size + 1)
      const radius = Math.hypot(r[at + k], row[k])
      const cosine = r[at + k] / radius
      const sine = row[k] / radius
      r[at + k] = radius
      for (let j = k + 1; j <= size; j++) {
        const above = r[at + j]
        r[at + j] = cosine * above + sine * row[j]
        row[j] = cosine * row[j] - sine * above
      }
    }
  }

  /** The x that minimises the sum of squared differences. It is not finite where the equations leave x open. */
  solve(): Float64Array {
    const { size, triangle } = this
    const x = new Float64Array(size)
    for (let i = size - 1; i >= 0; i--) {
      let sum = triangle.get(i, size)
      for (let j = i + 1; j < size; j++) sum -= triangle.get(i, j) * x[j]
      x[i] = sum / triangle.get(i, i)
    }
    return x
  }
}
