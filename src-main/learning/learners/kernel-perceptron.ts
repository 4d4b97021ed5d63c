import { plainProducts, type DenseProducts } from '../algebra/dense-products'
import { dot } from '../algebra/matrix'
import type { LabelledSamples, Samples } from '../algebra/samples'
import { scalar, vector, type Tensors } from '../algebra/tensor'
import { compareWith, type Comparison } from '../comparison/comparison'
import { picked } from '../comparison/picked-samples'
import { Kernel, kernelParameters, multiplicationsOfKernel } from '../functions/kernels'
import type { LearnerDeclaration, Model } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { labelled } from '../training-set'
import { KernelPerceptronTraining } from './kernel-perceptron-training'
import { perceptronParameters } from './perceptron'

export const kernelPerceptronParameters = { ...perceptronParameters, ...kernelParameters } as const satisfies Parameters

export type KernelPerceptronParameters = ValuesOf<typeof kernelPerceptronParameters>

/** The samples that have been corrected, kept for comparison. */
interface Support {
  readonly indices: Uint32Array
  readonly kept: Comparison
}

/**
 * The perceptron in the space of Phi (Aizerman, Braverman and Rozonoer 1964; the kernel trick of the lecture's
 * section 3.3): w = sum_n alpha_n y_n Phi(x_n) is not computed, only
 * f(x) = sign(w.Phi(x) + b) = sign(sum_n alpha_n y_n kappa(x_n, x) + b).
 */
export class KernelPerceptron implements Model {
  /** How often each of the N samples has been corrected. */
  readonly alpha: Float64Array
  b = 0
  readonly kernel: Kernel
  readonly outputs = ['sum_n alpha_n y_n kappa(x_n, x) + b']
  #support: Support | undefined

  constructor(
    readonly parameters: KernelPerceptronParameters,
    readonly train: LabelledSamples,
    readonly products: DenseProducts = plainProducts
  ) {
    const { kernel, degree, gamma, offset } = parameters
    this.kernel = new Kernel({ kernel, degree, gamma, offset })
    this.alpha = new Float64Array(train.x.count)
  }

  /** alpha (N): alpha_n is 0 for all but the samples that have been corrected; and b. */
  get tensors(): Tensors {
    return { alpha: vector(this.alpha.slice()), b: scalar(this.b) }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { indices, kept } = this.#supportNow()
    const { y } = this.train
    const weights = Float64Array.from(indices, (n) => this.alpha[n] * y[n])
    const outputs = new Float64Array(to - from)
    for (const [n, row] of this.kernel.eachRow(kept, { x, from, to })) outputs[n - from] = dot(weights, row) + this.b
    return outputs
  }

  classOf(outputs: Float64Array, at: number): number {
    return outputs[at] >= 0 ? 1 : 0
  }

  /** How many samples have been corrected. */
  get supportVectors(): number {
    return this.alpha.reduce((count, alpha) => (alpha > 0 ? count + 1 : count), 0)
  }

  /** Those that have been corrected are few, as a rule: x is compared with them alone. */
  #supportNow(): Support {
    const known = this.#support
    const upToDate = known?.indices.length === this.supportVectors && known.indices.every((n) => this.alpha[n] > 0)
    if (known !== undefined && upToDate) return known
    const indices = Uint32Array.from(this.alpha.keys()).filter((n) => this.alpha[n] > 0)
    return (this.#support = { indices, kept: compareWith(picked(this.train.x, indices), this.products) })
  }
}

export const kernelPerceptron = {
  name: 'kernel-perceptron',
  title: 'Kernel perceptron',
  lecture: '3.3',
  meaning: 'Separates two classes with a hyperplane in the space of a kernel, by correcting one mistake after another.',
  target: 'two classes',
  parameters: kernelPerceptronParameters,
  measures: {
    changes: { title: 'changes', kind: 'count' },
    supportVectors: { title: 'support vectors', kind: 'count' }
  },
  multiplications: multiplicationsOfKernel,
  train: (parameters, data, { schedule, seed, products }) =>
    new KernelPerceptronTraining(new KernelPerceptron(parameters, labelled(data), products), schedule, seed)
} as const satisfies LearnerDeclaration<typeof kernelPerceptronParameters>
