import type { LearnerDeclaration } from '../learner'
import { kMeans } from './k-means'
import { kNearestNeighbours } from './k-nearest-neighbours'
import { kernelKMeans } from './kernel-k-means'
import { kernelPerceptron } from './kernel-perceptron'
import { kernelPrincipalComponentAnalysis } from './kernel-principal-component-analysis'
import { linearDiscriminantAnalysis } from './linear-discriminant-analysis'
import { linearSvm } from './linear-svm'
import { logisticRegression } from './logistic-regression'
import { multiLayerPerceptron, multiLayerPerceptronRegression } from './multi-layer-perceptron'
import { multinomialLogisticRegression } from './multinomial-logistic-regression'
import { perceptron } from './perceptron'
import { polynomialRegression } from './polynomial-regression'
import { principalComponentAnalysis } from './principal-component-analysis'
import { quadraticDiscriminantAnalysis } from './quadratic-discriminant-analysis'

/** Every learner by its name, in the order of the lecture. */
export const learners = {
  perceptron,
  'linear-svm': linearSvm,
  'linear-discriminant-analysis': linearDiscriminantAnalysis,
  'quadratic-discriminant-analysis': quadraticDiscriminantAnalysis,
  'logistic-regression': logisticRegression,
  'multinomial-logistic-regression': multinomialLogisticRegression,
  'polynomial-regression': polynomialRegression,
  'k-nearest-neighbours': kNearestNeighbours,
  'kernel-perceptron': kernelPerceptron,
  'k-means': kMeans,
  'kernel-k-means': kernelKMeans,
  'principal-component-analysis': principalComponentAnalysis,
  'kernel-principal-component-analysis': kernelPrincipalComponentAnalysis,
  'multi-layer-perceptron': multiLayerPerceptron,
  'multi-layer-perceptron-regression': multiLayerPerceptronRegression
} as const satisfies Readonly<Record<string, LearnerDeclaration>>

export type LearnerName = keyof typeof learners
