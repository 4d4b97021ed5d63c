import { describe, expect, it } from 'vitest'
import type { KernelParameters } from '../../../../src-main/learning/functions/kernels'
import { Learner, type Training } from '../../../../src-main/learning/learner'
import { kernelKMeans } from '../../../../src-main/learning/learners/kernel-k-means'
import { kernelPerceptron } from '../../../../src-main/learning/learners/kernel-perceptron'
import { perceptron } from '../../../../src-main/learning/learners/perceptron'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import { errorOf } from '../../../../src-main/learning/evaluation'
import reference from '../../../reference/kernel-methods.json'
import { breastCancer, iris, pairOf, type RealData } from '../../../support/real-data'
import { standardised } from './standardised'

interface Case {
  readonly data: string
  readonly classes: readonly [number, number]
  readonly perceptron: readonly { epochs: number; w: readonly number[]; b: number; errors: number }[]
  readonly kernelPerceptron: readonly {
    readonly parameters: Partial<KernelParameters>
    readonly changes: readonly number[]
    /** How often each sample has been corrected, of those that have been. */
    readonly alpha: Readonly<Record<string, number>>
  }[]
  readonly kernelMeans: readonly {
    readonly parameters: Partial<KernelParameters>
    readonly seeds: readonly number[]
    readonly passes: number
    readonly inertia: number
    /** A digit for each sample. */
    readonly assignment: string
  }[]
}

const cases = reference.cases as unknown as readonly Case[]

function dataOf({ data, classes: [first, second] }: Case): RealData {
  return pairOf(data === 'iris' ? iris() : breastCancer(), first, second)
}

/** Kernel k-means that begins each cluster with a given sample: a training that has drawn its seeds, and gets others. */
function kernelMeansFrom(data: RealData, seeds: readonly number[], kernel: Partial<KernelParameters>): Training {
  const x = standardised(data.x)
  const parameters = { ...defaultsOf(kernelKMeans.parameters), ...kernel, clusters: seeds.length, restarts: 1 }
  const setting = { schedule: { order: 'file', maximumEpochs: 1000 }, seed: 0 } as const
  const training = new Learner(kernelKMeans, parameters).begin({ x }, setting)
  // The first steps fill the matrix of kappa, a row each, and draw all seeds but the first.
  training.advance(x.count * seeds.length)
  const saved = training.save()
  const assignment = new Int32Array(x.count).fill(-1)
  seeds.forEach((n, k) => (assignment[n] = k))
  training.restore({ ...saved, 'run0.assignment': { shape: [x.count], values: assignment } })
  while (training.advance(1e9) !== 'end');
  return training
}

describe.each(cases)('$data, classes $classes', (one) => {
  const data = dataOf(one)

  it.each(one.perceptron)('the perceptron is that of scikit-learn after $epochs epochs', ({ epochs, w, b, errors }) => {
    const setting = { schedule: { order: 'file', maximumEpochs: epochs }, seed: 0 } as const
    const { model } = new Learner(perceptron, { bias: true }).fit(data, setting)
    expect(model.tensors['b'].values[0]).toBe(b)
    w.forEach((weight, d) => expect(model.tensors['w'].values[d]).toBeCloseTo(weight, 8))
    expect(Math.round(errorOf(model, data) * data.x.count)).toBe(errors)
  })

  it.each(one.kernelPerceptron)('the kernel perceptron makes the same corrections: $parameters', (expected) => {
    const { parameters, changes, alpha } = expected
    const learner = new Learner(kernelPerceptron, {
      ...defaultsOf(kernelPerceptron.parameters),
      ...parameters
    })
    const x = standardised(data.x)
    const training = learner.begin({ x, y: data.y }, { schedule: { order: 'file', maximumEpochs: 30 }, seed: 0 })
    const found: number[] = []
    while (training.outcome === undefined) {
      training.advance(1e9)
      found.push(training.measures['changes'])
    }
    expect(found).toEqual(changes)
    const corrections = new Map(Object.entries(alpha))
    training.model.tensors['alpha'].values.forEach((value, n) => expect(value).toBe(corrections.get(String(n)) ?? 0))
  })

  it.each(one.kernelMeans)('kernel k-means from $seeds ends in the same clusters: $parameters', (expected) => {
    const training = kernelMeansFrom(data, expected.seeds, expected.parameters)
    expect(training.outcome).toBe('converged')
    expect(training.epoch).toBe(expected.passes)
    expect(training.model.tensors['assignment'].values.join('')).toBe(expected.assignment)
    expect(Math.abs(training.measures['inertia'] / expected.inertia - 1)).toBeLessThan(1e-10)
  })
})
