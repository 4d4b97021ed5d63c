import type { Samples } from '../algebra/samples'

/** The mean of every column over at least one sample. */
export function columnMeans(x: Samples): Float64Array {
  const row = new Float64Array(x.dimension)
  const mean = new Float64Array(x.dimension)
  for (let n = 0; n < x.count; n++) {
    x.read(n, row)
    for (let d = 0; d < row.length; d++) mean[d] += (row[d] - mean[d]) / (n + 1)
  }
  return mean
}

/** The population standard deviation of every column around these means; exactly 0 where the column is constant. */
export function columnDeviations(x: Samples, mean: Float64Array): Float64Array {
  const row = new Float64Array(x.dimension)
  const first = new Float64Array(x.dimension)
  const varies = new Uint8Array(x.dimension)
  const sum = new Float64Array(x.dimension)
  x.read(0, first)
  for (let n = 0; n < x.count; n++) {
    x.read(n, row)
    for (let d = 0; d < row.length; d++) {
      const difference = row[d] - mean[d]
      sum[d] += difference * difference
      if (row[d] !== first[d]) varies[d] = 1
    }
  }
  return sum.map((squares, d) => (varies[d] === 1 ? Math.sqrt(squares / x.count) : 0))
}
