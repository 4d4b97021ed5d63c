import { describe, expect, it } from 'vitest'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import type { Samples } from '../../../src-main/learning/algebra/samples'
import { ErrorMeasurement, errorOf } from '../../../src-main/learning/evaluation'
import type { Model } from '../../../src-main/learning/learner'
import { classes, values } from '../../../src-main/learning/targets'

/** Two outputs, x and -x, of samples with one component; the class is that of the larger. */
class Larger implements Model {
  readonly tensors = {}
  readonly outputs = ['x', '-x']
  /** How many samples were asked for at a time. */
  readonly slices: [number, number][] = []

  evaluate(x: Samples, from: number, to: number): Float64Array {
    this.slices.push([from, to])
    const row = new Float64Array(1)
    const outputs = new Float64Array(2 * (to - from))
    for (let n = from; n < to; n++) {
      x.read(n, row)
      outputs.set([row[0], -row[0]], 2 * (n - from))
    }
    return outputs
  }

  classOf(outputs: Float64Array, at: number): number {
    return outputs[at] >= outputs[at + 1] ? 0 : 1
  }
}

const line = (...numbers: number[]): DenseSamples => new DenseSamples(Float64Array.from(numbers), 1)

describe('errorOf', () => {
  it('is the share of samples with another class than their own', () => {
    // Predicted: 0, 0, 1, 1.
    const x = line(3, 1, -2, -5)
    expect(errorOf(new Larger(), { x, y: classes([0, 0, 1, 1]) })).toBe(0)
    expect(errorOf(new Larger(), { x, y: classes([0, 1, 1, 1]) })).toBe(0.25)
    expect(errorOf(new Larger(), { x, y: classes([1, 1, 0, 0]) })).toBe(1)
  })

  it('is the mean squared error of the first output for values', () => {
    // Differences: 1, 0, -3, so (1 + 0 + 9) / 3.
    expect(errorOf(new Larger(), { x: line(3, 1, -2), y: values([2, 1, 1]) })).toBe(10 / 3)
  })

  it('is 0 of no samples, and where nothing is to be predicted', () => {
    expect(errorOf(new Larger(), { x: line(), y: classes([], ['0', '1']) })).toBe(0)
    expect(errorOf(new Larger(), { x: line(1, 2) })).toBe(0)
  })

  it('is the same over many samples, which are evaluated a slice at a time', () => {
    const count = 1000
    const numbers = Array.from({ length: count }, (_, n) => Math.sin(n))
    const targets = Array.from({ length: count }, (_, n) => n % 2)
    const model = new Larger()
    const wrong = numbers.filter((number, n) => (number >= 0 ? 0 : 1) !== targets[n]).length
    expect(errorOf(model, { x: line(...numbers), y: classes(targets) })).toBe(wrong / count)
    expect(model.slices.length).toBeGreaterThan(1)
    expect(model.slices.flatMap(([from, to]) => to - from).reduce((sum, size) => sum + size)).toBe(count)
    const squares = numbers.reduce((sum, number, n) => sum + (number - targets[n]) ** 2, 0) / count
    expect(errorOf(model, { x: line(...numbers), y: values(targets) })).toBeCloseTo(squares, 12)
  })

  it('is no number where the outputs are none', () => {
    expect(errorOf(new Larger(), { x: line(NaN, 1), y: values([0, 1]) })).toBeNaN()
  })
})

describe('ErrorMeasurement', () => {
  it('goes on where it was left, to the very same number', () => {
    const x = line(...Array.from({ length: 100 }, (_, n) => Math.sin(n)))
    for (const y of [classes(Array.from({ length: 100 }, (_, n) => n % 2)), values(new Float64Array(100).fill(0.3))]) {
      const measurement = new ErrorMeasurement(new Larger(), { x, y })
      for (const limit of [1, 7, 30, 61]) {
        expect(measurement.done).toBe(false)
        measurement.advance(limit)
      }
      measurement.advance(50)
      expect([measurement.done, measurement.error]).toEqual([true, errorOf(new Larger(), { x, y })])
    }
  })

  it('is done at once where nothing is to be predicted', () => {
    const measurement = new ErrorMeasurement(new Larger(), { x: line(1, 2) })
    measurement.advance(3)
    expect([measurement.done, measurement.error]).toEqual([true, 0])
  })
})
