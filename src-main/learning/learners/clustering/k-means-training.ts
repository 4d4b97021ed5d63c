import { addMultipleAt, squaredDistanceAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { TrainingSetting } from '../../learner'
import { checkRoom } from '../../comparison/held-samples'
import type { ClusteringParameters } from './clustering-parameters'
import { ClusteringTraining } from './clustering-training'
import { farthestSample } from './clustering-runs'
import { KMeans } from './k-means-model'

/** k-means with the centres as vectors. */
export class KMeansTraining extends ClusteringTraining {
  readonly model: KMeans
  readonly #x: Samples
  readonly #row: Float64Array
  /** Of each run: K x D. */
  readonly #centres: readonly Float64Array[]
  /** Sums and numbers of the samples that the pass under way has assigned. */
  readonly #sums: readonly Float64Array[]
  readonly #counts: readonly Float64Array[]

  /** @param centres where the only run begins, K x D numbers; where they are missing, seeds are drawn */
  constructor(
    { clusters, restarts }: ClusteringParameters,
    x: Samples,
    setting: TrainingSetting,
    centres?: Float64Array
  ) {
    const begin = centres === undefined ? 'seeds' : 'given'
    super({ samples: x.count, clusters, restarts: begin === 'given' ? 1 : restarts }, setting, begin, 0)
    checkRoom(2 * this.runs.length * clusters, x.dimension, `The centres of ${this.runs.length} runs`)
    this.#x = x
    this.#row = new Float64Array(x.dimension)
    this.#centres = this.runs.map(() => centres?.slice() ?? new Float64Array(clusters * x.dimension))
    this.#sums = this.runs.map(() => new Float64Array(clusters * x.dimension))
    this.#counts = this.runs.map(() => new Float64Array(clusters))
    const { runs } = this
    this.model = new KMeans(
      clusters,
      () => this.#centres[this.best],
      () => runs[this.best].assignment
    )
  }

  protected override prepare(): void {}

  protected override enter(n: number): void {
    this.#x.read(n, this.#row)
  }

  protected override plant(r: number, k: number): void {
    this.#x.read(this.runs[r].seeds[k], this.#centres[r], k * this.#x.dimension)
  }

  protected override distanceToSeed(r: number, k: number): number {
    return squaredDistanceAt(this.#row, 0, this.#centres[r], k * this.#row.length, this.#row.length)
  }

  protected override look(r: number, n: number): void {
    const { nearest } = this.runs[r]
    let cluster = 0
    nearest[n] = Infinity
    for (let k = 0; k < this.size.clusters; k++) {
      const distance = this.distanceToSeed(r, k)
      if (distance >= nearest[n]) continue
      nearest[n] = distance
      cluster = k
    }
    this.assign(r, n, cluster)
    this.#add(r, cluster, 1)
  }

  /** Adds the sample that is visited to a cluster, or with -1 takes it away. */
  #add(r: number, cluster: number, factor: 1 | -1): void {
    this.#counts[r][cluster] += factor
    addMultipleAt(this.#sums[r], cluster * this.#row.length, factor, this.#row, 0, this.#row.length)
  }

  protected override endPass(r: number): void {
    const { length } = this.#row
    const counts = this.#counts[r]
    const sums = this.#sums[r]
    for (let k = 0; k < counts.length; k++) if (counts[k] === 0) this.#refill(r, k)
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue
      for (let i = k * length; i < (k + 1) * length; i++) this.#centres[r][i] = sums[i] / counts[k]
    }
    counts.fill(0)
    sums.fill(0)
  }

  /** Gives an empty cluster the sample that is farthest from its centre; where there is none its centre stays. */
  #refill(r: number, k: number): void {
    const run = this.runs[r]
    const n = farthestSample(run, this.#counts[r])
    if (n === -1) return
    this.enter(n)
    this.#add(r, run.assignment[n], -1)
    this.#add(r, k, 1)
    run.nearest[n] = 0
    this.assign(r, n, k)
  }

  override save(): Tensors {
    const own = this.runs.flatMap((_, r) => [
      [`run${r}.centres`, vector(this.#centres[r].slice())] as const,
      [`run${r}.sums`, vector(this.#sums[r].slice())] as const,
      [`run${r}.counts`, vector(this.#counts[r].slice())] as const
    ])
    return { ...super.save(), ...Object.fromEntries(own) }
  }

  override restore(saved: Tensors): void {
    super.restore(saved)
    for (const r of this.runs.keys()) {
      this.#centres[r].set(saved[`run${r}.centres`].values)
      this.#sums[r].set(saved[`run${r}.sums`].values)
      this.#counts[r].set(saved[`run${r}.counts`].values)
    }
  }
}
