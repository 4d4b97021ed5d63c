import { leastAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { KernelMatrix } from '../../functions/kernel-matrix'
import type { Model } from '../../learner'

/**
 * Clusters in the space of Phi. The centre m_k of a cluster is the mean of Phi(x_n) over its samples: it is never
 * computed, only ||Phi(x) - m_k||^2 = kappa(x, x) - 2 mean_n kappa(x_n, x) + mean_nm kappa(x_n, x_m).
 */
export class KernelKMeans implements Model {
  readonly outputs: readonly string[]

  /** @param assignmentNow the cluster of each training sample, as it stands; -1 where it has none yet */
  constructor(
    readonly clusters: number,
    readonly kernelMatrix: KernelMatrix,
    readonly assignmentNow: () => Int32Array
  ) {
    this.outputs = Array.from({ length: clusters }, (_, k) => `squared distance to centre ${k + 1}`)
  }

  /** assignment (N): the cluster of each training sample, from 0; -1 before it has one. */
  get tensors(): Tensors {
    return { assignment: vector(this.assignmentNow().slice()) }
  }

  /** The squared distances to the centres; Infinity to that of a cluster without samples. */
  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { clusters, kernelMatrix } = this
    const assignment = this.assignmentNow()
    const { counts, within } = this.#clusterSums(assignment)
    const point = new Float64Array(x.dimension)
    const sums = new Float64Array(clusters)
    const distances = new Float64Array((to - from) * clusters)
    for (const [n, row] of kernelMatrix.eachRow({ x, from, to })) {
      x.read(n, point)
      const own = kernelMatrix.kernel.value(point, point)
      addByCluster(row, 0, assignment, sums.fill(0), 0)
      for (let k = 0; k < clusters; k++) {
        distances[(n - from) * clusters + k] = squaredDistanceToCentre(own, sums[k], within[k], counts[k])
      }
    }
    return distances
  }

  /** The cluster whose centre is nearest, the first of several. */
  classOf(outputs: Float64Array, at: number): number {
    return leastAt(outputs, at, this.clusters)
  }

  /** The number of samples of each cluster, and the sum of the kernel over all pairs of them. */
  #clusterSums(assignment: Int32Array): { readonly counts: Float64Array; readonly within: Float64Array } {
    const counts = new Float64Array(this.clusters)
    const within = new Float64Array(this.clusters)
    const sums = new Float64Array(this.clusters)
    for (const [n, cluster] of assignment.entries()) {
      if (cluster < 0) continue
      counts[cluster]++
      addByCluster(this.kernelMatrix.matrix.values, n * assignment.length, assignment, sums.fill(0), 0)
      within[cluster] += sums[cluster]
    }
    return { counts, within }
  }
}

/** Adds up, cluster by cluster, the N numbers that begin at `at`: into K numbers that begin at `into`. */
export function addByCluster(
  row: Float64Array,
  at: number,
  assignment: Int32Array,
  sums: Float64Array,
  into: number
): void {
  for (let m = 0; m < assignment.length; m++) if (assignment[m] >= 0) sums[into + assignment[m]] += row[at + m]
}

/**
 * ||Phi(x) - m||^2 for the mean m of `count` samples: kappa(x, x), the sum of kappa(x_n, x) over them, and the
 * sum of kappa over all pairs of them. Roundings below 0 count as 0.
 */
export function squaredDistanceToCentre(own: number, sum: number, within: number, count: number): number {
  return count === 0 ? Infinity : Math.max(0, own - (2 * sum) / count + within / (count * count))
}
