import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import { readAll } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { sigmoid } from '../../../../src-main/learning/functions/sigmoid'
import { Learner, type Training } from '../../../../src-main/learning/learner'
import { LinearForms } from '../../../../src-main/learning/learners/logistic/linear-forms'
import { LinearObjective } from '../../../../src-main/learning/learners/logistic/linear-objective'
import type { LogisticParameters } from '../../../../src-main/learning/learners/logistic/logistic-parameters'
import { logisticRegression } from '../../../../src-main/learning/learners/logistic-regression'
import { multinomialLogisticRegression } from '../../../../src-main/learning/learners/multinomial-logistic-regression'
import { logisticLoss, softmaxLoss, type ScoreLoss } from '../../../../src-main/learning/learners/logistic/score-loss'
import { defaultsOf } from '../../../../src-main/learning/parameters'
import { classes } from '../../../../src-main/learning/targets'
import type { TrainingSet } from '../../../../src-main/learning/training-set'
import { breastCancer, iris, pairOf, type RealData } from '../../../support/real-data'
import { cloud } from '../support/data'

type Declaration = typeof logisticRegression | typeof multinomialLogisticRegression
interface Setting extends Partial<LogisticParameters> {
  epochs?: number
  order?: 'file' | 'shuffled'
  seed?: number
}

function begin(declaration: Declaration, data: TrainingSet, setting: Setting = {}): Training {
  const { epochs = 100, order = 'file', seed = 0, ...changes } = setting
  const learner = new Learner(declaration, { ...defaultsOf(declaration.parameters), ...changes })
  return learner.begin(data, { schedule: { order, maximumEpochs: epochs }, seed })
}

function fit(declaration: Declaration, data: TrainingSet, setting: Setting = {}): Training {
  const training = begin(declaration, data, setting)
  while (training.advance(1e9) !== 'end');
  return training
}

const values = (training: Training, name: string): number[] => [...training.model.tensors[name].values]

describe('logistic regression, by hand', () => {
  // x_1 = 1 of class 1 (y = 1), x_2 = 3 of class 0 (y = -1).
  const data = { x: new DenseSamples(Float64Array.of(1, 3), 1), y: classes([1, 0]) }

  it('steps down the gradient of the sum', () => {
    // At w = b = 0: u = (1/2, -1/2), dL/dw = -(1/2 - 3/2) = 1, dL/db = 0, L = 2 log 2.
    // With eta = 0.1: w = -0.1, b = 0. Then the scores are -0.1 and -0.3:
    // L = log(1 + e^0.1) + log(1 + e^-0.3), dL/dw = -sigma(0.1) + 3 sigma(-0.3), dL/db = -sigma(0.1) + sigma(-0.3).
    const training = begin(logisticRegression, data, { reduction: 'sum', initialWeights: 'zeros' })
    expect(training.measures).toEqual({ loss: 2 * Math.LN2, gradientNorm: 1 })
    expect(training.advance(1)).toBe('epoch')
    expect(values(training, 'w')).toEqual([-0.1])
    expect(values(training, 'b')).toEqual([0])
    expect(training.measures['loss']).toBeCloseTo(Math.log1p(Math.exp(0.1)) + Math.log1p(Math.exp(-0.3)), 15)
    const [dw, db] = [3 * sigmoid(-0.3) - sigmoid(0.1), sigmoid(-0.3) - sigmoid(0.1)]
    expect(training.measures['gradientNorm']).toBeCloseTo(Math.hypot(dw, db), 15)
    training.advance(1)
    expect(values(training, 'w')[0]).toBeCloseTo(-0.1 - 0.1 * dw, 15)
    expect(values(training, 'b')[0]).toBeCloseTo(-0.1 * db, 15)
    const posterior = training.model.evaluate(data.x, 1, 2)[0]
    expect(posterior).toBeCloseTo(sigmoid(3 * values(training, 'w')[0] + values(training, 'b')[0]), 15)
  })

  it('sample by sample, with the mean and with a penalty', () => {
    // x_1: dl/dw = -1/2, dl/db = -1/2: w = b = 0.05. x_2: s = 0.2: dl/ds = sigma(0.2), and a penalty of 4 w^2,
    // of which half belongs to each sample: dl/dw = 3 sigma(0.2) + 4 * 0.05.
    const setting = { batchSize: 1, penalty: 4, reduction: 'sum', initialWeights: 'zeros' } as const
    const training = begin(logisticRegression, data, setting)
    expect(training.advance(1)).toBe('limit')
    expect(values(training, 'w')[0]).toBeCloseTo(0.05, 15)
    expect(training.advance(1)).toBe('epoch')
    expect(values(training, 'w')[0]).toBeCloseTo(0.05 - 0.1 * (3 * sigmoid(0.2) + 0.2), 15)
    expect(values(training, 'b')[0]).toBeCloseTo(0.05 - 0.1 * sigmoid(0.2), 15)
    // The mean divides the whole by N = 2.
    const mean = begin(logisticRegression, data, { penalty: 4, initialWeights: 'zeros' })
    mean.advance(1)
    expect(values(mean, 'w')[0]).toBeCloseTo(-0.05, 15)
    expect(mean.measures['loss']).toBeCloseTo((Math.log1p(Math.exp(0.05)) + Math.log1p(Math.exp(-0.15)) + 0.01) / 2, 15)
  })

  it('of three classes', () => {
    // At 0 all posteriors are 1/3. One sample a class, x = 1, 2, 3; of the mean
    // dL/dw_c = ((1 + 2 + 3) / 3 - x_c) / 3 = (2 - x_c) / 3 and dL/db_c = 0.
    const three = { x: new DenseSamples(Float64Array.of(1, 2, 3), 1), y: classes([0, 1, 2]) }
    const training = begin(multinomialLogisticRegression, three, { initialWeights: 'zeros' })
    expect(training.measures['loss']).toBeCloseTo(Math.log(3), 15)
    training.advance(1)
    values(training, 'w').forEach((w, c) => expect(w).toBeCloseTo([-0.1 / 3, 0, 0.1 / 3][c], 15))
    for (const b of values(training, 'b')) expect(b).toBeCloseTo(0, 15)
    const e = Math.exp(0.2 / 3)
    const posteriors = training.model.evaluate(new DenseSamples(Float64Array.of(2), 1), 0, 1)
    ;[1 / e, 1, e].forEach((v, c) => expect(posteriors[c]).toBeCloseTo(v / (1 / e + 1 + e), 15))
  })

  it('is the loop of the slide', () => {
    const { x, y } = cloud('two classes', {}, { count: 100 })
    const training = begin(logisticRegression, { x, y: y as never }, { reduction: 'sum', seed: 3 })
    const w = values(training, 'w')
    let b = 0
    const sign = Array.from(y?.values ?? [], (c) => 2 * c - 1)
    const rows = sign.map((_, n) => [...readAll(x).subarray(3 * n, 3 * n + 3)])
    for (let k = 0; k < 50; k++) {
      const u = rows.map((row, n) => sign[n] * sigmoid(-sign[n] * (row.reduce((sum, v, d) => sum + v * w[d], 0) + b)))
      w.forEach((_, d) => (w[d] += 0.1 * rows.reduce((sum, row, n) => sum + row[d] * u[n], 0)))
      b += 0.1 * u.reduce((sum, value) => sum + value, 0)
      training.advance(1)
    }
    values(training, 'w').forEach((value, d) => expect(value).toBeCloseTo(w[d], 10))
    expect(values(training, 'b')[0]).toBeCloseTo(b, 10)
  })
})

describe('the derivatives of the losses', () => {
  const random = new Random(6)
  const bytes = Uint8Array.from({ length: 150 }, () => (random.uniform() < 0.6 ? 0 : random.integer(1, 255)))
  const pixels = new ScaledPixels(SparseBytes.from(bytes, 5), { mean: 40, deviation: 90 })
  const dense = new DenseSamples(readAll(pixels), 5)
  const y = Int32Array.from({ length: 30 }, () => random.integer(0, 2))
  const two = y.map((c) => Math.min(c, 1))
  const order = Uint32Array.from({ length: 30 }, (_, n) => n)
  const losses: [string, ScoreLoss, Int32Array][] = [
    ['logistic', logisticLoss, two],
    ['softmax of 2', softmaxLoss(2), two],
    ['softmax of 3', softmaxLoss(3), y]
  ]

  function objectiveOf(
    x: DenseSamples | ScaledPixels,
    loss: ScoreLoss,
    c: Int32Array,
    reduction: 'sum' | 'mean'
  ): LinearObjective {
    const forms = new LinearForms(loss.forms, 5)
    const draw = new Random(2)
    forms.parameters = Float64Array.from({ length: forms.size }, () => draw.normal())
    return new LinearObjective(forms, x, c, loss, { penalty: 0.3, reduction })
  }

  it.each(losses)('%s: the gradient is that of central differences', (_name, loss, c) => {
    for (const x of [pixels, dense]) {
      for (const reduction of ['sum', 'mean'] as const) {
        const objective = objectiveOf(x, loss, c, reduction)
        const { forms } = objective
        const norm = objective.evaluateGradient(order)
        const gradient = objective.gradient.slice()
        expect(norm).toBeCloseTo(Math.hypot(...gradient), 12)
        const at = forms.parameters
        const h = 1e-5
        for (let i = 0; i < forms.size; i++) {
          const shifted = [h, -h].map((step) => {
            forms.parameters = at.map((value, j) => (j === i ? value + step : value))
            return objective.value()
          })
          expect(Math.abs(gradient[i] - (shifted[0] - shifted[1]) / (2 * h))).toBeLessThan(1e-8 * (1 + norm))
        }
      }
    }
  })

  it.each(losses)('%s: second derivatives are those of the gradient', (_name, loss, c) => {
    for (const reduction of ['sum', 'mean'] as const) {
      const objective = objectiveOf(dense, loss, c, reduction)
      const { forms } = objective
      const hessian = objective.hessian()
      const at = forms.parameters
      const h = 1e-5
      for (let j = 0; j < forms.size; j++) {
        const [above, below] = [h, -h].map((step) => {
          forms.parameters = at.map((value, i) => (i === j ? value + step : value))
          objective.evaluateGradient(order)
          return objective.gradient.slice()
        })
        // Only the lower triangle is filled.
        for (let i = j; i < forms.size; i++) expect(hessian.get(i, j)).toBeCloseTo((above[i] - below[i]) / (2 * h), 6)
      }
    }
  })

  it('of batches add up to those of all samples', () => {
    const objective = objectiveOf(dense, logisticLoss, two, 'sum')
    const sum = new Float64Array(6)
    for (const [from, to] of [
      [0, 7],
      [7, 20],
      [20, 30]
    ] as const) {
      // prettier-ignore
      objective.evaluateGradient(order, from, to)
      objective.gradient.forEach((value, i) => (sum[i] += value))
    }
    objective.evaluateGradient(order)
    objective.gradient.forEach((value, i) => expect(sum[i]).toBeCloseTo(value, 12))
  })
})

describe('the minimum, against scikit-learn', () => {
  interface Case {
    dataset: 'iris' | 'breast-cancer'
    pair: [number, number] | null
    standardised: boolean
    penalty: number
    w: number[][]
    b: number[]
    loss: number
    posteriors: number[][]
  }
  const path = new URL('../../../reference/logistic-regression.json', import.meta.url)
  const { cases, every } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[]; every: number }

  function dataOf({ dataset, pair, standardised }: Case): RealData {
    const all = dataset === 'iris' ? iris() : breastCancer()
    const data = pair === null ? all : pairOf(all, ...pair)
    return standardised ? { ...data, x: standardisedColumns(data.x) } : data
  }

  it.each(cases)('by Newton: $dataset, pair $pair, standardised $standardised, penalty $penalty', (expected) => {
    const data = dataOf(expected)
    const several = data.y.classNames.length > 2
    const declaration = several ? multinomialLogisticRegression : logisticRegression
    const { penalty } = expected
    const training = fit(declaration, data, { solver: 'newton', penalty, reduction: 'sum', initialWeights: 'zeros' })
    expect(training.outcome).toBe('converged')
    expect(training.epoch).toBeLessThan(20)
    expect(Math.abs(training.measures['loss'] / expected.loss - 1)).toBeLessThan(1e-9)
    const outputs = training.model.evaluate(data.x, 0, data.x.count)
    const width = several ? 3 : 1
    expected.posteriors.forEach((row, i) => {
      const theirs = several ? row : row.slice(1)
      theirs.forEach((posterior, c) => expect(outputs[i * every * width + c]).toBeCloseTo(posterior, 6))
    })
    const close = (own: number, other: number): void =>
      expect(Math.abs(own - other)).toBeLessThan(1e-4 * Math.max(1, Math.abs(other)))
    values(training, 'w').forEach((w, i) => close(w, expected.w.flat()[i]))
    // The biases are compared up to what can be added to all of them.
    const [own, other] = [values(training, 'b'), expected.b]
    const shift = several ? own[0] - other[0] : 0
    own.forEach((b, c) => close(b - shift, other[c]))
  })

  it('of two classes the multinomial form is the same with twice the penalty', () => {
    const data = { ...breastCancer(), x: standardisedColumns(breastCancer().x) }
    const one = fit(logisticRegression, data, { solver: 'newton', penalty: 0.5 })
    const two = fit(multinomialLogisticRegression, data, { solver: 'newton', penalty: 1 })
    const [w, pair] = [values(one, 'w'), values(two, 'w')]
    w.forEach((value, d) => expect(pair[30 + d] - pair[d]).toBeCloseTo(value, 6))
    expect(two.model.outputs).toHaveLength(1)
  })

  it('is reached by gradient descent, too, and from any start', () => {
    const data = cloud('two classes', {}, { count: 100 })
    const newton = fit(logisticRegression, data, { solver: 'newton', penalty: 0.05 })
    const setting = { penalty: 0.05, learningRate: 0.5, gradientTolerance: 1e-9, epochs: 50_000 }
    for (const more of [{ seed: 1 }, { seed: 2 }, { initialWeights: 'zeros' }] as const) {
      const descent = fit(logisticRegression, data, { ...setting, ...more })
      expect(descent.outcome).toBe('converged')
      expect(descent.measures['gradientNorm']).toBeLessThanOrEqual(1e-9)
      values(descent, 'w').forEach((value, d) => expect(value).toBeCloseTo(values(newton, 'w')[d], 6))
    }
  })
})

function standardisedColumns(x: DenseSamples): DenseSamples {
  const { count, dimension } = x
  const scaled = Float64Array.from(x.values)
  for (let d = 0; d < dimension; d++) {
    const column = Array.from({ length: count }, (_, n) => scaled[n * dimension + d])
    const mean = column.reduce((sum, value) => sum + value, 0) / count
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
    column.forEach((value, n) => (scaled[n * dimension + d] = (value - mean) / deviation))
  }
  return new DenseSamples(scaled, dimension)
}

describe('training', () => {
  it('can stop at n = 0, 10, 10^2, 10^3, 10^4 steps, and does not diverge with the eta of the slide', () => {
    const data = cloud('two classes', { columns: 2 }, { count: 100 })
    const training = begin(logisticRegression, data, { epochs: 10_000 })
    const losses = [training.measures['loss']]
    for (const n of [10, 100, 1000, 10_000]) {
      while (training.steps < n) training.advance(n - training.steps)
      expect(training.epoch).toBe(n)
      losses.push(training.measures['loss'])
    }
    expect(training.outcome).toBe('maximum-epochs')
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThan(losses[i - 1])
    const minimum = fit(logisticRegression, data, { solver: 'newton' }).measures['loss']
    expect(losses[4] - minimum).toBeLessThan(1e-6)
  })

  it('down the sum, the eta of the slide jumps about the minimum of classes that overlap; down the mean it settles', () => {
    const random = new Random(1)
    const y = Array.from({ length: 100 }, (_, n) => n % 2)
    const x = DenseSamples.of(y.map((c) => [random.normal(c / 2 - 0.25), random.normal(c / 4 - 0.125)]))
    const norm = (reduction: 'sum' | 'mean'): number =>
      fit(logisticRegression, { x, y: classes(y) }, { reduction, epochs: 10_000 }).measures['gradientNorm']
    expect(norm('sum')).toBeGreaterThan(1)
    expect(norm('mean')).toBeLessThan(1e-12)
  })

  it('draws the initial weights from the seed, with a deviation of 1', () => {
    const wide = cloud('two classes', { columns: 2000 }, { count: 4 })
    const [one, same, other] = [1, 1, 2].map((seed) => values(begin(logisticRegression, wide, { seed }), 'w'))
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
    const variance = one.reduce((sum, value) => sum + value * value, 0) / 2000
    expect(Math.abs(variance - 1)).toBeLessThan(0.15)
  })

  it.each([7, 1])('by batches of %d: counts steps, visits all, depends on the seed of the order', (batchSize) => {
    const data = cloud('two classes')
    const setting = { batchSize, order: 'shuffled', epochs: 3, initialWeights: 'zeros' } as const
    const training = begin(logisticRegression, data, setting)
    const each = Math.ceil(60 / batchSize)
    expect(training.stepsAtMost).toBe(3 * each)
    expect(training.advance(2)).toBe('limit')
    expect(training.steps).toBe(2)
    expect(training.advance(1e9)).toBe('epoch')
    expect(training.steps).toBe(each)
    const [one, two] = [1, 2].map((seed) => values(fit(logisticRegression, data, { ...setting, seed }), 'w'))
    expect(one).not.toEqual(two)
    expect(one[0]).toBeCloseTo(two[0], 0)
  })

  it('continues bit for bit in the middle of an epoch of batches', () => {
    const data = cloud('classes')
    const setting = { batchSize: 7, order: 'shuffled', epochs: 4, penalty: 0.1 } as const
    const whole = fit(multinomialLogisticRegression, data, setting)
    const half = begin(multinomialLogisticRegression, data, setting)
    for (let i = 0; i < 13; i++) half.advance(1)
    const rest = begin(multinomialLogisticRegression, data, setting)
    rest.restore(structuredClone(half.save()))
    expect(rest.measures).toEqual(half.measures)
    while (rest.advance(3) !== 'end');
    expect(rest.model.tensors).toEqual(whole.model.tensors)
    expect(rest.measures).toEqual(whole.measures)
  })

  it('continues bit for bit with Newton, and stays converged', () => {
    const data = cloud('classes')
    const setting = { solver: 'newton', penalty: 0.1 } as const
    const whole = fit(multinomialLogisticRegression, data, setting)
    const half = begin(multinomialLogisticRegression, data, setting)
    half.advance(1)
    const rest = begin(multinomialLogisticRegression, data, setting)
    rest.restore(structuredClone(half.save()))
    while (rest.advance(1) !== 'end');
    expect(rest.model.tensors).toEqual(whole.model.tensors)
    rest.restore(structuredClone(whole.save()))
    expect(rest.outcome).toBe('converged')
  })

  // So many columns that a slice holds 99 of the 250 samples: three slices.
  describe.each([
    ['all samples', 0, 3],
    ['batches of 120', 120, 7]
  ] as const)('visits samples slice by slice: %s', (_name, batchSize, stepsOfEpoch) => {
    const columns = 20_000
    const random = new Random(2)
    const x = new DenseSamples(new Float32Array(250 * columns), columns)
    for (let k = 0; k < 2500; k++) x.values[random.integer(0, x.values.length - 1)] = random.normal()
    const y = classes(Array.from({ length: 250 }, (_, n) => n % 2))
    const setting = { batchSize, penalty: 0.1, reduction: 'sum', learningRate: 0.02, epochs: 2 } as const

    it('descends as the loop written naively', () => {
      const training = begin(logisticRegression, { x, y }, setting)
      const w = Float64Array.from(values(training, 'w'))
      let b = 0
      const size = batchSize || 250
      for (let epoch = 0; epoch < 2; epoch++) {
        for (let from = 0; from < 250; from += size) {
          const to = Math.min(from + size, 250)
          const dw = w.map((weight) => 2 * 0.1 * weight * ((to - from) / 250))
          let db = 0
          for (let n = from; n < to; n++) {
            const row = Float64Array.from(x.values.subarray(n * columns, (n + 1) * columns))
            const sign = y.values[n] === 0 ? -1 : 1
            const u = sign * sigmoid(-sign * (row.reduce((sum, value, d) => sum + value * w[d], 0) + b))
            row.forEach((value, d) => (dw[d] -= u * value))
            db -= u
          }
          for (let d = 0; d < columns; d++) w[d] -= 0.02 * dw[d]
          b -= 0.02 * db
        }
      }
      while (training.advance(1e9) !== 'end');
      expect(training.steps).toBe(2 * stepsOfEpoch)
      expect(training.stepsAtMost).toBe(2 * stepsOfEpoch)
      expect(values(training, 'b')[0]).toBeCloseTo(b, 12)
      expect(values(training, 'w').every((weight, d) => Math.abs(weight - w[d]) < 1e-12)).toBe(true)
    })

    it('continues bit for bit from any step', () => {
      const whole = begin(logisticRegression, { x, y }, setting)
      while (whole.advance(1e9) !== 'end');
      let interrupted = begin(logisticRegression, { x, y }, setting)
      while (interrupted.advance(1) !== 'end') {
        const saved = structuredClone(interrupted.save())
        const { steps, measures } = interrupted
        interrupted = begin(logisticRegression, { x, y }, setting)
        interrupted.restore(saved)
        expect([interrupted.steps, interrupted.measures]).toEqual([steps, measures])
      }
      expect(interrupted.measures).toEqual(whole.measures)
      expect(values(interrupted, 'w')).toEqual(values(whole, 'w'))
    })
  })

  it('says that it diverged when the loss is not finite any more', () => {
    // With lambda = 100 and eta = 10 a step multiplies w by about 1 - 2000.
    const training = fit(logisticRegression, cloud('two classes'), { reduction: 'sum', penalty: 100, learningRate: 10 })
    expect(training.outcome).toBe('diverged')
    expect(training.epoch).toBeLessThan(100)
    expect(training.measures['gradientNorm']).toBeNaN()
    const again = begin(logisticRegression, cloud('two classes'), { reduction: 'sum', penalty: 100, learningRate: 10 })
    again.restore(structuredClone(training.save()))
    expect(again.outcome).toBe('diverged')
  })

  it('has a loss without a penalty also where the squares of its weights are not finite', () => {
    const x = new DenseSamples(Float64Array.of(-1e150, -2e150, 1e150, 3e150), 1)
    const setting = { learningRate: 1e6, epochs: 3 }
    const training = fit(logisticRegression, { x, y: classes([1, 0, 0, 1]) }, setting)
    expect(values(training, 'w')[0] ** 2).toBe(Infinity)
    expect(training.measures['loss']).toBeGreaterThan(1)
  })

  it('of separable classes has no minimum: Newton goes on, and nothing overflows', () => {
    const x = new DenseSamples(Float64Array.of(-2, -1, 1, 2), 1)
    const training = fit(logisticRegression, { x, y: classes([0, 0, 1, 1]) }, { solver: 'newton', epochs: 2000 })
    expect(['converged', 'maximum-epochs']).toContain(training.outcome)
    expect(training.measures['loss']).toBeLessThan(1e-9)
    expect(values(training, 'w').every(Number.isFinite)).toBe(true)
  })

  it("refuses Newton's method where its matrix would be too large", () => {
    const wide = cloud('two classes', { columns: 2000 }, { count: 4 })
    expect(() => begin(logisticRegression, wide, { solver: 'newton' })).toThrow(
      "Logistic regression by Newton's method needs at most 2,000 weights and biases, found 2,001; use gradient descent"
    )
  })
})
