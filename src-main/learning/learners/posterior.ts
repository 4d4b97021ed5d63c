import { exponential } from '../functions/exponential'
import { sigmoid } from '../functions/sigmoid'

/*
 * Outputs of models that give each class a score s_c, up to a number common to all classes:
 * P(Y = c | X = x) = e^s_c / sum_k e^s_k. Of two classes P(Y = 1 | X = x) says it all, so that is the only
 * output then; of more there is one for each class.
 */

/** What each output says. */
export function posteriorOutputs(classNames: readonly string[]): readonly string[] {
  const names = classNames.length === 2 ? classNames.slice(1) : classNames
  return names.map((name) => `P(Y = ${name} | X = x)`)
}

/** Writes the posteriors that follow from the scores of all classes into `outputs`, from `at` on. */
export function writePosteriors(scores: Float64Array, outputs: Float64Array, at: number): void {
  if (scores.length === 2) outputs[at] = sigmoid(scores[1] - scores[0])
  else softmax(scores, outputs, at)
}

/** The class of the largest posterior; of two that are equally likely, class 1, as f(x) = 1 where w.x + b = 0. */
export function mostProbable(classCount: number, outputs: Float64Array, at: number): number {
  if (classCount === 2) return outputs[at] >= 0.5 ? 1 : 0
  let best = 0
  for (let c = 1; c < classCount; c++) if (outputs[at + c] > outputs[at + best]) best = c
  return best
}

/** e^s_c / sum_k e^s_k for every c, without overflow. */
export function softmax(scores: Float64Array, into: Float64Array, at = 0): void {
  let largest = scores[0]
  for (let c = 1; c < scores.length; c++) if (scores[c] > largest) largest = scores[c]
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += into[at + c] = exponential(scores[c] - largest)
  for (let c = 0; c < scores.length; c++) into[at + c] /= sum
}

/** log sum_k e^s_k, without overflow. */
export function logSumExp(scores: Float64Array): number {
  let largest = scores[0]
  for (let c = 1; c < scores.length; c++) if (scores[c] > largest) largest = scores[c]
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += exponential(scores[c] - largest)
  return largest + Math.log(sum)
}
