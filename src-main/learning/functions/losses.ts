import { sigmoid, softplus } from './sigmoid'
import { crossEntropy, softmax } from './softmax'

/** A loss of the margin m = y f of one output f, with y = -1 or 1: its value and its derivative with respect to m. */
export interface MarginLoss {
  readonly value: (m: number) => number
  readonly derivative: (m: number) => number
}

/** -log sigma(m) = log(1 + e^(-m)) (lecture, section 3.5). */
export const logisticOfMargin: MarginLoss = {
  value: (m) => softplus(-m),
  derivative: (m) => -sigmoid(-m)
}

/** max(0, 1 - m) (lecture, section 3.1); the derivative at m = 1 is taken as 0. */
export const hingeOfMargin: MarginLoss = {
  value: (m) => (m > 1 ? 0 : 1 - m),
  derivative: (m) => (m < 1 ? -1 : 0)
}

/** max(0, -m), whose gradient step corrects one mistake as the perceptron does: m = 0 counts as a mistake. */
export const perceptronOfMargin: MarginLoss = {
  value: (m) => (m > 0 ? 0 : -m),
  derivative: (m) => (m <= 0 ? -1 : 0)
}

/**
 * The loss l(f, y) of one sample, and its derivative. The outputs f = x^(L) are the `width` numbers from `at` on.
 * What is to be predicted is y: of one output the number itself, which for two classes is -1 or 1; of C outputs
 * the class, from 0 to C - 1.
 */
export interface Loss {
  /** l(f, y). */
  value(f: Float64Array, at: number, width: number, y: number): number
  /** Writes factor [dl/df] into `into`, at the same places. */
  derivative(f: Float64Array, at: number, width: number, y: number, factor: number, into: Float64Array): void
  /** Whether the derivative jumps somewhere, so that a central difference across that place says nothing. */
  readonly kink?: true
}

/** ||f - y||^2, where y of C outputs is 1 for the sample's class and -1 for the others. */
const squaredError: Loss = {
  value(f, at, width, y) {
    let sum = 0
    for (let c = 0; c < width; c++) sum += (f[at + c] - component(y, c, width)) ** 2
    return sum
  },
  derivative(f, at, width, y, factor, into) {
    for (let c = 0; c < width; c++) into[at + c] = factor * 2 * (f[at + c] - component(y, c, width))
  }
}

function component(y: number, c: number, width: number): number {
  if (width === 1) return y
  return c === y ? 1 : -1
}

/** -log of the softmax of the sample's class: log(sum_c e^(f_c)) - f_y. */
const crossEntropyLoss: Loss = {
  value: crossEntropy,
  derivative(f, at, width, y, factor, into) {
    softmax(f, at, width, into)
    for (let c = 0; c < width; c++) into[at + c] = factor * (into[at + c] - (c === y ? 1 : 0))
  }
}

/**
 * The loss phi(y f) of one output. Of C outputs the sample's class is to win against each of the others:
 * the sum over c != y of phi(f_y - f_c) (Weston and Watkins 1999, for the hinge loss).
 */
function lossOfMargins(phi: MarginLoss): Loss {
  return {
    value(f, at, width, y) {
      if (width === 1) return phi.value(y * f[at])
      let sum = 0
      for (let c = 0; c < width; c++) if (c !== y) sum += phi.value(f[at + y] - f[at + c])
      return sum
    },
    derivative(f, at, width, y, factor, into) {
      if (width === 1) {
        into[at] = factor * y * phi.derivative(y * f[at])
        return
      }
      into[at + y] = 0
      for (let c = 0; c < width; c++) {
        if (c === y) continue
        const slope = factor * phi.derivative(f[at + y] - f[at + c])
        into[at + y] += slope
        into[at + c] = -slope
      }
    }
  }
}

/** The losses by their names. */
export const losses = {
  'cross-entropy': crossEntropyLoss,
  logistic: lossOfMargins(logisticOfMargin),
  'squared-error': squaredError,
  hinge: { ...lossOfMargins(hingeOfMargin), kink: true },
  perceptron: { ...lossOfMargins(perceptronOfMargin), kink: true }
} as const satisfies Readonly<Record<string, Loss>>

export type LossName = keyof typeof losses
