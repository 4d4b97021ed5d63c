import {
  approximationError,
  biasVariance,
  gradientDescent,
  universalApproximation,
  universalApproximationPlane
} from './explanations'
import { kernelTrick, kMeans, knnVotes, mnistRandomProducts, polynomialRegression, xorProduct } from './features'
import type { Lab } from './lab'
import { affineCollapse, backPropagation, mlp2d, mlpMnist } from './networks'
import { perceptronMnist } from './perceptron-mnist'
import { lda, logisticRegression } from './probability'
import { booleanFunctions, hogSvm, perceptronBound, svmMargin } from './separation'

/** Every lab, in the order of the lecture. */
export const labs: readonly Lab[] = [
  booleanFunctions,
  perceptronMnist,
  perceptronBound,
  svmMargin,
  lda,
  xorProduct,
  polynomialRegression,
  mnistRandomProducts,
  biasVariance,
  knnVotes,
  hogSvm,
  kernelTrick,
  kMeans,
  mlp2d,
  mlpMnist,
  affineCollapse,
  universalApproximation,
  approximationError,
  universalApproximationPlane,
  gradientDescent,
  logisticRegression,
  backPropagation
]

/** The lab of that name, if there is one. */
export function findLab(name: string): Lab | undefined {
  return labs.find((lab) => lab.name === name)
}
