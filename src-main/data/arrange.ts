/**
 * Puts the rows of a matrix into another order, in place: row k becomes what row order[k] was. Rows that the order does
 * not name come after those that it names. Large datasets are in memory once.
 * @param values rows of `dimension` numbers
 * @param order different rows
 */
export function arrange(values: Float32Array | Float64Array, dimension: number, order: Uint32Array): void {
  const sources = completed(order, dimension === 0 ? 0 : values.length / dimension)
  const kept = values.slice(0, dimension)
  const done = new Uint8Array(sources.length)
  for (let first = 0; first < sources.length; first++) {
    if (done[first]) continue
    // A cycle of rows, each of which takes the place of the one before: the first is kept until its place comes.
    kept.set(values.subarray(first * dimension, (first + 1) * dimension))
    let row = first
    for (; sources[row] !== first; row = sources[row]) {
      const source = sources[row] * dimension
      values.copyWithin(row * dimension, source, source + dimension)
      done[row] = 1
    }
    values.set(kept, row * dimension)
    done[row] = 1
  }
}

/** The order with the rows that it lacks at its end. */
function completed(order: Uint32Array, rows: number): Uint32Array {
  const named = new Uint8Array(rows)
  const all = new Uint32Array(rows)
  all.set(order)
  for (const row of order) named[row] = 1
  let end = order.length
  for (let row = 0; row < rows; row++) if (!named[row]) all[end++] = row
  return all
}
