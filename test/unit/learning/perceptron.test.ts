import { describe, expect, it } from 'vitest'
import { Random } from '../../../src-main/learning/algebra/random'
import type { LabelledSamples } from '../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { pixelScale, ScaledPixels } from '../../../src-main/learning/features/scaling'
import { Perceptron } from '../../../src-main/learning/learners/perceptron'
import { PerceptronTraining, type EpochRow } from '../../../src-main/learning/learners/perceptron-training'

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
    const perceptron = new Perceptron({ bias: false }, 2)
    const training = new PerceptronTraining(perceptron, samples, samples, file, 0)
    const scores: number[] = []
    training.onMistake = (_n, score) => scores.push(score)
    while (training.advance(1) !== 'end');
    expect(scores).toEqual([0, 5, 0, 0, 0])
    expect([...perceptron.w.values]).toEqual([4, -3])
    expect(perceptron.b).toBe(0)
    expect(training.rows).toEqual([
      { epoch: 0, changes: 2, trainError: 0.5, testError: 0.5 },
      { epoch: 1, changes: 2, trainError: 0.5, testError: 0.5 },
      { epoch: 2, changes: 1, trainError: 0, testError: 0 },
      { epoch: 3, changes: 0, trainError: 0, testError: 0 }
    ])
    expect(training.converged).toBe(true)
  })

  it('with a bias', () => {
    // x1: score 0: w = (2, 1), b = 1. x2 scores 6: w = (1, -2), b = 0.
    // x1: score 0: w = (3, -1), b = 1. x2 scores 1: w = (2, -4), b = 0.
    // x1: score 0: w = (4, -3), b = 1. x2 scores -4. Then x1 scores 6, x2 scores -4.
    const perceptron = new Perceptron({ bias: true }, 2)
    const training = new PerceptronTraining(perceptron, samples, samples, file, 0)
    while (training.advance(1) !== 'end');
    expect([...perceptron.w.values]).toEqual([4, -3])
    expect(perceptron.b).toBe(1)
    expect(training.rows.map(({ changes }) => changes)).toEqual([2, 2, 1, 0])
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
      rows.push({ epoch, changes, trainError: error, testError: error })
    }
    return rows
  }

  const samples = noisySamples(5, 40)
  const train = (schedule: { order: 'file' | 'shuffled'; maximumEpochs: number }, seed = 0): PerceptronTraining =>
    new PerceptronTraining(new Perceptron({ bias: true }, 6), samples, samples, schedule, seed)

  it('equals the naive loop', () => {
    const training = train({ order: 'file', maximumEpochs: 30 })
    while (training.advance(1000) !== 'end');
    expect(training.rows).toEqual(naive(samples, 30))
  })

  it.each(['file', 'shuffled'] as const)('does not depend on how it is cut into pieces (%s)', (order) => {
    const whole = train({ order, maximumEpochs: 20 }, 3)
    while (whole.advance(1e9) !== 'end');
    const random = new Random(2)
    const cut = train({ order, maximumEpochs: 20 }, 3)
    while (cut.advance(random.integer(1, 50), random.integer(0, 1) === 1) !== 'end');
    expect(cut.rows).toEqual(whole.rows)
    expect(cut.perceptron.w.values).toEqual(whole.perceptron.w.values)
    expect(cut.perceptron.b).toBe(whole.perceptron.b)
    expect(cut.updates).toBe(whole.rows.reduce((sum, { changes }) => sum + changes, 0))
  })

  it('draws another order for another seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => train({ order: 'shuffled', maximumEpochs: 5 }, seed))
    for (const training of [one, same, other]) while (training.advance(1e9) !== 'end');
    expect(same.rows).toEqual(one.rows)
    expect(other.perceptron.w.values).not.toEqual(one.perceptron.w.values)
  })

  it('stops at a mistake right after correcting it', () => {
    const training = train({ order: 'file', maximumEpochs: 1 })
    expect(training.advance(1000, true)).toBe('mistake')
    expect(training).toMatchObject({ position: 1, changes: 1, updates: 1 })
  })

  it('counts its visits and stays where it ended', () => {
    const training = train({ order: 'file', maximumEpochs: 2 })
    training.advance(7)
    expect(training.visits).toBe(7)
    expect(training.advance(1e9)).toBe('epoch')
    expect(training.visits).toBe(40)
    expect(training.advance(1e9)).toBe('end')
    expect(training.visits).toBe(training.visitsAtMost)
    expect(training.advance(1e9)).toBe('end')
    expect(training.rows).toHaveLength(2)
    expect(training.converged).toBe(false)
  })

  it('refuses to train on nothing, and parameters that are not declared', () => {
    const none = {
      x: new ScaledPixels(SparseBytes.from(new Uint8Array(0), 6), { mean: 0, deviation: 1 }),
      y: new Int8Array(0)
    }
    const perceptron = new Perceptron({ bias: true }, 6)
    expect(() => new PerceptronTraining(perceptron, none, samples, file, 0)).toThrow('at least one training sample')
    expect(perceptron.error(none)).toBe(0)
    expect(() => new Perceptron({ bias: 'yes' } as never, 6)).toThrow(
      'perceptron: bias: expected true or false, found "yes"'
    )
  })
})
