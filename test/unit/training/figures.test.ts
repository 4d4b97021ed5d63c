import { describe, expect, it } from 'vitest'
import { declarationOf } from '../../../src-main/contract/columns'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import { figure as figureSchema } from '../../../src-main/contract/run'
import * as choose from '../../../src-main/labs/choose'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import { readAll } from '../../../src-main/learning/algebra/samples'
import { predictedClasses } from '../learning/support/predicted'
import { Learner, type Model } from '../../../src-main/learning/learner'
import type { Figure } from '../../../src-main/learning/report'
import { modelFigures, sampleFigures } from '../../../src-main/training/figures'
import { prepareSamples, type PreparedSamples } from '../../../src-main/training/samples'
import { nowhere, onCurve, onXor } from './support/configurations'

function trained(configuration: TrainingConfiguration): { model: Model; samples: PreparedSamples } {
  const { learner, schedule, seed } = configuration
  const samples = prepareSamples(configuration, nowhere)
  const { model } = new Learner(declarationOf(learner), learner.parameters).fit(samples.train, { schedule, seed })
  return { model, samples }
}

const named = (figures: readonly Figure[], name: string): Figure => {
  const found = figures.find((figure) => figure.name === name)
  if (found === undefined)
    throw new Error(`there is no figure ${name} among ${figures.map((each) => each.name).join()}`)
  return found
}

const withProduct: TrainingConfiguration = { ...onXor, features: [choose.feature('xor-product')] }

describe('the samples as points', () => {
  it('are told with their classes, as they were drawn', () => {
    const samples = prepareSamples(withProduct, nowhere)
    const [figure, ...others] = sampleFigures(samples)
    expect(others).toEqual([])
    expect(figure).toMatchObject({ name: 'samples', kind: 'points' })
    expect(figure.tensors).toEqual({
      x: { shape: [60, 2], values: readAll(samples.raw.train.x) },
      class: { shape: [60], values: samples.raw.train.y?.values }
    })
  })

  it('are told with their values', () => {
    const { tensors } = sampleFigures(prepareSamples(onCurve, nowhere))[0]
    expect(Object.entries(tensors).map(([name, { shape }]) => [name, shape])).toEqual([
      ['x', [30, 1]],
      ['y', [30]]
    ])
  })

  it('are not told where they are too many, or in no plane', () => {
    const many = { ...onXor, dataset: choose.dataset('xor', { trainCount: 20_001, testCount: 0 }) }
    expect(sampleFigures(prepareSamples(many, nowhere))).toEqual([])
    const x = DenseSamples.of([[1, 2, 3]])
    expect(sampleFigures({ ...prepareSamples(onXor, nowhere), raw: { train: { x } } })).toEqual([])
  })
})

describe('what a model says over the plane', () => {
  const { model, samples } = trained(withProduct)
  const figures = modelFigures(model, samples)
  const { kind, tensors } = named(figures, 'decision-field')
  const [xs, ys] = [tensors['x'].values, tensors['y'].values]

  it('is on a grid, a tenth larger than the samples on every side', () => {
    expect([kind, tensors['x'].shape, tensors['y'].shape]).toEqual(['field', [100], [100]])
    for (const [d, values] of [xs, ys].entries()) {
      const column = readAll(samples.raw.train.x).filter((_, i) => i % 2 === d)
      const [low, high] = [Math.min(...column), Math.max(...column)]
      expect(values[0]).toBeCloseTo(low - (high - low) / 10, 12)
      expect(values[99]).toBeCloseTo(high + (high - low) / 10, 12)
      for (let i = 1; i < 100; i++) {
        expect(values[i] - values[i - 1]).toBeCloseTo((values[99] - values[0]) / 99, 12)
      }
    }
  })

  it('is the output of the model, and its class, at every point: row y, column x', () => {
    const { values, shape } = tensors['w.x + b']
    expect([shape, tensors['class'].shape]).toEqual([
      [100, 100],
      [100, 100]
    ])
    const { w, b } = model.tensors
    for (const [i, j] of [
      [0, 0],
      [99, 0],
      [0, 99],
      [37, 61]
    ]) {
      const [x, y] = [xs[j], ys[i]]
      // The features are x1, x2, x1 x2.
      const output = w.values[0] * x + w.values[1] * y + w.values[2] * x * y + b.values[0]
      expect(values[100 * i + j]).toBeCloseTo(output, 9)
      expect(tensors['class'].values[100 * i + j]).toBe(output >= 0 ? 1 : 0)
    }
    expect(new Set(tensors['class'].values)).toEqual(new Set([0, 1]))
  })

  it('has the class that the samples at the grid’s points would be given', () => {
    const points = new DenseSamples(Float64Array.from([...ys].flatMap((y) => [...xs].flatMap((x) => [x, y]))), 2)
    expect(tensors['class'].values).toEqual(predictedClasses(model, { x: samples.chain.apply(points) }))
  })

  it('comes with what has been learned', () => {
    expect(named(figures, 'learned').tensors).toEqual(model.tensors)
    expect(figures.map(({ name }) => name)).toEqual(['decision-field', 'learned'])
  })

  it('says where the training stands, if it is asked to', () => {
    expect(modelFigures(model, samples, 'after-10').map(({ name }) => name)).toEqual([
      'decision-field-after-10',
      'learned-after-10'
    ])
  })

  it('fits the contract', () => {
    for (const each of figures) expect(figureSchema.parse(each)).toEqual(each)
  })
})

describe('what a model says over an interval', () => {
  const { model, samples } = trained(onCurve)
  const { kind, tensors } = named(modelFigures(model, samples), 'curve')

  it('is its output at 200 points, a tenth beyond the samples on both sides', () => {
    const column = readAll(samples.raw.train.x)
    const [low, high] = [Math.min(...column), Math.max(...column)]
    const xs = tensors['x'].values
    expect([kind, xs.length]).toEqual(['lines', 200])
    expect(xs[0]).toBeCloseTo(low - (high - low) / 10, 12)
    expect(xs[199]).toBeCloseTo(high + (high - low) / 10, 12)
    const outputs = model.evaluate(samples.chain.apply(new DenseSamples(Float64Array.from(xs), 1)), 0, 200)
    const names = Object.keys(tensors)
    expect(names).toEqual(['x', ...model.outputs])
    expect(tensors[names[1]].values).toEqual(outputs)
  })

  it('has room around samples that are all in one place', () => {
    const x = DenseSamples.of([[3], [3]])
    const raw = { train: { ...samples.raw.train, x } }
    const { values } = named(modelFigures(model, { ...samples, raw }), 'curve').tensors['x']
    expect([values[0], values[199]]).toEqual([2, 4])
  })
})

describe('what a model has learned', () => {
  it('leaves out tensors that are too large to be told', () => {
    const { model, samples } = trained(onXor)
    const large = { shape: [100_001], values: new Float64Array(100_001) }
    const other = (tensors: Model['tensors']): Model => ({
      ...model,
      outputs: model.outputs,
      tensors,
      evaluate: model.evaluate.bind(model)
    })
    const learned = modelFigures(other({ ...model.tensors, large }), samples)
    expect(Object.keys(named(learned, 'learned').tensors)).toEqual(Object.keys(model.tensors))
    expect(modelFigures(other({ large }), samples).map(({ name }) => name)).toEqual(['decision-field'])
  })
})
