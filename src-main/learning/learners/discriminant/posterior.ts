import { largestAt } from '../../algebra/rows'
import { sigmoid } from '../../functions/sigmoid'
import { softmax } from '../../functions/softmax'

/*
 * Outputs of models that give each class a score s_c, up to a number common to all classes:
 * P(Y = c | X = x) = e^s_c / sum_k e^s_k. Of two classes P(Y = 1 | X = x) says it all, so that is the only
 * output then; of more there is one for each class.
 */

/** What each output says. */
export function posteriorOutputs(classNames: readonly string[]): readonly string[] {
  return (classNames.length === 2 ? classNames.slice(1) : classNames).map(posteriorOf)
}

/** What the output says that is the posterior of this class. */
export function posteriorOf(className: string): string {
  return `P(Y = ${className} | X = x)`
}

/** Writes the posteriors that follow from the scores of all classes into `outputs`, from `at` on. */
export function writePosteriors(scores: Float64Array, outputs: Float64Array, at: number): void {
  if (scores.length === 2) outputs[at] = sigmoid(scores[1] - scores[0])
  else softmax(scores, 0, scores.length, outputs, at)
}

/** The class of the largest posterior; of two that are equally likely, class 1, as f(x) = 1 where w.x + b = 0. */
export function mostProbable(classCount: number, outputs: Float64Array, at: number): number {
  if (classCount === 2) return outputs[at] >= 0.5 ? 1 : 0
  return largestAt(outputs, at, classCount)
}
