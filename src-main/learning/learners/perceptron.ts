import type { LabelledSamples, Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import { WeightVector } from '../algebra/weight-vector'
import type { LearnerDeclaration, Model } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { labelled } from '../training-set'
import { PerceptronTraining } from './perceptron-training'

/** The perceptron's hyperparameters. */
export const perceptronParameters = {
  bias: {
    kind: 'boolean',
    label: 'Bias',
    default: true,
    meaning: 'Learn a bias b beside the weights: a component of x that is always 1.',
    lecture: '3.1'
  }
} as const satisfies Parameters

export type PerceptronParameters = ValuesOf<typeof perceptronParameters>

/**
 * The perceptron (Rosenblatt 1957; lecture, section 3.1): f(x) = sign(w.x + b), learned by correcting
 * one mistake at a time. It starts at w = 0, b = 0.
 */
export class Perceptron implements Model {
  readonly w: WeightVector
  b = 0
  readonly outputs = ['w.x + b']

  /** @param dimension D, the number of components of x */
  constructor(
    readonly parameters: PerceptronParameters,
    dimension: number
  ) {
    this.w = new WeightVector(dimension)
  }

  get tensors(): Tensors {
    return { w: vector(this.w.values.slice()), b: scalar(this.b) }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    return Float64Array.from({ length: to - from }, (_, i) => this.score(x, from + i))
  }

  classOf(outputs: Float64Array, at: number): number {
    return outputs[at] >= 0 ? 1 : 0
  }

  /** The score w.x_n + b: its sign is the predicted class, and 0 counts as a mistake for both. */
  score(x: Samples, n: number): number {
    return x.dot(n, this.w) + this.b
  }

  /** The algorithm's one step, for a sample with y_n (w.x_n + b) <= 0: w <- w + y_n x_n and b <- b + y_n. */
  correct({ x, y }: LabelledSamples, n: number): void {
    x.addMultiple(this.w, y[n], n)
    if (this.parameters.bias) this.b += y[n]
  }

  /** The share of samples with y_n (w.x_n + b) <= 0, from 0 to 1; of no samples at all it is 0. */
  error({ x, y }: LabelledSamples): number {
    let mistakes = 0
    for (let n = 0; n < x.count; n++) if (y[n] * this.score(x, n) <= 0) mistakes++
    return x.count === 0 ? 0 : mistakes / x.count
  }
}

export const perceptron = {
  name: 'perceptron',
  title: 'Perceptron',
  lecture: '3.1',
  meaning: 'Separates two classes with a hyperplane, by correcting one mistake after another.',
  target: 'two classes',
  parameters: perceptronParameters,
  measures: { changes: { title: 'changes', kind: 'count' } },
  train: (parameters, data, { schedule, seed }) =>
    new PerceptronTraining(new Perceptron(parameters, data.x.dimension), labelled(data), schedule, seed)
} as const satisfies LearnerDeclaration<typeof perceptronParameters>
