/**
 * The components of a slice of samples that are not zero, listed row after row and column after column.
 * Handwritten digits are four fifths zeros: products with what is listed are in `sparse-products.ts`.
 */
export class NonZeros {
  /** How many there are. */
  count = 0
  /** The number of rows of the slice. */
  rowCount = 0
  /** Row r is at rowStart[r] up to, not including, rowStart[r + 1]: columns and values. */
  readonly rowStart: Uint32Array
  readonly columns: Uint32Array
  readonly byRow: Float64Array
  /** Column d is at columnStart[d] up to, not including, columnStart[d + 1]: rows and values. */
  readonly columnStart: Uint32Array
  readonly rows: Uint32Array
  readonly byColumn: Float64Array
  readonly #next: Uint32Array

  /** Makes room for slices of up to `rows` samples of `width` components, of which at most half are not zero. */
  constructor(
    rows: number,
    readonly width: number
  ) {
    const most = Math.floor((rows * width) / 2)
    this.rowStart = new Uint32Array(rows + 1)
    this.columns = new Uint32Array(most)
    this.byRow = new Float64Array(most)
    this.columnStart = new Uint32Array(width + 1)
    this.rows = new Uint32Array(most)
    this.byColumn = new Float64Array(most)
    this.#next = new Uint32Array(width)
  }

  /**
   * Lists the components of the first `rows` rows of x that are not zero.
   * @returns whether at most half of them are: if not, nothing is listed, and a dense product is as fast
   */
  find(x: Float64Array, rows: number): boolean {
    this.rowCount = rows
    if (!this.#listRows(x, Math.floor((rows * this.width) / 2))) return false
    this.#listColumns()
    return true
  }

  /** @returns whether there are at most `most` to be listed */
  #listRows(x: Float64Array, most: number): boolean {
    const { width } = this
    const rowStart = this.rowStart
    const columns = this.columns
    const values = this.byRow
    let end = 0
    for (let r = 0, at = 0; r < this.rowCount; r++) {
      for (let d = 0; d < width; d++, at++) {
        const value = x[at]
        if (value === 0) continue
        if (end === most) return false
        columns[end] = d
        values[end++] = value
      }
      rowStart[r + 1] = end
    }
    this.count = end
    return true
  }

  /** Sorts by column what is listed by row (counting sort); within a column the rows stay in order. */
  #listColumns(): void {
    const rowStart = this.rowStart
    const columns = this.columns
    const byRow = this.byRow
    const columnStart = this.columnStart.fill(0)
    const next = this.#next
    const rows = this.rows
    const byColumn = this.byColumn
    for (let k = 0; k < this.count; k++) columnStart[columns[k] + 1]++
    for (let d = 0; d < next.length; d++) {
      next[d] = columnStart[d]
      columnStart[d + 1] += columnStart[d]
    }
    for (let r = 0; r < this.rowCount; r++) {
      for (let k = rowStart[r], end = rowStart[r + 1]; k < end; k++) {
        const at = next[columns[k]]++
        rows[at] = r
        byColumn[at] = byRow[k]
      }
    }
  }
}
