import { Random } from '../../algebra/random'
import { vector, type Tensors } from '../../algebra/tensor'

/** One of several runs of the same algorithm from different seeds. */
export interface ClusteringRun {
  readonly random: Random
  /** The samples that the clusters begin with. */
  readonly seeds: Uint32Array
  /** The squared distance of each sample to the nearest seed, and later to the nearest centre. */
  readonly nearest: Float64Array
  /** The cluster of each sample; -1 where it has none yet. */
  readonly assignment: Int32Array
  /** How many samples changed their cluster in the pass under way, and in the last one that was completed. */
  changes: number
  changesBefore: number
  /** The sum of the squared distances to the nearest centres, as the last completed pass found them. */
  inertia: number
  /** Whether a pass has changed nothing. */
  settled: boolean
}

/** Fresh runs, each with a random stream of its own: run r is the same however many there are. */
export function clusteringRuns(runs: number, clusters: number, samples: number, seed: number): ClusteringRun[] {
  const streams = new Random(seed)
  return Array.from({ length: runs }, () => ({
    random: new Random(streams.integer(0, 0xffff_ffff)),
    seeds: new Uint32Array(clusters),
    nearest: new Float64Array(samples).fill(Infinity),
    assignment: new Int32Array(samples).fill(-1),
    changes: 0,
    changesBefore: 0,
    inertia: Infinity,
    settled: false
  }))
}

/**
 * Draws the next seed of k-means++ (Arthur and Vassilvitskii 2007): the first uniformly, each other with a
 * probability proportional to its squared distance to the nearest of those before. Where all samples coincide
 * with a seed, it is the first sample that is none.
 */
export function drawSeed({ random, seeds, nearest }: ClusteringRun, k: number): number {
  if (k === 0) return random.integer(0, nearest.length - 1)
  let rest = random.uniform() * nearest.reduce((sum, distance) => sum + distance, 0)
  const chosen = nearest.findIndex((distance) => (rest -= distance) < 0)
  if (chosen !== -1) return chosen
  const before = seeds.subarray(0, k)
  return nearest.findIndex((_, n) => !before.includes(n))
}

/** The run of the least inertia: the first of several, and the first of all before any pass has been completed. */
export function bestRun(runs: readonly ClusteringRun[]): number {
  return runs.reduce((best, { inertia }, r) => (inertia < runs[best].inertia ? r : best), 0)
}

export function saveRuns(runs: readonly ClusteringRun[]): Tensors {
  const saved: Record<string, Tensors[string]> = {}
  for (const [r, run] of runs.entries()) {
    const { changes, changesBefore, inertia, settled } = run
    saved[`run${r}.random`] = vector(run.random.state)
    saved[`run${r}.seeds`] = vector(run.seeds.slice())
    saved[`run${r}.nearest`] = vector(run.nearest.slice())
    saved[`run${r}.assignment`] = vector(run.assignment.slice())
    saved[`run${r}.progress`] = vector(Float64Array.of(changes, changesBefore, inertia, settled ? 1 : 0))
  }
  return saved
}

export function restoreRuns(runs: readonly ClusteringRun[], saved: Tensors): void {
  for (const [r, run] of runs.entries()) {
    run.random.state = saved[`run${r}.random`].values as Int32Array
    run.seeds.set(saved[`run${r}.seeds`].values)
    run.nearest.set(saved[`run${r}.nearest`].values)
    run.assignment.set(saved[`run${r}.assignment`].values)
    const [changes, changesBefore, inertia, settled] = saved[`run${r}.progress`].values
    Object.assign(run, { changes, changesBefore, inertia, settled: settled === 1 })
  }
}

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
