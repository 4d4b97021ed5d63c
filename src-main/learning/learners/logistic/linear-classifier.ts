import type { Random } from '../../algebra/random'
import type { Samples } from '../../algebra/samples'
import { scalar, vector, type Tensors } from '../../algebra/tensor'
import type { Model } from '../../learner'
import { LinearForms } from './linear-forms'
import { mostProbable, posteriorOutputs, writePosteriors } from '../discriminant/posterior'

/**
 * Posteriors from linear forms: of two classes P(Y = 1 | X = x) = sigma(w.x + b) with a single form, of
 * several P(Y = c | X = x) = e^s_c / sum_k e^s_k with a form s_c = w_c.x + b_c for each.
 */
export class LinearClassifier implements Model {
  readonly outputs: readonly string[]
  readonly forms: LinearForms
  readonly #classCount: number

  /** @param single whether there is one form, class 1 against class 0, instead of one for each class */
  constructor(
    readonly title: string,
    readonly dimension: number,
    classNames: readonly string[],
    readonly single: boolean
  ) {
    this.#classCount = classNames.length
    this.outputs = posteriorOutputs(classNames)
    this.forms = new LinearForms(single ? 1 : classNames.length, dimension)
  }

  /** Draws every weight from the Gaussian of mean 0 and deviation 1. */
  drawWeights(random: Random): void {
    for (const w of this.forms.w) {
      for (let d = 0; d < w.values.length; d++) w.values[d] = random.normal()
      w.refreshSum()
    }
  }

  /** w (D) and b of a single form; otherwise w is C x D and b has C values. */
  get tensors(): Tensors {
    const { forms, dimension } = this
    if (this.single) return { w: vector(forms.w[0].values.slice()), b: scalar(forms.b[0]) }
    const w = new Float64Array(forms.count * dimension)
    forms.w.forEach(({ values }, c) => w.set(values, c * dimension))
    return { w: { shape: [forms.count, dimension], values: w }, b: vector(forms.b.slice()) }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const width = this.outputs.length
    const posteriors = new Float64Array((to - from) * width)
    const scores = new Float64Array(this.#classCount)
    const given = this.single ? scores.subarray(1) : scores
    for (let n = from; n < to; n++) {
      this.forms.scores(x, n, given)
      writePosteriors(scores, posteriors, (n - from) * width)
    }
    return posteriors
  }

  classOf(outputs: Float64Array, at: number): number {
    return mostProbable(this.#classCount, outputs, at)
  }
}
