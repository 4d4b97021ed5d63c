import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { errorOf } from '../../../../src-main/learning/evaluation'
import { Learner } from '../../../../src-main/learning/learner'
import {
  multiLayerPerceptron,
  multiLayerPerceptronRegression
} from '../../../../src-main/learning/learners/multi-layer-perceptron'
import type { NetworkTraining } from '../../../../src-main/learning/network/network-training'
import { defaultsOf, type ValuesOf } from '../../../../src-main/learning/parameters'
import type { Schedule } from '../../../../src-main/learning/schedule'
import { classes, values } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { iris } from '../../../support/real-data'
import { cloud } from '../support/data'

type Parameters = ValuesOf<typeof multiLayerPerceptron.parameters>

const learnerWith = (changes: Partial<Parameters>): Learner<typeof multiLayerPerceptron.parameters> =>
  new Learner(multiLayerPerceptron, { ...defaultsOf(multiLayerPerceptron.parameters), ...changes })

function fit(
  data: TrainingSet,
  changes: Partial<Parameters> = {},
  { order = 'shuffled', maximumEpochs = 5 }: Partial<Schedule> = {}
): NetworkTraining {
  return learnerWith(changes).fit(data, { schedule: { order, maximumEpochs }, seed: 3 }) as NetworkTraining
}

const xor: TrainingSet = {
  x: DenseSamples.of([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1]
  ]),
  y: classes([0, 1, 1, 0])
}

describe('the multi-layer perceptron', () => {
  it.each(['cross-entropy', 'logistic', 'squared-error', 'hinge'] as const)(
    'learns the exclusive or, by %s',
    (loss) => {
      const { model } = fit(xor, { loss, activation: 'tanh', batchSize: 0, hiddenWidths: [8] }, { maximumEpochs: 400 })
      expect(errorOf(model, xor)).toBe(0)
    }
  )

  it('learns nothing of it without a hidden layer', () => {
    expect(errorOf(fit(xor, { hiddenWidths: [] }, { maximumEpochs: 400 }).model, xor)).toBeGreaterThanOrEqual(0.25)
  })

  it.each(['cross-entropy', 'squared-error', 'hinge', 'perceptron'] as const)(
    'tells the irises apart, by %s',
    (loss) => {
      const { model } = fit(iris(), { loss }, { maximumEpochs: 60 })
      expect(errorOf(model, iris())).toBeLessThan(0.07)
    }
  )

  it('learns values', () => {
    const t = Array.from({ length: 100 }, (_, n) => -3 + (6 * n) / 99)
    const data = { x: DenseSamples.of(t.map((value) => [value])), y: values(t.map(Math.sin)) }
    const parameters = {
      ...defaultsOf(multiLayerPerceptronRegression.parameters),
      activation: 'tanh',
      batchSize: 0
    } as const
    const learner = new Learner(multiLayerPerceptronRegression, parameters)
    const { model } = learner.fit(data, { schedule: { order: 'shuffled', maximumEpochs: 400 }, seed: 1 })
    expect(errorOf(model, data)).toBeLessThan(1e-3)
    expect(model.outputs).toEqual(['f(x)'])
  })

  it('says of each class how probable it is, under the losses that are probabilities', () => {
    const { model } = fit(iris())
    expect(model.outputs[1]).toBe('P(Y = versicolor | X = x)')
    const outputs = model.evaluate(iris().x, 10, 12)
    expect(outputs.subarray(0, 3).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14)
    expect(fit(xor, { loss: 'logistic' }).model.outputs).toEqual(['P(Y = 1 | X = x)'])
    expect(fit(xor, { loss: 'hinge' }).model.outputs).toEqual(['f(x)'])
    expect(fit(iris(), { loss: 'hinge' }).model.outputs[0]).toBe('f(x) of class setosa')
  })

  it("has its parameters in the lecture's shapes", () => {
    const { tensors } = fit(iris(), { hiddenWidths: [7, 5] }).model
    const shapes = Object.entries(tensors).map(([name, { shape }]) => [name, ...shape])
    expect(shapes).toEqual([
      ['w1', 7, 4],
      ['b1', 7],
      ['w2', 5, 7],
      ['b2', 5],
      ['w3', 3, 5],
      ['b3', 3]
    ])
  })

  it('refuses the logistic loss for three classes, and says what would do', () => {
    expect(() => fit(iris(), { loss: 'logistic' })).toThrow(
      'multi-layer-perceptron: loss: logistic is for two classes, and there are 3: cross-entropy is its form'
    )
  })

  it('refuses a network that is too large, and says how large it would be', () => {
    // 4 * 2048 + 9 * 2048^2 + 2048 * 3 weights and 10 * 2048 + 3 biases.
    expect(() => fit(iris(), { hiddenWidths: new Array<number>(10).fill(2048) })).toThrow(
      'hiddenWidths: expected a network of at most 20,000,000 parameters, found 37,783,555'
    )
  })

  it('says that it has diverged', () => {
    const changes = {
      optimiser: 'gradient-descent',
      hiddenWidths: [],
      learningRate: 100,
      loss: 'squared-error'
    } as const
    const training = fit(iris(), changes, { maximumEpochs: 50 })
    expect(training.outcome).toBe('diverged')
    expect(training.batchLoss).not.toBeLessThan(Infinity)
    expect(training.epoch).toBeLessThan(50)
    expect(training.advance(1)).toBe('end')
    const setting = { schedule: { order: 'shuffled', maximumEpochs: 50 }, seed: 3 } as const
    const restored = learnerWith(changes).begin(iris(), setting)
    restored.restore(training.save())
    expect(restored.outcome).toBe('diverged')
    expect(restored.advance(1)).toBe('end')
  })
})

describe('batches', () => {
  const data = cloud('classes')

  it.each([
    [0, 1],
    [1, 60],
    [7, 9],
    [59, 2],
    [60, 1],
    [1000, 1]
  ])('of %i samples make %i gradient steps an epoch of 60', (batchSize, steps) => {
    const training = fit(data, { batchSize })
    expect(training.updates).toBe(5 * steps)
    expect(training.steps).toBe(training.stepsAtMost)
    expect(training.steps).toBe(5 * steps)
  })

  it('larger than a slice are visited slice by slice, and can pause within', () => {
    const large = cloud('classes', {}, { count: 150 })
    const setting = { schedule: { order: 'shuffled', maximumEpochs: 2 }, seed: 3 } as const
    const training = learnerWith({ batchSize: 100 }).begin(large, setting) as NetworkTraining
    // 64 + 36 of the first batch, 50 of the second.
    expect(training.stepsAtMost).toBe(6)
    expect(training.advance(1)).toBe('limit')
    expect([training.steps, training.updates]).toEqual([1, 0])
    const saved = training.save()
    const restored = learnerWith({ batchSize: 100 }).begin(large, setting) as NetworkTraining
    restored.restore(saved)
    for (const one of [training, restored]) {
      expect(one.advance(1)).toBe('limit')
      expect([one.steps, one.updates]).toEqual([2, 1])
      expect(one.advance(99)).toBe('epoch')
    }
    expect(restored.save()).toEqual(training.save())
  })

  it('have a loss whose mean over the epoch is the measure', () => {
    const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 3 } as const
    const training = learnerWith({ batchSize: 25, weightDecay: 0.01 }).begin(data, setting) as NetworkTraining
    const losses = [1, 2, 3].map(() => {
      training.advance(1)
      return training.batchLoss
    })
    expect(training.measures.loss).toBeCloseTo((losses[0] + losses[1] + losses[2]) / 3, 14)
  })

  it('of all samples do not depend on the order, but for rounding', () => {
    const w = (order: Schedule['order']): ArrayLike<number> => fit(data, { batchSize: 0 }, { order }).network.parameters
    const shuffled = w('shuffled')
    Array.from(w('file')).forEach((value, i) => expect(value).toBeCloseTo(shuffled[i], 9))
  })
})

describe('samples with many zeros', () => {
  const random = new Random(8)
  const share = [0, 0.2, 0.5, 0.8, 0.95, 1]
  const rows = Array.from({ length: 100 }, (_, n) =>
    Array.from({ length: 12 }, () => (random.uniform() < share[n % 6] ? 0 : random.normal()))
  )
  const data = { x: DenseSamples.of(rows), y: classes(rows.map((_, n) => n % 2)) }

  it('have the same outputs alone and among others that have few', () => {
    const { model } = fit(data)
    const whole = model.evaluate(data.x, 0, 100)
    for (let n = 0; n < 100; n++) expect(model.evaluate(data.x, n, n + 1)).toEqual(whole.slice(2 * n, 2 * n + 2))
  })
})

describe('the learning rate', () => {
  it('is multiplied after every epoch', () => {
    const changes = { optimiser: 'gradient-descent', batchSize: 0, hiddenWidths: [] } as const
    const w = (decay: number, maximumEpochs: number): Float64Array =>
      fit(cloud('classes'), { ...changes, learningRateDecay: decay }, { maximumEpochs }).network.parameters
    const [constant, halved] = [w(1, 2), w(0.5, 2)]
    const first = w(1, 1)
    for (let i = 0; i < first.length; i++) {
      expect(halved[i] - first[i]).toBeCloseTo((constant[i] - first[i]) / 2, 14)
    }
  })
})

describe('networks of any shape', () => {
  const random = new Random(1)
  const column = DenseSamples.of(Array.from({ length: 9 }, () => [random.normal()]))
  const one = { x: column, y: classes([0, 1, 0, 1, 0, 1, 0, 1, 0]) }

  it.each([
    ['one feature', one, [3]],
    ['no hidden layer', one, []],
    ['ten hidden layers', cloud('classes'), [3, 4, 5, 1, 2, 6, 3, 3, 2, 7]],
    ['one sample of each class', xor, [5]]
  ] as const)('%s', (_, data, hiddenWidths) => {
    const { model, outcome } = fit(data, { hiddenWidths, batchSize: 2 })
    expect(outcome).toBe('maximum-epochs')
    expect(model.evaluate(data.x, 0, data.x.count).every(Number.isFinite)).toBe(true)
  })

  it('one sample', () => {
    const data = { x: DenseSamples.of([[2, 3]]), y: values([5]) }
    const learner = new Learner(multiLayerPerceptronRegression, defaultsOf(multiLayerPerceptronRegression.parameters))
    const { model } = learner.fit(data, { schedule: { order: 'file', maximumEpochs: 500 }, seed: 0 })
    expect(model.evaluate(data.x, 0, 1)[0]).toBeCloseTo(5, 2)
  })
})
