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
   * Picks rows out of a dense matrix, in the order given.
   * @param bytes the dense matrix, row after row
   * @param rows which of its rows; all of them by default
   * @throws RangeError when the bytes do not fill whole rows
   */
  static from(
    bytes: Uint8Array,
    columnCount: number,
    rows: ArrayLike<number> = allRows(bytes, columnCount)
  ): SparseBytes {
    const rowStart = new Uint32Array(rows.length + 1)
    // Enough if a quarter of the entries is not zero; more is made room for on the way.
    let entries = new Uint32Array((rows.length * columnCount) >> 2)
    let end = 0
    for (let n = 0; n < rows.length; n++) {
      if (end + columnCount > entries.length) entries = enlarged(entries, columnCount)
      const start = rows[n] * columnCount
      for (let column = 0; column < columnCount; column++) {
        const value = bytes[start + column]
        if (value !== 0) entries[end++] = (column << 8) | value
      }
      rowStart[n + 1] = end
    }
    return new SparseBytes(rows.length, columnCount, rowStart, entries.slice(0, end))
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

  /** w <- w + (a / divisor) p for row p = n: to entry i is added (a p_i) / divisor, and the zeros are not visited. */
  addMultiple(w: Float64Array, a: number, divisor: number, n: number): void {
    const entries = this.entries
    const end = this.rowStart[n + 1]
    for (let k = this.rowStart[n]; k < end; k++) {
      const entry = entries[k]
      w[entry >>> 8] += (a * (entry & 255)) / divisor
    }
  }

  /** Row n in full, zeros included. */
  row(n: number): Uint8Array<ArrayBuffer> {
    const row = new Uint8Array(this.columnCount)
    for (let k = this.rowStart[n]; k < this.rowStart[n + 1]; k++) row[this.entries[k] >>> 8] = this.entries[k] & 255
    return row
  }
}

function allRows(bytes: Uint8Array, columnCount: number): ArrayLike<number> {
  const count = bytes.length / columnCount
  if (!Number.isInteger(count)) throw new RangeError(`${bytes.length} bytes are not whole rows of ${columnCount}`)
  return Uint32Array.from({ length: count }, (_, row) => row)
}

/** Twice as many entries, and room for one more row at the least. */
function enlarged(entries: Uint32Array, columnCount: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * entries.length + columnCount)
  larger.set(entries)
  return larger
}
