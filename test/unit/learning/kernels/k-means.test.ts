import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { squaredDistance } from '../../../../src-main/learning/algebra/matrix'
import { Random } from '../../../../src-main/learning/algebra/random'
import { kernelParameters, type KernelParameters } from '../../../../src-main/learning/functions/kernels'
import { Learner, type Training, type TrainingSetting } from '../../../../src-main/learning/learner'
import { clusteringRuns, drawSeed } from '../../../../src-main/learning/learners/clustering/clustering-runs'
import { kMeans } from '../../../../src-main/learning/learners/k-means'
import { KMeansTraining } from '../../../../src-main/learning/learners/clustering/k-means-training'
import { kernelKMeans } from '../../../../src-main/learning/learners/kernel-k-means'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import reference from '../../../reference/neighbours.json'
import { breastCancer, iris } from '../../../support/real-data'
import { standardised } from './standardised'

const setting: TrainingSetting = { schedule: { order: 'file', maximumEpochs: 1000 }, seed: 0 }

function toTheEnd<T extends Training>(training: T): T {
  while (training.advance(1e9) !== 'end');
  return training
}

function fitFrom(x: DenseSamples, centres: readonly (readonly number[])[]): KMeansTraining {
  const parameters = { clusters: centres.length, restarts: 1 }
  return toTheEnd(new KMeansTraining(parameters, x, setting, Float64Array.from(centres.flat())))
}

const fit = (x: DenseSamples, clusters: number, restarts = 10, seed = 0): Training =>
  new Learner(kMeans, { clusters, restarts }).fit({ x }, { ...setting, seed })

const kernelFit = (x: DenseSamples, clusters: number, kernel: Partial<KernelParameters>, restarts = 4): Training =>
  new Learner(kernelKMeans, { clusters, restarts, ...defaultsOf(kernelParameters), ...kernel }).fit({ x }, setting)

const assignmentOf = ({ model }: Training): number[] => [...model.tensors['assignment'].values]

describe('k-means', () => {
  const line = DenseSamples.of([[0], [1], [2], [9], [10]])

  it('by hand', () => {
    // From 0 and 1: {0} and {1, 2, 9, 10}, inertia 0 + 0 + 1 + 64 + 81 = 146; centres 0 and 5.5.
    // {0, 1, 2} and {9, 10}: 0 + 1 + 4 + 12.25 + 20.25 = 37.5; centres 1 and 9.5.
    // No change: 1 + 0 + 1 + 0.25 + 0.25 = 2.5.
    const training = new KMeansTraining({ clusters: 2, restarts: 1 }, line, setting, Float64Array.of(0, 1))
    const seen = [1, 2, 3].map(() => [
      training.advance(1e9),
      training.measures['inertia'],
      training.measures['changes']
    ])
    // The first pass gives all five a cluster, the second moves 1 and 2.
    expect(seen).toEqual([
      ['epoch', 146, 5],
      ['epoch', 37.5, 2],
      ['end', 2.5, 0]
    ])
    expect(training.outcome).toBe('converged')
    expect([...training.model.tensors['centres'].values]).toEqual([1, 9.5])
    const distances = training.model.evaluate(DenseSamples.of([[4], [5.25]]), 0, 2)
    expect([...distances]).toEqual([9, 30.25, 18.0625, 18.0625])
    expect([0, 2].map((at) => training.model.classOf(distances, at))).toEqual([0, 0])
  })

  it('gives an empty cluster the sample that is farthest from its centre', () => {
    // From 0, 20 and 30 nothing is nearest to 30, and only 10 is farther from 20 than from 0, where it is as far: all
    // go to 0. So the second cluster gets 10 (at 10), and the third gets 9.
    const { model } = fitFrom(line, [[0], [20], [30]])
    expect([...model.tensors['centres'].values].sort((a, b) => a - b)).toEqual([1, 9, 10])
    expect(new Set(assignmentOf(fitFrom(line, [[0], [20], [30]]))).size).toBe(3)
  })

  it('lives with fewer different samples than clusters', () => {
    const same = DenseSamples.of([
      [1, 2],
      [1, 2],
      [3, 4],
      [1, 2]
    ])
    const training = fit(same, 4)
    expect(training.outcome).toBe('converged')
    expect(training.measures['inertia']).toBe(0)
    expect([...training.model.evaluate(same, 0, 4)].every(Number.isFinite)).toBe(true)
  })

  it('refuses more clusters than samples', () => {
    expect(() => fit(line, 6)).toThrow('K-means needs at least 6 samples, found 5 samples')
  })

  it('refuses so many runs that their centres do not fit', () => {
    const wide = new DenseSamples(new Float64Array(1000 * 1000), 1000)
    expect(() => fit(wide, 1000, 100)).toThrow('The centres of 100 runs would take 1.5 GB of memory')
  })

  it('of one cluster finds the mean', () => {
    expect([...fit(line, 1, 1).model.tensors['centres'].values]).toEqual([4.4])
  })

  it('finds clouds that lie apart, from its own seeds', () => {
    const random = new Random(3)
    const rows = Array.from({ length: 90 }, (_, n) => [
      random.normal(10 * (n % 3)),
      random.normal(n % 3 === 1 ? 10 : 0)
    ])
    const assignment = assignmentOf(fit(DenseSamples.of(rows), 3))
    for (const [n, cluster] of assignment.entries()) expect(cluster).toBe(assignment[n % 3])
    expect(new Set(assignment).size).toBe(3)
  })

  it('never gets worse by more runs, and a better one counts', () => {
    const x = iris().x
    const inertias = [1, 2, 5, 20].map((restarts) => fit(x, 6, restarts, 4).measures['inertia'])
    for (let i = 1; i < inertias.length; i++) expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1])
    expect(inertias[3]).toBeLessThan(inertias[0])
  })

  it('draws seeds with a probability proportional to their squared distance', () => {
    // Squared distances 0, 1, 3, 0: sample 2 is drawn three times as often as sample 1, the others never.
    const drawn = [0, 0, 0, 0]
    const [run] = clusteringRuns(1, 2, 4, 11)
    run.nearest.set([0, 1, 3, 0])
    for (let i = 0; i < 4000; i++) drawn[drawSeed(run, 1)]++
    expect([drawn[0], drawn[3]]).toEqual([0, 0])
    expect(Math.abs(drawn[1] - 1000)).toBeLessThan(110)
    run.nearest.fill(0)
    run.seeds[0] = 0
    expect(drawSeed(run, 1)).toBe(1)
  })

  const sets = [
    ['iris', iris().x],
    ['breast-cancer', breastCancer().x]
  ] as const
  it.each(sets)("from the same centres ends where scikit-learn's ends: %s", (name, raw) => {
    for (const [scaling, x] of [
      ['raw', raw],
      ['standardised', standardised(raw)]
    ] as const) {
      for (const { clusters, inertia, passes, sizes, centres } of reference[name].clusters[scaling]) {
        const first = Array.from({ length: clusters }, (_, k) => Math.floor((k * (x.count - 1)) / (clusters - 1)))
        const from = first.map((n) => [...x.values.subarray(n * x.dimension, (n + 1) * x.dimension)])
        const training = fitFrom(x, from)
        expect(training.outcome).toBe('converged')
        expect(training.epoch).toBe(passes)
        expect(Math.abs(training.measures['inertia'] / inertia - 1)).toBeLessThan(1e-12)
        const found = training.model.tensors
        expect(sizes.map((_, k) => found['assignment'].values.filter((c) => c === k).length)).toEqual(sizes)
        for (const [i, value] of centres.flat().entries()) {
          expect(Math.abs(found['centres'].values[i] - value)).toBeLessThan(1e-10 * (1 + Math.abs(value)))
        }
      }
    }
  })
})

describe('kernel k-means', () => {
  it.each([
    ['iris', iris().x, 3],
    ['iris, in more clusters', iris().x, 7],
    ['breast cancer', breastCancer().x, 4]
  ] as const)('with the linear kernel is k-means: %s', (_name, raw, clusters) => {
    const x = standardised(raw)
    const [plain, kernel] = [fit(x, clusters, 4), kernelFit(x, clusters, { kernel: 'linear' })]
    expect(assignmentOf(kernel)).toEqual(assignmentOf(plain))
    expect([kernel.epoch, kernel.outcome]).toEqual([plain.epoch, plain.outcome])
    expect(kernel.measures['inertia']).toBeCloseTo(plain.measures['inertia'], 7)
    const [expected, found] = [plain, kernel].map(({ model }) => model.evaluate(x, 0, x.count))
    for (const [i, distance] of expected.entries()) expect(found[i]).toBeCloseTo(distance, 9)
  })

  it('with the linear kernel is k-means also where a cluster becomes empty on the way', () => {
    // Found among random ones: from the seeds of this setting, the second or third pass leaves a cluster empty.
    const cases: [number, number[][]][] = [
      [
        4,
        [
          [7, 5],
          [10, 4],
          [0, 6],
          [5, 5],
          [6, 2],
          [12, 0],
          [0, 5],
          [6, 5]
        ]
      ],
      [
        3,
        [
          [12, 6],
          [11, 3],
          [0, 1],
          [1, 6],
          [1, 6],
          [9, 5],
          [1, 2],
          [9, 1]
        ]
      ]
    ]
    for (const [clusters, rows] of cases) {
      const x = DenseSamples.of(rows)
      const plain = new Learner(kMeans, { clusters, restarts: 1 }).begin({ x }, setting)
      const kernelParameterValues = { ...defaultsOf(kernelParameters), kernel: 'linear' } as const
      const kernel = new Learner(kernelKMeans, { clusters, restarts: 1, ...kernelParameterValues }).begin(
        { x },
        setting
      )
      for (let pause = plain.advance(1e9); ; pause = plain.advance(1e9)) {
        expect(kernel.advance(1e9)).toBe(pause)
        expect(assignmentOf(kernel)).toEqual(assignmentOf(plain))
        expect(new Set(assignmentOf(plain)).size).toBe(clusters)
        expect(kernel.measures['changes']).toBe(plain.measures['changes'])
        expect(kernel.measures['inertia']).toBeCloseTo(plain.measures['inertia'], 10)
        if (pause === 'end') break
      }
    }
  })

  it('with the polynomial kernel is k-means on the explicit Phi', () => {
    // (x.x')^2 = Phi(x).Phi(x') with Phi(x) = (x_i x_j for all i, j).
    const x = standardised(iris().x)
    const rows = Array.from({ length: x.count }, (_, n) => [...x.values.subarray(4 * n, 4 * n + 4)])
    const phi = DenseSamples.of(rows.map((row) => row.flatMap((a) => row.map((b) => a * b))))
    const kernel = kernelFit(x, 3, { kernel: 'polynomial', gamma: 1, offset: 0, degree: 2 })
    expect(assignmentOf(kernel)).toEqual(assignmentOf(fit(phi, 3, 4)))
  })

  it('puts opposite clouds together where Phi does not see the sign, which k-means cannot', () => {
    // Two clouds left and right, two above and below; (x.x')^2 is the same for x and -x.
    const random = new Random(6)
    const rows = Array.from({ length: 80 }, (_, n) => {
      const far = n % 4 < 2 ? 5 : -5
      return n % 2 === 0 ? [far + random.normal(), random.normal()] : [random.normal(), far + random.normal()]
    })
    const x = DenseSamples.of(rows)
    const apart = (assignment: number[]): boolean =>
      assignment[0] !== assignment[1] && assignment.every((c, n) => c === assignment[n % 2])
    expect(apart(assignmentOf(kernelFit(x, 2, { kernel: 'polynomial', gamma: 1, offset: 0, degree: 2 })))).toBe(true)
    expect(apart(assignmentOf(fit(x, 2)))).toBe(false)
  })

  it('measures distances in the space of Phi', () => {
    // Of the Gaussian kernel, by its definition: the distance to the mean of the members' Phi.
    const x = DenseSamples.of([[0], [1], [5], [6], [7]])
    const training = kernelFit(x, 2, { kernel: 'gaussian', gamma: 0.5 })
    const assignment = assignmentOf(training)
    const kappa = (a: number, b: number): number => Math.exp(-0.5 * squaredDistance([a], [b]))
    const found = training.model.evaluate(DenseSamples.of([[2]]), 0, 1)
    for (const k of [0, 1]) {
      const members = [0, 1, 5, 6, 7].filter((_, n) => assignment[n] === k)
      const pairs = members.flatMap((a) => members.map((b) => kappa(a, b)))
      const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
      expect(found[k]).toBeCloseTo(1 - 2 * mean(members.map((a) => kappa(a, 2))) + mean(pairs), 12)
    }
  })
})
