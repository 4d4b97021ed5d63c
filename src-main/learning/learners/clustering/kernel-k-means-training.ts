import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import { checkRoom } from '../../comparison/held-samples'
import { KernelMatrix } from '../../functions/kernel-matrix'
import { Kernel } from '../../functions/kernels'
import type { TrainingSetting } from '../../learner'
import { ClusteringTraining } from './clustering-training'
import type { KernelKMeansParameters } from '../kernel-k-means'
import { addByCluster, KernelKMeans, squaredDistanceToCentre } from './kernel-k-means-model'
import { farthestSample } from './clustering-runs'

/**
 * k-means that needs only kappa. A visit of a pass adds up the kernel of the sample with those of each cluster, as
 * the clusters were when the pass began: N additions for each run. What is nearest is decided at the end of the pass.
 * The matrix of kappa is computed first, one row a visit; it is not among what is saved, but computed again.
 */
export class KernelKMeansTraining extends ClusteringTraining {
  readonly model: KernelKMeans
  readonly #kernel: KernelMatrix
  /** Of each run: N x K sums of kappa(x_n, x_m) over the samples x_m of a cluster. */
  readonly #sums: readonly Float64Array[]

  /** @throws LearningError when the matrix of kappa would take more than 1 GB */
  constructor(
    { clusters, restarts, kernel, degree, gamma, offset }: KernelKMeansParameters,
    x: Samples,
    setting: TrainingSetting
  ) {
    super({ samples: x.count, clusters, restarts }, setting, 'seeds', x.count)
    checkRoom(restarts * clusters, x.count, `The sums of ${restarts} runs`)
    this.#kernel = new KernelMatrix(new Kernel({ kernel, degree, gamma, offset }), x, setting.products)
    this.#sums = this.runs.map(() => new Float64Array(x.count * clusters))
    this.model = new KernelKMeans(clusters, this.#kernel, () => this.runs[this.best].assignment)
  }

  protected override prepare(n: number): void {
    this.#kernel.fill(n)
  }

  protected override enter(): void {}

  protected override plant(): void {}

  protected override distanceToSeed(r: number, k: number, n: number): number {
    const { matrix } = this.#kernel
    const seed = this.runs[r].seeds[k]
    return squaredDistanceToCentre(matrix.get(n, n), matrix.get(n, seed), matrix.get(seed, seed), 1)
  }

  protected override look(r: number, n: number): void {
    const { samples, clusters } = this.size
    addByCluster(this.#kernel.matrix.values, n * samples, this.runs[r].assignment, this.#sums[r], n * clusters)
  }

  protected override endPass(r: number): void {
    const { samples, clusters } = this.size
    const run = this.runs[r]
    const sums = this.#sums[r]
    const counts = new Float64Array(clusters)
    const within = new Float64Array(clusters)
    for (const [n, cluster] of run.assignment.entries()) {
      if (cluster < 0) continue
      counts[cluster]++
      within[cluster] += sums[n * clusters + cluster]
    }
    const countsAfter = new Float64Array(clusters)
    for (let n = 0; n < samples; n++) {
      const cluster = this.#nearest(r, n, counts, within)
      this.assign(r, n, cluster)
      countsAfter[cluster]++
    }
    sums.fill(0)
    this.#refill(r, countsAfter)
  }

  /** The cluster whose centre is nearest to sample n; its distance becomes the sample's. */
  #nearest(r: number, n: number, counts: Float64Array, within: Float64Array): number {
    const { nearest } = this.runs[r]
    const { clusters } = this.size
    const own = this.#kernel.matrix.get(n, n)
    let cluster = 0
    nearest[n] = Infinity
    for (let k = 0; k < clusters; k++) {
      const distance = squaredDistanceToCentre(own, this.#sums[r][n * clusters + k], within[k], counts[k])
      if (distance >= nearest[n]) continue
      nearest[n] = distance
      cluster = k
    }
    return cluster
  }

  /** Gives each empty cluster the sample that is farthest from its centre, where there is one. */
  #refill(r: number, counts: Float64Array): void {
    const run = this.runs[r]
    for (let k = 0; k < counts.length; k++) {
      const n = counts[k] === 0 ? farthestSample(run, counts) : -1
      if (n === -1) continue
      counts[run.assignment[n]]--
      counts[k]++
      run.nearest[n] = 0
      this.assign(r, n, k)
    }
  }

  override save(): Tensors {
    return {
      ...super.save(),
      ...Object.fromEntries(this.#sums.map((sums, r) => [`run${r}.sums`, vector(sums.slice())]))
    }
  }

  override restore(saved: Tensors): void {
    super.restore(saved)
    for (const [r, sums] of this.#sums.entries()) sums.set(saved[`run${r}.sums`].values)
    for (let n = 0; n < Math.min(this.steps, this.size.samples); n++) this.#kernel.fill(n)
  }
}
