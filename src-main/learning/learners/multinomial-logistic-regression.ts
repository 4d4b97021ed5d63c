import type { LearnerDeclaration } from '../learner'
import type { ClassTargets } from '../targets'
import { LinearClassifier } from './logistic/linear-classifier'
import { logisticMeasures, logisticParameters } from './logistic/logistic-parameters'
import { LogisticTraining } from './logistic/logistic-training'
import { softmaxLoss } from './logistic/score-loss'

const title = 'Multinomial logistic regression'

/**
 * Logistic regression of C classes: P(Y = c | X = x) = e^s_c / sum_k e^s_k with s_c = w_c.x + b_c, and
 *
 *   L(w, b) = -sum_n log P(Y = y_n | X = x_n) + lambda sum_c ||w_c||^2
 *
 * minimised. Of two classes it is the logistic regression with w = w_1 - w_0, b = b_1 - b_0 and half its lambda.
 */
export const multinomialLogisticRegression = {
  name: 'multinomial-logistic-regression',
  title,
  lecture: '3.2',
  meaning: 'Gives every class a linear score, such that the classes of the samples become as probable as possible.',
  target: 'classes',
  parameters: logisticParameters,
  measures: logisticMeasures,
  train: (parameters, data, setting) => {
    const { classNames } = data.y as ClassTargets
    const model = new LinearClassifier(title, data.x.dimension, classNames, false)
    return new LogisticTraining(model, softmaxLoss(classNames.length), parameters, data, setting)
  }
} as const satisfies LearnerDeclaration<typeof logisticParameters>
