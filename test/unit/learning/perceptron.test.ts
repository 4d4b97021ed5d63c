import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import type { LabelledSamples } from '../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { pixelScale, ScaledPixels } from '../../../src-main/learning/features/scaling'
import { errorOf } from '../../../src-main/learning/evaluation'
import { Learner, type Pause } from '../../../src-main/learning/learner'
import { Perceptron, perceptron } from '../../../src-main/learning/learners/perceptron'
import { PerceptronTraining } from '../../../src-main/learning/learners/perceptron-training'
import { classes } from '../../../src-main/learning/targets'

/** One line of the lecture's table. */
interface EpochRow {
  readonly epoch: number
  readonly changes: number
  readonly error: number
}

/** Trains to the end, cut into pieces as `advance` says, and notes each epoch. */
function rowsOf(training: PerceptronTraining, advance: (training: PerceptronTraining) => string): EpochRow[] {
  const rows: EpochRow[] = []
  for (let pause = ''; pause !== 'end';) {
    pause = advance(training)
    if (pause !== 'epoch' && pause !== 'end') continue
    const { epoch, measures, model, train } = training
    rows.push({ epoch: epoch - 1, changes: measures.changes, error: model.error(train) })
  }
  return rows
}

const byOne = (training: PerceptronTraining): Pause => training.advance(1)
const byEpoch = (training: PerceptronTraining): Pause => training.advance(1e9)

function samplesOf(rows: number[][], y: number[]): LabelledSamples {
  const pixels = SparseBytes.from(Uint8Array.from(rows.flat()), rows[0].length)
  return { x: new ScaledPixels(pixels, pixelScale('none', pixels)), y: Int8Array.from(y) }
}

/** Two overlapping clouds: the training goes on for a while, and never converges. */
function noisySamples(seed: number, count: number): LabelledSamples {
  const random = new Random(seed)
  const y = Array.from({ length: count }, () => 2 * random.integer(0, 1) - 1)
  const rows = y.map((label) => Array.from({ length: 6 }, () => 100 + 20 * label + random.integer(-60, 60)))
  return samplesOf(rows, y)
}

const file = { order: 'file', maximumEpochs: 100 } as const

describe('the perceptron, by hand', () => {
  // x1 = (2, 1) of class 1, x2 = (1, 3) of class -1.
  const samples = samplesOf(
    [
      [2, 1],
      [1, 3]
    ],
    [1, -1]
  )

  it('without a bias', () => {
    // Epoch 0: x1 scores 0, a mistake: w = (2, 1). x2 scores 5, a mistake: w = (1, -2).
    // Epoch 1: x1 scores 0, a mistake: w = (3, -1). x2 scores 0, a mistake: w = (2, -4).
    // Epoch 2: x1 scores 0, a mistake: w = (4, -3). x2 scores -5: right.
    // Epoch 3: x1 scores 5, x2 scores -5: no change.
    const model = new Perceptron({ bias: false }, 2)
    const training = new PerceptronTraining(model, samples, file, 0)
    const scores: number[] = []
    training.onMistake = (_n, score) => scores.push(score)
    expect(rowsOf(training, byOne)).toEqual([
      { epoch: 0, changes: 2, error: 0.5 },
      { epoch: 1, changes: 2, error: 0.5 },
      { epoch: 2, changes: 1, error: 0 },
      { epoch: 3, changes: 0, error: 0 }
    ])
    expect(scores).toEqual([0, 5, 0, 0, 0])
    expect([...model.w.values]).toEqual([4, -3])
    expect(model.b).toBe(0)
    expect(training.outcome).toBe('converged')
  })

  it('with a bias', () => {
    // x1: score 0: w = (2, 1), b = 1. x2 scores 6: w = (1, -2), b = 0.
    // x1: score 0: w = (3, -1), b = 1. x2 scores 1: w = (2, -4), b = 0.
    // x1: score 0: w = (4, -3), b = 1. x2 scores -4. Then x1 scores 6, x2 scores -4.
    const model = new Perceptron({ bias: true }, 2)
    const training = new PerceptronTraining(model, samples, file, 0)
    expect(rowsOf(training, byOne).map(({ changes }) => changes)).toEqual([2, 2, 1, 0])
    expect([...model.w.values]).toEqual([4, -3])
    expect(model.b).toBe(1)
    expect(model.tensors).toEqual({
      w: { shape: [2], values: Float64Array.of(4, -3) },
      b: { shape: [], values: Float64Array.of(1) }
    })
    // w.x + b: 8 - 3 + 1 and 4 - 9 + 1.
    const outputs = model.evaluate(samples.x, 0, 2)
    expect([...outputs]).toEqual([6, -4])
    expect([0, 1].map((n) => model.classOf(outputs, n))).toEqual([1, 0])
  })
})

describe('PerceptronTraining', () => {
  /** The lecture's loop, written as naively as can be. */
  function naive({ x, y }: LabelledSamples, epochs: number): EpochRow[] {
    const raw = Array.from({ length: x.count }, (_, n) => (x as ScaledPixels).pixels.row(n))
    const w = new Array<number>(x.dimension).fill(0)
    let b = 0
    const score = (n: number): number => w.reduce((sum, weight, i) => sum + weight * raw[n][i], b)
    const rows: EpochRow[] = []
    for (let epoch = 0; epoch < epochs; epoch++) {
      let changes = 0
      for (let n = 0; n < x.count; n++) {
        if (y[n] * score(n) > 0) continue
        w.forEach((_, i) => (w[i] += y[n] * raw[n][i]))
        b += y[n]
        changes++
      }
      const error = raw.filter((_, n) => y[n] * score(n) <= 0).length / x.count
      rows.push({ epoch, changes, error })
    }
    return rows
  }

  const samples = noisySamples(5, 40)
  const train = (schedule: { order: 'file' | 'shuffled'; maximumEpochs: number }, seed = 0): PerceptronTraining =>
    new PerceptronTraining(new Perceptron({ bias: true }, 6), samples, schedule, seed)

  it('equals the naive loop', () => {
    const training = train({ order: 'file', maximumEpochs: 30 })
    expect(rowsOf(training, byEpoch)).toEqual(naive(samples, 30))
  })

  it.each(['file', 'shuffled'] as const)('does not depend on how it is cut into pieces (%s)', (order) => {
    const whole = train({ order, maximumEpochs: 20 }, 3)
    const rows = rowsOf(whole, byEpoch)
    const random = new Random(2)
    const cut = train({ order, maximumEpochs: 20 }, 3)
    const cutRows = rowsOf(cut, (training) => {
      const limit = random.integer(1, 50)
      return random.integer(0, 1) === 1 ? training.advanceToMistake(limit) : training.advance(limit)
    })
    expect(cutRows).toEqual(rows)
    expect(cut.model.w.values).toEqual(whole.model.w.values)
    expect(cut.model.b).toBe(whole.model.b)
    expect(cut.updates).toBe(rows.reduce((sum, { changes }) => sum + changes, 0))
  })

  it('draws another order for another seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => train({ order: 'shuffled', maximumEpochs: 5 }, seed))
    const [rows, sameRows] = [one, same, other].map((training) => rowsOf(training, byEpoch))
    expect(sameRows).toEqual(rows)
    expect(same.model.w.values).toEqual(one.model.w.values)
    expect(other.model.w.values).not.toEqual(one.model.w.values)
  })

  it('stops at a mistake right after correcting it', () => {
    const training = train({ order: 'file', maximumEpochs: 1 })
    expect(training.advanceToMistake(1000)).toBe('mistake')
    expect(training).toMatchObject({ position: 1, changes: 1, updates: 1 })
  })

  it('counts its visits and stays where it ended', () => {
    const training = train({ order: 'file', maximumEpochs: 2 })
    training.advance(7)
    expect(training.steps).toBe(7)
    expect(training.advance(1e9)).toBe('epoch')
    expect(training.steps).toBe(40)
    expect(training.advance(1e9)).toBe('end')
    const end = [training.steps, training.updates, training.model.w.values.slice()]
    expect([training.steps, training.stepsAtMost]).toEqual([80, 80])
    expect([training.advance(1e9), training.advanceToMistake(1e9)]).toEqual(['end', 'end'])
    expect([training.steps, training.updates, training.model.w.values]).toEqual(end)
    expect(training.epoch).toBe(2)
    expect(training.outcome).toBe('maximum-epochs')
  })

  it('refuses to train on nothing, and parameters that are not declared', () => {
    const none = {
      x: new ScaledPixels(SparseBytes.from(new Uint8Array(0), 6), { mean: 0, deviation: 1 }),
      y: new Int8Array(0)
    }
    const learner = new Learner(perceptron, { bias: true })
    expect(() => learner.begin({ x: none.x, y: classes([], ['0', '1']) }, { schedule: file, seed: 0 })).toThrow(
      'Perceptron needs at least 1 sample, found 0 samples'
    )
    expect(new Perceptron({ bias: true }, 6).error(none)).toBe(0)
    expect(() => new Learner(perceptron, { bias: 'yes' } as never)).toThrow(
      'perceptron: bias: expected true or false, found "yes"'
    )
  })

  it('learns the same as a learner from the registry does', () => {
    const own = train({ order: 'shuffled', maximumEpochs: 7 }, 9)
    rowsOf(own, byEpoch)
    const y = classes([...samples.y].map((sign) => (sign + 1) / 2))
    const setting = { schedule: { order: 'shuffled', maximumEpochs: 7 }, seed: 9 } as const
    const { model, outcome, measures } = new Learner(perceptron, { bias: true }).fit({ x: samples.x, y }, setting)
    expect(model.tensors).toEqual(own.model.tensors)
    expect([outcome, measures]).toEqual([own.outcome, own.measures])
    expect(errorOf(model, { x: samples.x, y })).toBe(own.model.error(samples))
  })
})
