import { DenseSamples } from '../learning/algebra/dense-samples'
import { readAll, type Samples } from '../learning/algebra/samples'
import { vector, type Tensors } from '../learning/algebra/tensor'
import type { Model } from '../learning/learner'
import type { Figure } from '../learning/report'
import type { TrainingSet } from '../learning/training-set'
import type { PreparedSamples } from './samples'

/** A field is computed on a grid of so many points a side, a curve at so many points. */
const gridSize = 100
const curveSize = 200
/** More samples than this are not told as points, and larger tensors than this not as what has been learned. */
const pointLimit = 20_000
const tensorLimit = 100_000

/** The samples as points, where they have one or two columns. */
export function sampleFigures({ raw }: PreparedSamples): Figure[] {
  const { x, y } = raw.train
  if (x.dimension > 2 || x.count > pointLimit) return []
  const target = y === undefined ? {} : { [y.kind === 'classes' ? 'class' : 'y']: vector(y.values) }
  const points = { x: { shape: [x.count, x.dimension], values: readAll(x) }, ...target }
  return [{ name: 'samples', title: 'Training samples', kind: 'points', tensors: points }]
}

/**
 * What a model has learned: its outputs over the plane or the line that the samples lie in, and its tensors.
 * @param place ends the figures' names, where there are several of a kind: "after-100"
 */
export function modelFigures(model: Model, samples: PreparedSamples, place?: string): Figure[] {
  const name = (kind: string): string => (place === undefined ? kind : `${kind}-${place}`)
  const figures: Figure[] = []
  const { x } = samples.raw.train
  if (x.dimension === 2) figures.push(field(model, samples, name('decision-field')))
  if (x.dimension === 1) figures.push(curve(model, samples, name('curve')))
  const small = Object.entries(model.tensors).filter(([, { values }]) => values.length <= tensorLimit)
  if (small.length > 0) {
    figures.push({
      name: name('learned'),
      title: 'What has been learned',
      kind: 'tensors',
      tensors: Object.fromEntries(small)
    })
  }
  return figures
}

/** The outputs, and for classes the class, on a grid a tenth larger than the samples on every side. */
function field(model: Model, { raw, chain }: PreparedSamples, name: string): Figure {
  const [xs, ys] = [0, 1].map((d) => axis(raw.train.x, d, gridSize))
  const grid = new Float64Array(2 * gridSize * gridSize)
  for (let i = 0; i < gridSize; i++) {
    for (let j = 0; j < gridSize; j++) grid.set([xs[j], ys[i]], 2 * (i * gridSize + j))
  }
  const outputs = evaluated(model, chain.apply(new DenseSamples(grid, 2)), raw.train, [gridSize, gridSize])
  return { name, title: 'Outputs over the plane', kind: 'field', tensors: { x: vector(xs), y: vector(ys), ...outputs } }
}

/** The outputs over the interval that the samples lie in. */
function curve(model: Model, { raw, chain }: PreparedSamples, name: string): Figure {
  const xs = axis(raw.train.x, 0, curveSize)
  const outputs = evaluated(model, chain.apply(new DenseSamples(xs, 1)), raw.train, [curveSize])
  return { name, title: 'Outputs over the interval', kind: 'lines', tensors: { x: vector(xs), ...outputs } }
}

function evaluated(model: Model, x: Samples, { y }: TrainingSet, shape: readonly number[]): Tensors {
  const width = model.outputs.length
  const values = model.evaluate(x, 0, x.count)
  const tensors = Object.fromEntries(
    model.outputs.map((name, k) => [
      name,
      { shape, values: Float64Array.from({ length: x.count }, (_, n) => values[n * width + k]) }
    ])
  )
  if (y?.kind !== 'classes' || model.classOf === undefined) return tensors
  const predicted = Int32Array.from({ length: x.count }, (_, n) => model.classOf?.(values, n * width) ?? -1)
  return { ...tensors, class: { shape, values: predicted } }
}

/** `count` values from the least to the largest of column d, and a tenth of that range beyond both. */
function axis(x: Samples, d: number, count: number): Float64Array<ArrayBuffer> {
  const row = new Float64Array(x.dimension)
  let [low, high] = [Infinity, -Infinity]
  for (let n = 0; n < x.count; n++) {
    x.read(n, row)
    low = Math.min(low, row[d])
    high = Math.max(high, row[d])
  }
  const margin = (high - low) / 10 || 1
  return Float64Array.from({ length: count }, (_, i) => low - margin + ((high - low + 2 * margin) * i) / (count - 1))
}
