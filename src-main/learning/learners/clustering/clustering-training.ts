import { scalar, type Tensors } from '../../algebra/tensor'
import type { Model, Outcome, Pause, Training, TrainingSetting } from '../../learner'
import { bestRun, clusteringRuns, drawSeed, restoreRuns, saveRuns, type ClusteringRun } from './clustering-runs'

export interface ClusteringSize {
  readonly samples: number
  readonly clusters: number
  readonly restarts: number
}

/**
 * Lloyd's algorithm (1957, published 1982) from seeds drawn by k-means++: each sample goes to the nearest centre,
 * each centre to the mean of its samples, until nothing changes. Several runs go on side by side: an epoch is a
 * pass of all those that still change, in the order of the file. A step is the visit of a sample; the first epoch
 * has the visits too in which the seeds are drawn.
 */
export abstract class ClusteringTraining implements Training {
  abstract readonly model: Model
  epoch = 0
  outcome: Outcome | undefined
  protected readonly runs: readonly ClusteringRun[]
  #visits = 0
  readonly #preparation: number
  readonly #seeding: number

  /**
   * @param begin whether seeds are drawn, or the runs know where they begin
   * @param preparation how many visits come before that
   */
  protected constructor(
    protected readonly size: ClusteringSize,
    protected readonly setting: TrainingSetting,
    protected readonly begin: 'seeds' | 'given',
    preparation: number
  ) {
    this.runs = clusteringRuns(size.restarts, size.clusters, size.samples, setting.seed)
    this.#preparation = preparation
    this.#seeding = begin === 'seeds' ? (size.clusters - 1) * size.samples : 0
  }

  /** What is to be done at a visit of sample n before the seeds are drawn. */
  protected abstract prepare(n: number): void
  /** Begins a visit of sample n. */
  protected abstract enter(n: number): void
  /** Run r begins its cluster k with its seed. */
  protected abstract plant(r: number, k: number): void
  /** The squared distance of sample n, which is being visited, to seed k of run r. */
  protected abstract distanceToSeed(r: number, k: number, n: number): number
  /** Visits sample n in a pass of run r. */
  protected abstract look(r: number, n: number): void
  /** Ends a pass of run r: its `changes` and `nearest` are complete after it, and its centres are moved. */
  protected abstract endPass(r: number): void

  get steps(): number {
    return this.#visits
  }

  get stepsAtMost(): number {
    return this.#preparation + this.#seeding + this.setting.schedule.maximumEpochs * this.size.samples
  }

  /** inertia: of the best run. changes: of all runs. */
  get measures(): Readonly<Record<string, number>> {
    const changes = this.runs.reduce((sum, { changesBefore }) => sum + changesBefore, 0)
    return { inertia: this.runs[this.best].inertia, changes }
  }

  /** The number of the run that counts. */
  get best(): number {
    return bestRun(this.runs)
  }

  advance(limit: number): Pause {
    for (let steps = 0; this.outcome === undefined; steps++) {
      if (steps === limit) return 'limit'
      if (this.#visit() && this.#endEpoch() === undefined) return 'epoch'
    }
    return 'end'
  }

  /** @returns whether it was the last visit of an epoch */
  #visit(): boolean {
    const { samples } = this.size
    if (this.#visits === 0 && this.begin === 'seeds') for (const r of this.runs.keys()) this.#plant(r, 0)
    const visit = this.#visits++ - this.#preparation
    if (visit < 0) {
      this.prepare(visit + this.#preparation)
      return false
    }
    const n = visit % samples
    this.enter(n)
    if (visit < this.#seeding) {
      this.#seed(n, Math.floor(visit / samples))
      return false
    }
    for (const [r, run] of this.runs.entries()) if (!run.settled) this.look(r, n)
    return n === samples - 1
  }

  /** Brings sample n and seed k together; after the last sample the next seeds are drawn. */
  #seed(n: number, k: number): void {
    for (const [r, { nearest }] of this.runs.entries()) {
      nearest[n] = Math.min(nearest[n], this.distanceToSeed(r, k, n))
      if (n === this.size.samples - 1) this.#plant(r, k + 1)
    }
  }

  #plant(r: number, k: number): void {
    const run = this.runs[r]
    const seed = drawSeed(run, k)
    run.seeds[k] = seed
    run.assignment[seed] = k
    this.plant(r, k)
  }

  /** Sample n belongs to that cluster now. */
  protected assign(r: number, n: number, cluster: number): void {
    const run = this.runs[r]
    if (run.assignment[n] !== cluster) run.changes++
    run.assignment[n] = cluster
  }

  #endEpoch(): Outcome | undefined {
    for (const [r, run] of this.runs.entries()) {
      if (!run.settled) {
        this.endPass(r)
        run.inertia = run.nearest.reduce((sum, distance) => sum + distance, 0)
        run.settled = run.changes === 0
      }
      run.changesBefore = run.changes
      run.changes = 0
    }
    this.epoch++
    this.#conclude()
    return this.outcome
  }

  #conclude(): void {
    this.outcome = undefined
    if (this.runs.every(({ settled }) => settled)) this.outcome = 'converged'
    else if (this.epoch === this.setting.schedule.maximumEpochs) this.outcome = 'maximum-epochs'
  }

  save(): Tensors {
    return { visits: scalar(this.#visits), epoch: scalar(this.epoch), ...saveRuns(this.runs) }
  }

  restore(saved: Tensors): void {
    this.#visits = saved['visits'].values[0]
    this.epoch = saved['epoch'].values[0]
    restoreRuns(this.runs, saved)
    this.#conclude()
  }
}
