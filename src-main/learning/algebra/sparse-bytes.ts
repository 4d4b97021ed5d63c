/**
 * A matrix of bytes (pixels 0..255) of which only the non-zero entries are kept, row after row
 * (compressed sparse rows). An entry is one 32-bit word: its column in the upper 24 bits, its value
 * in the lower 8. Handwritten digits are four fifths zeros, so a product with a row takes a fifth of
 * the work of a dense one, and the result is the same: the terms left out are zeros.
 */
export class SparseBytes {
  private constructor(
    readonly rowCount: number,
    readonly columnCount: number,
    /** Row n is entries[rowStart[n]] up to, not including, entries[rowStart[n + 1]]. */
    readonly rowStart: Uint32Array,
    readonly entries: Uint32Array
  ) {}

  /**
   * @param bytes rowCount x columnCount values, row after row
   * @throws RangeError when the bytes do not fill whole rows
   */
  static from(bytes: Uint8Array, columnCount: number): SparseBytes {
    const rowCount = bytes.length / columnCount
    if (!Number.isInteger(rowCount)) throw new RangeError(`${bytes.length} bytes are not whole rows of ${columnCount}`)
    const rowStart = new Uint32Array(rowCount + 1)
    const entries = new Uint32Array(countNonZero(bytes))
    let end = 0
    for (let row = 0, at = 0; row < rowCount; row++) {
      for (let column = 0; column < columnCount; column++, at++) {
        const value = bytes[at]
        if (value !== 0) entries[end++] = (column << 8) | value
      }
      rowStart[row + 1] = end
    }
    return new SparseBytes(rowCount, columnCount, rowStart, entries)
  }

  /** The product of row n with w, summed in four interleaved parts: four additions in flight at once. */
  dot(n: number, w: Float64Array): number {
    const entries = this.entries
    const end = this.rowStart[n + 1]
    let k = this.rowStart[n]
    let sum0 = 0
    let sum1 = 0
    let sum2 = 0
    let sum3 = 0
    for (; k + 3 < end; k += 4) {
      const e0 = entries[k]
      const e1 = entries[k + 1]
      const e2 = entries[k + 2]
      const e3 = entries[k + 3]
      sum0 += (e0 & 255) * w[e0 >>> 8]
      sum1 += (e1 & 255) * w[e1 >>> 8]
      sum2 += (e2 & 255) * w[e2 >>> 8]
      sum3 += (e3 & 255) * w[e3 >>> 8]
    }
    for (; k < end; k++) sum0 += (entries[k] & 255) * w[entries[k] >>> 8]
    return sum0 + sum1 + (sum2 + sum3)
  }

  /** Row n in full, zeros included. */
  row(n: number): Uint8Array<ArrayBuffer> {
    const row = new Uint8Array(this.columnCount)
    for (let k = this.rowStart[n]; k < this.rowStart[n + 1]; k++) row[this.entries[k] >>> 8] = this.entries[k] & 255
    return row
  }
}

function countNonZero(bytes: Uint8Array): number {
  let count = 0
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) count++
  return count
}
