import { describe, expect, it } from 'vitest'
import { beginOn, beginReference, type Means } from '../../../src-main/engines/conformance/compare'
import { taskOf, type Case } from '../../../src-main/engines/conformance/task'
import type { Plan } from '../../../src-main/engines/tensorflow/compile/program'
import { TensorFlowEngine } from '../../../src-main/engines/tensorflow/engine'
import type { DeviceTraining } from '../../../src-main/engines/tensorflow/device-training'
import type { TensorFlow } from '../../../src-main/engines/tensorflow/load'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import type { Tensors } from '../../../src-main/learning/algebra/tensor'
import { errorOf } from '../../../src-main/learning/evaluation'
import type { Training } from '../../../src-main/learning/learner'
import { CentralDifferences } from '../../../src-main/learning/network/central-differences'
import type { OptimiserName } from '../../../src-main/learning/network/optimisers'
import { classes } from '../../../src-main/learning/targets'

const optimisers: readonly OptimiserName[] = ['gradient-descent', 'momentum', 'nesterov', 'adam']

const parallel = { blocks: 1, executor: 'in parallel', ahead: false, fused: false } as const

/** What a training on a device promises beside its numbers. */
export function describeLife(tf: TensorFlow): void {
  const engine = new TensorFlowEngine(tf, { kind: 'cpu', cores: 2 })

  /** Lends a training that is closed afterwards. */
  function lend<T>(given: Case, use: (training: DeviceTraining) => T, means: Means = {}): T {
    const training = beginOn(engine, given, means)
    try {
      return use(training)
    } finally {
      training.close()
    }
  }

  const parametersOf = (training: Training): Float64Array => training.save()['parameters'].values as Float64Array

  it.each(optimisers)('makes the same steps in pieces of any size, with %s', (optimiser) => {
    const given = { optimiser, learningRate: 0.01, samples: 47 }
    const whole = lend(given, (training) => (advance(training, 3 * 5), parametersOf(training)))
    const pieces = lend(given, (training) => {
      for (const steps of [1, 2, 1, 1, 4, 1, 3, 2]) advance(training, steps)
      return parametersOf(training)
    })
    expect(pieces).toEqual(whole)
  })

  it.each(optimisers)('goes on from where it was saved, bit for bit, with %s', (optimiser) => {
    const given = { optimiser, learningRate: 0.01, samples: 47, weightDecay: 0.01 }
    const [saved, expected] = lend(given, (training) => {
      advance(training, 7)
      const saved = training.save()
      advance(training, 9)
      return [saved, training.save()]
    })
    lend(given, (training) => {
      training.restore(saved)
      expect(training.steps).toBe(7)
      advance(training, 9)
      expect(training.save()).toEqual(expected)
    })
  })

  it('goes on within a batch that takes several steps', () => {
    const given = { batchSize: 20, optimiser: 'adam', learningRate: 0.01 } as const
    const slices = { capacity: 6 }
    const [saved, expected] = lend(given, (training) => [save(training, 6), save(training, 8)], slices)
    lend(given, (training) => (training.restore(saved), expect(save(training, 8)).toEqual(expected)), slices)
  })

  it('begins again from an earlier moment', () => {
    lend({}, (training) => {
      const beginning = training.save()
      const first = save(training, 8)
      training.restore(beginning)
      expect(save(training, 8)).toEqual(first)
    })
  })

  it.each(optimisers)('takes over from the TypeScript engine, and hands back, with %s', (optimiser) => {
    const given = { optimiser, learningRate: 0.01 }
    const [reference, taking] = [beginReference(given), beginReference(given)]
    advance(reference, 30)
    advance(taking, 10)
    lend(given, (training) => {
      training.restore(taking.save())
      advance(training, 10)
      taking.restore(training.save())
    })
    advance(taking, 10)
    expect(taking.steps).toBe(reference.steps)
    parametersOf(taking).forEach((value, k) => expect(value).toBeCloseTo(parametersOf(reference)[k], 5))
  })

  describe('a training that diverges', () => {
    const wild = { loss: 'squared-error', activation: 'identity', learningRate: 3, samples: 47 } as const

    it.each([1, 7, 1000])('ends at the same step as in TypeScript, in pieces of %i', (piece) => {
      const reference = beginReference({ ...wild, learningRate: 1e150 })
      while (reference.advance(1) !== 'end');
      lend(wild, (training) => {
        while (training.advance(piece) !== 'end');
        expect(training.outcome).toBe('diverged')
        expect(training.divergedAt).toBe(training.updates + 1)
        expect(Number.isFinite(training.batchLoss)).toBe(false)
        expect(training.advance(1)).toBe('end')
      })
      expect(reference.divergedAt).toBe(reference.updates + 1)
    })

    it('keeps what had been learned before, whatever the pieces were', () => {
      const kept = [1, 4, 1000].map((piece) =>
        lend(wild, (training) => {
          while (training.advance(piece) !== 'end');
          return { updates: training.updates, parameters: parametersOf(training) }
        })
      )
      expect(kept[0].parameters.every(Number.isFinite)).toBe(true)
      expect(kept[1]).toEqual(kept[0])
      expect(kept[2]).toEqual(kept[0])
    })

    it.each([true, false])('is seen through a ReLU, which hides what is below 0; fused: %s', (fused) => {
      const given = { ...wild, activation: 'relu', learningRate: 1e30 } as const
      const use = (training: DeviceTraining): unknown => {
        for (let k = 0; k < 50 && training.advance(10) !== 'end'; k++);
        return training.outcome
      }
      const plan = { blocks: 1, executor: 'in turn', ahead: false, fused } as const
      expect(lend(given, use, { plan })).toBe('diverged')
    })

    it('stays so when it is restored', () => {
      const saved = lend(wild, (training) => {
        while (training.advance(100) !== 'end');
        return training.save()
      })
      lend(wild, (training) => (training.restore(saved), expect(training.outcome).toBe('diverged')))
    })
  })

  it.each<[string, Case]>([
    ['cross-entropy', {}],
    ['squared error and weight decay', { loss: 'squared-error', weightDecay: 0.1 }],
    ['logistic loss', { outputs: 1, loss: 'logistic', activation: 'sigmoid' }]
  ])('computes the derivatives that central differences find: %s', (_, given) => {
    const task = taskOf(given)
    const device = engine.open(task)
    const indices = Uint32Array.from([3, 0, 8, 21, 4])
    const { network } = task.model
    device.load(0, task.samples.x, task.samples.y)
    device.write(network.parameters, {})
    const { gradient, loss } = device.gradient(indices)
    device.close()
    const y = Float64Array.from(indices, (n) => task.samples.y[n])
    indices.forEach((n, r) => task.samples.x.read(n, network.input, r * task.samples.x.dimension))
    const differences = new CentralDifferences(network, indices.length, y)
    expect(loss).toBeCloseTo(differences.loss(), 5)
    gradient.forEach((value, k) => expect(value).toBeCloseTo(differences.derivative(k, 1e-5) ?? NaN, 5))
  })

  it.each([1, 3])('errs on as many samples as its outputs say, of %i outputs', (outputs) => {
    const count = 1500
    const x = new DenseSamples(
      Float64Array.from({ length: count * 5 }, (_, k) => Math.sin(k * k)),
      5
    )
    const y = classes(Array.from({ length: count }, (_, n) => (outputs === 1 ? n % 2 : n % 3)))
    lend({ outputs }, (training) => {
      advance(training, 20)
      const told = errorOf(training.model, { x, y })
      const found = training.model.evaluate(x, 0, count)
      const classOf = (n: number): number =>
        outputs === 1
          ? Number(found[n] >= 0)
          : [0, 1, 2].reduce((best, c) => (found[3 * n + c] > found[3 * n + best] ? c : best), 0)
      const wrong = y.values.filter((value, n) => classOf(n) !== value).length
      expect(told).toBeCloseTo(wrong / count, 9)
    })
  })

  it('measures, where it does not know which way is the fastest, and then trains like any other', () => {
    const unsure = new TensorFlowEngine(tf, { kind: 'gpu', cores: 2 })
    const training = unsure.begin(taskOf({}))
    const found = save(training, 20)['parameters'].values
    training.close()
    const expected = lend({}, (training) => save(training, 20)['parameters'].values)
    found.forEach((value, k) => expect(value).toBeCloseTo(expected[k], 5))
  })

  it.each<[string, number, Plan]>([
    ['carried out', 100, { blocks: 1, executor: 'in turn', ahead: false, fused: true }],
    ['compiled', 15, { ...parallel, compiled: { steps: 8, batchSize: 50 } }]
  ])(
    'gives its memory back, when %s: %i more trainings one after another take no more than the first ten',
    (...given) => {
      const [, trainings, plan] = given
      const work = { samples: 4000, inputs: 300, hidden: [64], batchSize: 50 }
      const train = (): void => lend(work, (training) => void advance(training, 20), { plan })
      for (let k = 0; k < 10; k++) train()
      const before = process.memoryUsage().rss
      for (let k = 0; k < trainings; k++) train()
      expect(process.memoryUsage().rss / before).toBeLessThan(1.05)
    }
  )
}

/** So many steps, over the ends of epochs. */
function advance(training: Training, steps: number): void {
  const end = training.steps + steps
  while (training.steps < end && training.outcome === undefined) training.advance(end - training.steps)
}

function save(training: Training, steps: number): Tensors {
  advance(training, steps)
  return training.save()
}
