import type { ClusteringRun } from './clustering-runs'

/**
 * Of the samples that do not stand alone in their cluster, the one that is farthest from its centre: it can begin
 * a cluster that has become empty. -1 where all of them lie on their centres.
 * @param counts how many samples each cluster has
 */
export function farthestSample({ nearest, assignment }: ClusteringRun, counts: Float64Array): number {
  let farthest = -1
  for (let n = 0; n < nearest.length; n++) {
    if (nearest[n] > (farthest === -1 ? 0 : nearest[farthest]) && counts[assignment[n]] > 1) farthest = n
  }
  return farthest
}

/** The cluster of the least of the distances that begin at `at`, the first of several. */
export function nearestCluster(distances: Float64Array, at: number, clusters: number): number {
  let nearest = 0
  for (let k = 1; k < clusters; k++) if (distances[at + k] < distances[at + nearest]) nearest = k
  return nearest
}
