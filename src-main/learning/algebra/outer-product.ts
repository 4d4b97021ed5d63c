import type { Matrix } from './matrix'

/** A <- A + a v^T v, in the upper triangle only. */
export function addOuterProduct({ values, columns }: Matrix, a: number, v: Float64Array): void {
  for (let i = 0; i < columns; i++) {
    const factor = a * v[i]
    if (factor === 0) continue
    const row = i * columns
    for (let j = i; j < columns; j++) values[row + j] += factor * v[j]
  }
}

/**
 * A <- A + v^T v for v with `length` components that are not zero, in order of columns. Four rows at a time share
 * what they read of v. Only the upper triangle is right: the lower one is written to where four rows meet it.
 */
export function addSparseOuterProduct(
  a: Float64Array,
  size: number,
  columns: Int32Array,
  values: Float64Array,
  length: number
): void {
  let i = 0
  for (; i + 3 < length; i += 4) {
    const row0 = columns[i] * size
    const row1 = columns[i + 1] * size
    const row2 = columns[i + 2] * size
    const row3 = columns[i + 3] * size
    const v0 = values[i]
    const v1 = values[i + 1]
    const v2 = values[i + 2]
    const v3 = values[i + 3]
    for (let j = i; j < length; j++) {
      const column = columns[j]
      const v = values[j]
      a[row0 + column] += v0 * v
      a[row1 + column] += v1 * v
      a[row2 + column] += v2 * v
      a[row3 + column] += v3 * v
    }
  }
  for (; i < length; i++) {
    for (let j = i; j < length; j++) a[columns[i] * size + columns[j]] += values[i] * values[j]
  }
}

/** Copies the upper triangle into the lower one. */
export function mirrored(a: Matrix): Matrix {
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < i; j++) a.set(i, j, a.get(j, i))
  return a
}
