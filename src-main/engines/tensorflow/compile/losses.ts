import type { LossName } from '../../../learning/functions/losses'
import type { Calculus } from '../graph/calculus'
import type { Tensor } from '../graph/tensor'

/** The losses of the samples of a batch, and their derivatives. */
export interface LossTensors {
  /** l(f(x_n), y_n) of each sample: B, or B x 1, numbers. */
  readonly values: Tensor
  /** [dl/df], B x C. */
  readonly derivative: Tensor
}

/**
 * A loss as operations of a graph. The outputs f are B x C. What is to be predicted is, of one output, a number for
 * each sample (B x 1; -1 or 1 for classes), and of several its class (B whole numbers from 0 to C - 1).
 */
type GraphLoss = (c: Calculus, f: Tensor, y: Tensor, width: number) => LossTensors

/** phi of a margin m and its derivative: the twins of the `MarginLoss`es in learning/functions/losses.ts. */
interface GraphMarginLoss {
  value(c: Calculus, m: Tensor): Tensor
  /** -phi'(m), which is not negative. */
  negativeSlope(c: Calculus, m: Tensor): Tensor
}

/** log(1 + e^(-m)), with the derivative -sigma(-m). */
const logistic: GraphMarginLoss = {
  value: (c, m) => c.softplus(c.negative(m)),
  negativeSlope: (c, m) => c.sigmoid(c.negative(m))
}

/** max(0, 1 - m), with the derivative -1 where m < 1. */
const hinge: GraphMarginLoss = {
  value: (c, m) => c.positivePart(c.minus(c.number(1), m)),
  negativeSlope: (c, m) => c.less(m, c.number(1))
}

/** max(0, -m), with the derivative -1 where m <= 0. */
const perceptron: GraphMarginLoss = {
  value: (c, m) => c.positivePart(c.negative(m)),
  negativeSlope: (c, m) => c.lessOrEqual(m, c.number(0))
}

function lossOfMargins(phi: GraphMarginLoss): GraphLoss {
  return (c, f, y, width) => (width === 1 ? ofOneOutput(phi, c, f, y) : ofSeveralOutputs(phi, c, f, y, width))
}

/** phi(y f), with the derivative y phi'(y f). */
function ofOneOutput(phi: GraphMarginLoss, c: Calculus, f: Tensor, y: Tensor): LossTensors {
  const m = c.times(y, f)
  return { values: phi.value(c, m), derivative: c.negative(c.times(y, phi.negativeSlope(c, m))) }
}

/** The sum over c != y of phi(f_y - f_c), with the derivatives -phi' for f_c, and their negative sum for f_y. */
function ofSeveralOutputs(phi: GraphMarginLoss, c: Calculus, f: Tensor, y: Tensor, width: number): LossTensors {
  const own = c.oneHot(y, width, 1, 0)
  const others = c.oneHot(y, width, 0, 1)
  const m = c.minus(c.sum(c.times(f, own), [1], true), f)
  const slopes = c.times(others, phi.negativeSlope(c, m))
  return {
    values: c.sum(c.times(others, phi.value(c, m)), [1]),
    derivative: c.minus(slopes, c.times(own, c.sum(slopes, [1], true)))
  }
}

/** ||f - y||^2, where y of C outputs is 1 for the sample's class and -1 for the others. */
const squaredError: GraphLoss = (c, f, y, width) => {
  const d = c.minus(f, width === 1 ? y : c.oneHot(y, width, 1, -1))
  return { values: c.sum(c.square(d), [1]), derivative: c.times(c.number(2), d) }
}

/** -log of the softmax of the sample's class. */
const crossEntropy: GraphLoss = (c, features, labels) => {
  const { loss, backprop } = c.scope.add('SparseSoftmaxCrossEntropyWithLogits', { features, labels }, {}).outputs
  return { values: loss, derivative: backprop }
}

/** The losses by their names: their twins are in learning/functions/losses.ts. */
export const graphLosses: Readonly<Record<LossName, GraphLoss>> = {
  'cross-entropy': crossEntropy,
  logistic: lossOfMargins(logistic),
  'squared-error': squaredError,
  hinge: lossOfMargins(hinge),
  perceptron: lossOfMargins(perceptron)
}
