/** A matrix of double-precision numbers, row after row in one array. */
export class Matrix {
  /**
   * @param values `rows * columns` numbers, kept, not copied; zeros by default
   * @throws RangeError when there are more or fewer
   */
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly values: Float64Array = new Float64Array(rows * columns)
  ) {
    if (values.length !== rows * columns) {
      throw new RangeError(`${values.length} values do not fill a matrix of ${rows} x ${columns}`)
    }
  }

  /** The matrix with those rows, all of one length. */
  static of(rows: readonly ArrayLike<number>[]): Matrix {
    const columns = rows[0]?.length ?? 0
    const matrix = new Matrix(rows.length, columns)
    rows.forEach((row, i) => {
      if (row.length !== columns) throw new RangeError(`row ${i} has ${row.length} values, the first has ${columns}`)
      matrix.values.set(row, i * columns)
    })
    return matrix
  }

  static identity(size: number): Matrix {
    const matrix = new Matrix(size, size)
    for (let i = 0; i < size; i++) matrix.set(i, i, 1)
    return matrix
  }

  get(i: number, j: number): number {
    return this.values[i * this.columns + j]
  }

  set(i: number, j: number, value: number): void {
    this.values[i * this.columns + j] = value
  }

  /** Row i: a view, not a copy. */
  row(i: number): Float64Array {
    return this.values.subarray(i * this.columns, (i + 1) * this.columns)
  }

  copy(): Matrix {
    return new Matrix(this.rows, this.columns, this.values.slice())
  }

  transposed(): Matrix {
    const result = new Matrix(this.columns, this.rows)
    for (let i = 0; i < this.rows; i++) for (let j = 0; j < this.columns; j++) result.set(j, i, this.get(i, j))
    return result
  }

  /** The product A x of this matrix A (M x N) and a vector x (N). */
  timesVector(x: ArrayLike<number>): Float64Array {
    const { rows, columns, values } = this
    const result = new Float64Array(rows)
    for (let i = 0; i < rows; i++) {
      let sum = 0
      for (let j = 0, at = i * columns; j < columns; j++, at++) sum += values[at] * x[j]
      result[i] = sum
    }
    return result
  }

  /** The product A B of this matrix A (M x N) and B (N x K). */
  times(b: Matrix): Matrix {
    const result = new Matrix(this.rows, b.columns)
    for (let i = 0; i < this.rows; i++) {
      const into = result.row(i)
      for (let k = 0; k < this.columns; k++) {
        const a = this.get(i, k)
        const row = b.row(k)
        for (let j = 0; j < into.length; j++) into[j] += a * row[j]
      }
    }
    return result
  }
}

/** The product a.b of two vectors of the same length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** ||a - b||^2. */
export function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const difference = a[i] - b[i]
    sum += difference * difference
  }
  return sum
}
