import { dot } from '../../algebra/matrix'
import { readAll, type LabelledSamples } from '../../algebra/samples'
import { scalar, vector, type Tensor } from '../../algebra/tensor'
import type { PerceptronTraining } from '../../learners/perceptron-training'
import type { Figure, Row } from '../../report'
import type { Separator } from './best-separator'

/** Up to this many weights, those before and after each update are kept. */
const fewWeights = 16

/** A share of the bounds within which a difference is one of rounding. */
const rounding = 1e-9

/** What the proof of convergence says of each update, next to what it is. */
export class ProofRecord {
  /** At how many updates an inequality did not hold. */
  exceptions = 0
  readonly #shown: Row[] = []
  readonly #before: number[] = []
  readonly #after: number[] = []
  #sample = 0

  constructor(
    readonly training: PerceptronTraining,
    readonly separator: Separator,
    /** R. */
    readonly radius: number
  ) {}

  /** To be called with the sample that is about to change the weights. */
  before(n: number, shown: boolean): void {
    this.#sample = n
    if (shown) this.#keepWeights(this.#before)
  }

  /** To be called when it has changed them. @returns the row of the update: w and k as they are after it */
  after(shown: boolean): Row {
    const { model, train, updates: k } = this.training
    const { w, b, gamma } = this.separator
    const row = {
      k,
      sample: this.#sample + 1,
      y: train.y[this.#sample],
      projection: dot(model.w.values, w.values) + model.b * b,
      leastProjection: (k * gamma) / 2,
      squaredNorm: dot(model.w.values, model.w.values) + model.b ** 2,
      largestSquaredNorm: k * this.radius ** 2
    }
    const holds =
      row.projection >= row.leastProjection * (1 - rounding) &&
      row.squaredNorm <= row.largestSquaredNorm * (1 + rounding)
    if (!holds) this.exceptions++
    if (shown) {
      this.#shown.push(row)
      this.#keepWeights(this.#after)
    }
    return row
  }

  /** The inequalities against k, the separators, and where there are few of them the weights and the samples. */
  *figures(samples: LabelledSamples): Generator<Figure> {
    const column = (name: string): Tensor => vector(Float64Array.from(this.#shown, (row) => Number(row[name])))
    const k = column('k')
    const leastSquare = vector(column('leastProjection').values.map((value) => Number(value) ** 2))
    yield {
      name: 'projection',
      title: 'w.w* grows at least as k gamma / 2',
      kind: 'lines',
      tensors: { x: k, 'w.w*': column('projection'), 'k gamma / 2': column('leastProjection') }
    }
    yield {
      name: 'norm',
      title: '||w||^2 grows at most as k R^2, and at least as k^2 gamma^2 / 4',
      kind: 'lines',
      tensors: {
        x: k,
        '||w||^2': column('squaredNorm'),
        'k R^2': column('largestSquaredNorm'),
        'k^2 gamma^2 / 4': leastSquare
      }
    }
    yield this.#separators()
    if (this.#isSmall) yield this.#weights()
    if (samples.x.dimension === 2) yield pointsOf(samples)
  }

  /** The weights, and the bias after them. */
  get #isSmall(): boolean {
    return this.training.model.w.values.length < fewWeights
  }

  #keepWeights(into: number[]): void {
    const { model } = this.training
    if (this.#isSmall) into.push(...model.w.values, model.b)
  }

  #separators(): Figure {
    const { w, b } = this.separator
    const { model, train } = this.training
    const shaped = (values: Float64Array): Tensor => {
      const { picture } = train.x
      return picture?.channels === 1 ? { shape: [picture.height, picture.width], values } : vector(values)
    }
    const tensors = {
      'w*': shaped(w.values.slice()),
      'b*': scalar(b),
      w: shaped(model.w.values.slice()),
      b: scalar(model.b)
    }
    return {
      name: 'separators',
      title: 'The best separator w* and the one of the perceptron',
      kind: 'tensors',
      tensors
    }
  }

  #weights(): Figure {
    const rows = this.#shown.length
    const matrix = (values: readonly number[]): Tensor => ({
      shape: [rows, this.training.model.w.values.length + 1],
      values: Float64Array.from(values)
    })
    return {
      name: 'updates',
      title: 'The weights, and the bias after them, before and after each update shown',
      kind: 'tensors',
      tensors: {
        k: vector(Float64Array.from(this.#shown, ({ k }) => Number(k))),
        before: matrix(this.#before),
        after: matrix(this.#after)
      }
    }
  }
}

function pointsOf({ x, y }: LabelledSamples): Figure {
  const points = { shape: [x.count, 2], values: readAll(x) }
  const classes = vector(Int32Array.from(y, (label) => (label > 0 ? 1 : 0)))
  return { name: 'samples', title: 'The samples', kind: 'points', tensors: { x: points, class: classes } }
}
