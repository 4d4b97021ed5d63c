import type { LearnerDeclaration } from '../learner'
import type { ClassTargets } from '../targets'
import { LinearClassifier } from './logistic/linear-classifier'
import { logisticMeasures, logisticParameters } from './logistic/logistic-parameters'
import { LogisticTraining } from './logistic/logistic-training'
import { logisticLoss } from './logistic/score-loss'

const title = 'Logistic regression'

/**
 * Logistic regression of two classes (lecture, sections 3.2 and 3.5): P(Y = 1 | X = x) = sigma(w.x + b), with
 *
 *   L(w, b) = -sum_n log sigma(y_n (w.x_n + b)) + lambda ||w||^2
 *
 * minimised. A lambda above 0 makes the minimum the most probable (w, b) given the samples when the prior of
 * w is a Gaussian of mean 0 and covariance I / (2 lambda), and that of b is flat. scikit-learn's C is
 * 1 / (2 lambda), too.
 *
 * The slide steps down this sum with eta = 0.1. For 100 points that is a long step: where the classes overlap, w
 * and b can jump about the minimum for ever. Hence the default is the mean, L / N, whose minimum is the same and
 * down which eta = 0.1 goes steadily as long as the columns are of about unit size; `sum` is the slide's.
 * However long the steps, without a penalty the gradient is bounded and the loss stays finite.
 */
export const logisticRegression = {
  name: 'logistic-regression',
  title,
  lecture: '3.2',
  meaning: 'Separates two classes with a hyperplane that makes the classes of the samples as probable as possible.',
  target: 'two classes',
  parameters: logisticParameters,
  measures: logisticMeasures,
  train: (parameters, data, setting) => {
    const model = new LinearClassifier(title, data.x.dimension, (data.y as ClassTargets).classNames, true)
    return new LogisticTraining(model, logisticLoss, parameters, data, setting)
  }
} as const satisfies LearnerDeclaration<typeof logisticParameters>
