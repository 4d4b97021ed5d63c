import { sigmoid, sigmoidDerivative, softplus } from '../../functions/sigmoid'
import { crossEntropy, softmax } from '../../functions/softmax'

/** The loss of one sample as a function of its scores s = (s_1, ..., s_K), with its first and second derivatives. */
export interface ScoreLoss {
  /** K. */
  readonly forms: number
  /** l(s, c) for a sample of class c. */
  value(s: Float64Array, c: number): number
  /** dl/ds_k for every k. */
  gradient(s: Float64Array, c: number, into: Float64Array): void
  /** d^2 l / ds_j ds_k, K x K, which is the same for all classes. */
  hessian(s: Float64Array, into: Float64Array): void
}

/** The loss of two classes, y = -1 for class 0 and 1 for class 1 (lecture, section 3.5): -log sigma(y s). */
export const logisticLoss: ScoreLoss = {
  forms: 1,
  value: (s, c) => softplus(c === 0 ? s[0] : -s[0]),
  /** -u_n of the lecture, where u_n = y_n sigma(-y_n s_n). */
  gradient: (s, c, into) => {
    const y = c === 0 ? -1 : 1
    into[0] = -y * sigmoid(-y * s[0])
  },
  hessian: (s, into) => {
    into[0] = sigmoidDerivative(s[0])
  }
}

/** The loss of K classes, -log P(Y = c | X = x) with P(Y = k | X = x) = e^s_k / sum_j e^s_j. */
export function softmaxLoss(forms: number): ScoreLoss {
  const p = new Float64Array(forms)
  return {
    forms,
    value: (s, c) => crossEntropy(s, 0, forms, c),
    gradient: (s, c, into) => {
      softmax(s, 0, forms, into)
      into[c] -= 1
    },
    hessian: (s, into) => {
      softmax(s, 0, forms, p)
      for (let j = 0; j < forms; j++) {
        for (let k = 0; k < forms; k++) into[j * forms + k] = p[j] * ((j === k ? 1 : 0) - p[k])
      }
    }
  }
}
