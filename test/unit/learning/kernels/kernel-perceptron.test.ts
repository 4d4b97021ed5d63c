import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { errorOf } from '../../../../src-main/learning/evaluation'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { Learner } from '../../../../src-main/learning/learner'
import {
  KernelPerceptron,
  kernelPerceptron,
  kernelPerceptronParameters,
  type KernelPerceptronParameters
} from '../../../../src-main/learning/learners/kernel-perceptron'
import { KernelPerceptronTraining } from '../../../../src-main/learning/learners/kernel-perceptron-training'
import { Perceptron } from '../../../../src-main/learning/learners/perceptron'
import { PerceptronTraining } from '../../../../src-main/learning/learners/perceptron-training'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import type { Schedule } from '../../../../src-main/learning/schedule'
import { classes } from '../../../../src-main/learning/targets'
import { labelled, type TrainingSet } from '../../../../src-main/learning/training-set'
import { breastCancer, iris, pairOf } from '../../../support/real-data'

const parameters = (changes: Partial<KernelPerceptronParameters>): KernelPerceptronParameters => ({
  ...defaultsOf(kernelPerceptronParameters),
  ...changes
})

function training(data: TrainingSet, changes: Partial<KernelPerceptronParameters>, schedule: Schedule, seed = 0) {
  return new KernelPerceptronTraining(new KernelPerceptron(parameters(changes), labelled(data)), schedule, seed)
}

/** What a training sees: the score of each mistake, and after each epoch how many there were. */
function course(one: PerceptronTraining | KernelPerceptronTraining): { scores: [number, number][]; changes: number[] } {
  const scores: [number, number][] = []
  const changes: number[] = []
  one.onMistake = (n, score) => scores.push([n, score])
  for (let pause = one.advance(1e9); ; pause = one.advance(1e9)) {
    changes.push(one.measures['changes'])
    if (pause === 'end') return { scores, changes }
  }
}

/** The same samples, scaled so that all components are whole numbers: then both trainings compute without rounding. */
function whole({ x, y }: ReturnType<typeof iris>): TrainingSet {
  return {
    x: new DenseSamples(
      x.values.map((value) => Math.round(10 * value)),
      x.dimension
    ),
    y
  }
}

describe('the kernel perceptron', () => {
  const xor: TrainingSet = {
    x: DenseSamples.of([
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1]
    ]),
    y: classes([1, 0, 0, 1])
  }

  it("by hand: xor with kappa = (x.x')^2", () => {
    // kappa is 4 of a sample with itself and its opposite (x1 with x4, x2 with x3), and 0 otherwise. Without bias:
    // x1 (1) scores 0, a mistake: alpha1 = 1, the scores are 4, 0, 0, 4. x2 (-1) scores 0, a mistake: alpha2 = 1, and
    // the scores are 4, -4, -4, 4. x3 and x4 are right, and so is all of epoch 1.
    const one = training(
      xor,
      { kernel: 'polynomial', degree: 2, gamma: 1, offset: 0, bias: false },
      { order: 'file', maximumEpochs: 9 }
    )
    expect(course(one)).toEqual({
      scores: [
        [0, 0],
        [1, 0]
      ],
      changes: [2, 0]
    })
    expect(one.outcome).toBe('converged')
    expect([...one.model.alpha]).toEqual([1, 1, 0, 0])
    expect([...one.model.evaluate(xor.x, 0, 4)]).toEqual([4, -4, -4, 4])
    expect(one.measures).toEqual({ changes: 0, supportVectors: 2 })
  })

  it('cannot learn xor with the linear kernel, and can with the Gaussian one', () => {
    const setting = { schedule: { order: 'file', maximumEpochs: 20 }, seed: 0 } as const
    const linear = new Learner(kernelPerceptron, parameters({ kernel: 'linear' })).fit(xor, setting)
    expect(linear.outcome).toBe('maximum-epochs')
    const gaussian = new Learner(kernelPerceptron, parameters({ kernel: 'gaussian' })).fit(xor, setting)
    expect(gaussian.outcome).toBe('converged')
    expect(errorOf(gaussian.model, xor)).toBe(0)
  })

  const cases = ['file', 'shuffled'].flatMap((order) => [true, false].map((bias) => [order, bias] as const))
  it.each(cases)('with the linear kernel is the perceptron, mistake by mistake: %s, bias %s', (order, bias) => {
    const schedule = { order, maximumEpochs: 25 } as Schedule
    for (const data of [whole(pairOf(iris(), 0, 1)), whole(pairOf(iris(), 1, 2))]) {
      const samples = labelled(data)
      const plain = new PerceptronTraining(new Perceptron({ bias }, data.x.dimension), samples, schedule, 3)
      const kernel = training(data, { kernel: 'linear', bias }, schedule, 3)
      const expected = course(plain)
      expect(expected.scores.length).toBeGreaterThan(1)
      expect(course(kernel)).toEqual(expected)
      expect(kernel.outcome).toBe(plain.outcome)
      expect(kernel.model.b).toBe(plain.model.b)
      const w = new Float64Array(data.x.dimension)
      const row = new Float64Array(data.x.dimension)
      for (const [n, alpha] of kernel.model.alpha.entries()) {
        data.x.read(n, row)
        for (let d = 0; d < w.length; d++) w[d] += alpha * samples.y[n] * row[d]
      }
      expect(w).toEqual(plain.model.w.values)
    }
  })

  it('with the linear kernel is the perceptron on breast cancer, where sums are rounded', () => {
    const data = breastCancer()
    const schedule = { order: 'shuffled', maximumEpochs: 20 } as const
    const plain = new PerceptronTraining(new Perceptron({ bias: true }, 30), labelled(data), schedule, 5)
    const kernel = training(data, { kernel: 'linear' }, schedule, 5)
    const [expected, found] = [course(plain), course(kernel)]
    expect(found.changes).toEqual(expected.changes)
    for (const [i, [n, score]] of expected.scores.entries()) {
      expect(found.scores[i][0]).toBe(n)
      expect(Math.abs(found.scores[i][1] - score)).toBeLessThan(1e-9 * (1e6 + Math.abs(score)))
    }
    expect(errorOf(kernel.model, data)).toBe(errorOf(plain.model, data))
  })

  it('with the linear kernel is the perceptron on pixels, which stay bytes', () => {
    const random = new Random(5)
    const y = Array.from({ length: 60 }, (_, n) => n % 2)
    const bytes = y.flatMap((c) => Array.from({ length: 12 }, () => Math.max(0, random.integer(40 * c - 120, 200))))
    for (const scale of [
      { mean: 0, deviation: 1 },
      { mean: 0, deviation: 256 }
    ]) {
      const data = { x: new ScaledPixels(SparseBytes.from(Uint8Array.from(bytes), 12), scale), y: classes(y) }
      const schedule = { order: 'shuffled', maximumEpochs: 12 } as const
      const plain = new PerceptronTraining(new Perceptron({ bias: true }, 12), labelled(data), schedule, 2)
      const kernel = training(data, { kernel: 'linear' }, schedule, 2)
      expect(course(kernel)).toEqual(course(plain))
      expect(kernel.model.evaluate(data.x, 0, 60)).toEqual(plain.model.evaluate(data.x, 0, 60))
    }
  })

  it('keeps scores that are those of its own alpha', () => {
    const data = pairOf(iris(), 1, 2)
    const one = training(data, { kernel: 'gaussian', gamma: 2 }, { order: 'shuffled', maximumEpochs: 50 }, 1)
    one.onMistake = (n, score) => expect(one.model.evaluate(data.x, n, n + 1)[0]).toBeCloseTo(score, 10)
    while (one.advance(1e9) !== 'end');
    expect(errorOf(one.model, data)).toBe(0)
  })

  it('evaluates with the alpha that it has now', () => {
    // kappa = x.x': with alpha1 alone f is x1 + x2, with alpha2 alone -(x1 - x2).
    const model = new KernelPerceptron(parameters({ kernel: 'linear' }), labelled(xor))
    const found = [
      [1, 0, 0, 0],
      [0, 1, 0, 0]
    ].map((alpha) => {
      model.alpha.set(alpha)
      return model.evaluate(DenseSamples.of([[5, 2]]), 0, 1)[0]
    })
    expect(found).toEqual([7, -3])
  })

  it('says when its numbers are no longer finite', () => {
    const data = { x: DenseSamples.of([[1e20], [-1e20]]), y: classes([0, 1]) }
    const one = training(data, { kernel: 'polynomial', degree: 20 }, { order: 'file', maximumEpochs: 5 })
    expect(one.advance(10)).toBe('end')
    expect(one.outcome).toBe('diverged')
    // Of an odd degree the infinite score of the second sample has the right sign: it is no answer all the same.
    const odd = training(data, { kernel: 'polynomial', degree: 19, offset: 0 }, { order: 'file', maximumEpochs: 5 })
    odd.advance(10)
    expect(odd.outcome).toBe('diverged')
  })
})
