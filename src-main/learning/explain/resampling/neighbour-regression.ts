/**
 * The mean of the targets of the K nearest training samples, in one dimension, at each query. Of two samples at the
 * same distance the left one is the nearer.
 * @param x training samples in increasing order
 * @param y their targets
 * @param queries in increasing order
 * @param K from 1 to the number of samples
 */
export function nearestNeighbourMeans(
  x: Float64Array,
  y: Float64Array,
  queries: Float64Array,
  K: number
): Float64Array {
  const means = new Float64Array(queries.length)
  // The K nearest are neighbours in the order of x, and their window only moves to the right.
  for (let i = 0, first = 0; i < queries.length; i++) {
    const query = queries[i]
    while (first + K < x.length && x[first + K] - query < query - x[first]) first++
    let sum = 0
    for (let n = first; n < first + K; n++) sum += y[n]
    means[i] = sum / K
  }
  return means
}
