import type { DenseProducts } from '../algebra/dense-products'
import { largestAt } from '../algebra/rows'
import { readAll, type Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import type { LearnerDeclaration, Model, Outcome, Pause, Training } from '../learner'
import { multiplicationsOfSearch, searchAmong } from '../neighbours/search'
import type { NeighbourSearch } from '../neighbours/neighbours'
import type { Parameters, ValuesOf } from '../parameters'
import type { ClassTargets } from '../targets'
import type { TrainingSet } from '../training-set'

export const nearestNeighboursParameters = {
  neighbours: {
    kind: 'integer',
    label: 'Neighbours K',
    default: 11,
    minimum: 1,
    maximum: 1001,
    odd: true,
    meaning: 'How many of the training samples nearest to x vote on its class.',
    lecture: '3.3'
  }
} as const satisfies Parameters

export type NearestNeighboursParameters = ValuesOf<typeof nearestNeighboursParameters>

/** The samples are among the tensors up to so many numbers; of more they stay in the dataset. */
const numbersShown = 65_536

/**
 * The K nearest neighbours (Fix and Hodges 1951; lecture, section 3.3: "votes" and "prediction"): the K training
 * samples at the least Euclidean distance vote for their classes, and the class of most votes is predicted. Of
 * samples at equal distances those that come first in the file are the nearer, and of classes with equally many
 * votes the first wins.
 */
export class NearestNeighbours implements Model {
  readonly outputs: readonly string[]
  #search: NeighbourSearch | undefined

  constructor(
    readonly parameters: NearestNeighboursParameters,
    readonly x: Samples,
    readonly y: ClassTargets,
    readonly products?: DenseProducts
  ) {
    this.outputs = y.classNames.map((name) => `share of votes for ${name}`)
  }

  /** Keeps the samples in a form in which neighbours are found fast. */
  learn(): void {
    this.#search ??= searchAmong(this.x, this.products)
  }

  /** y (N), how many samples each class has, and x (N x D) unless it is large. */
  get tensors(): Tensors {
    const { x, y } = this
    const counts = new Uint32Array(y.classNames.length)
    for (const c of y.values) counts[c]++
    const kept = { y: vector(y.values.slice()), counts: vector(counts) }
    if (x.count * x.dimension > numbersShown) return kept
    return { ...kept, x: { shape: [x.count, x.dimension], values: readAll(x) } }
  }

  /** The share of the K votes that each class has; zeros before anything has been learned. */
  evaluate(x: Samples, from: number, to: number): Float64Array {
    const width = this.outputs.length
    const { neighbours } = this.parameters
    const shares = new Float64Array((to - from) * width)
    const found = this.#search?.nearest(x, from, to, neighbours)
    if (found === undefined) return shares
    for (const [i, index] of found.indices.entries()) {
      shares[Math.floor(i / neighbours) * width + this.y.values[index]]++
    }
    return shares.map((votes) => votes / neighbours)
  }

  classOf(outputs: Float64Array, at: number): number {
    return largestAt(outputs, at, this.outputs.length)
  }
}

/** Nothing is computed but the order in which the samples are kept: one step, of some 40 ms for 60,000 in the plane. */
class NearestNeighboursTraining implements Training {
  readonly model: NearestNeighbours
  readonly stepsAtMost = 1
  readonly measures = {}
  outcome: Outcome | undefined

  constructor(parameters: NearestNeighboursParameters, { x, y }: TrainingSet, products: DenseProducts | undefined) {
    this.model = new NearestNeighbours(parameters, x, y as ClassTargets, products)
  }

  get epoch(): number {
    return this.steps
  }

  get steps(): number {
    return this.outcome === undefined ? 0 : 1
  }

  advance(): Pause {
    this.model.learn()
    this.outcome = 'complete'
    return 'end'
  }

  save(): Tensors {
    return { steps: scalar(this.steps) }
  }

  restore(saved: Tensors): void {
    if (saved['steps'].values[0] === 1) this.advance()
  }
}

export const kNearestNeighbours = {
  name: 'k-nearest-neighbours',
  title: 'K nearest neighbours',
  lecture: '3.3',
  meaning: 'Predicts the class that most of the nearest training samples have.',
  target: 'classes',
  parameters: nearestNeighboursParameters,
  measures: {},
  requirements: ({ neighbours }) => ({ samples: neighbours }),
  multiplications: multiplicationsOfSearch,
  train: (parameters, data, { products }) => new NearestNeighboursTraining(parameters, data, products)
} as const satisfies LearnerDeclaration<typeof nearestNeighboursParameters>
