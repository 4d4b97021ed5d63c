import { exponential } from './exponential'

/**
 * The logistic sigmoid, its derivative and its logarithm (lecture, section 3.2). None of them overflows: they are
 * right for any number, infinities included.
 */

/** sigma(x) = 1 / (1 + e^-x), from 0 to 1. */
export function sigmoid(x: number): number {
  return 1 / (1 + exponential(-x))
}

/** sigma'(x) = sigma(x) (1 - sigma(x)) = sigma(x) sigma(-x), from 0 to 1/4. */
export function sigmoidDerivative(x: number): number {
  return sigmoid(x) * sigmoid(-x)
}

/** log(1 + e^x) = -log sigma(-x), above 0: the loss of a sample of the logistic regression is softplus(-y s). */
export function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(exponential(-Math.abs(x)))
}
