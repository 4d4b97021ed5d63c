import { affineCollapse } from './affine-collapse'
import { approximationError } from './approximation-error'
import { backPropagation } from './back-propagation'
import { biasVariance } from './bias-variance'
import { booleanFunctions } from './boolean-functions'
import { perceptronBound } from './convergence-bound'
import type { ExplanationDeclaration } from './explanation'
import { gradientDescent } from './gradient-descent'
import { universalApproximation } from './universal-approximation'
import { universalApproximationPlane } from './universal-approximation-plane'

/** Every explanation by its name, in the order of the lecture. */
export const explanations = {
  'boolean-functions': booleanFunctions,
  'perceptron-bound': perceptronBound,
  'bias-variance': biasVariance,
  'affine-collapse': affineCollapse,
  'universal-approximation': universalApproximation,
  'approximation-error': approximationError,
  'universal-approximation-plane': universalApproximationPlane,
  'gradient-descent': gradientDescent,
  'back-propagation': backPropagation
} as const satisfies Readonly<Record<string, ExplanationDeclaration>>

export type ExplanationName = keyof typeof explanations
