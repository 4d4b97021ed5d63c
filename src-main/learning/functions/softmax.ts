import { largestAt } from '../algebra/rows'

/*
 * Probabilities of classes from their scores, e^s_c / sum_k e^s_k: the lecture's sigma for more classes than two. The
 * scores are the `count` numbers from `at` on. Nothing overflows, whatever they are.
 */

/** Writes e^s_c / sum_k e^s_k for every c into `into`, from `offset` on: by default to the places of the scores. */
export function softmax(s: Float64Array, at: number, count: number, into: Float64Array, offset = at): void {
  const highest = s[at + largestAt(s, at, count)]
  let sum = 0
  for (let c = 0; c < count; c++) sum += into[offset + c] = Math.exp(s[at + c] - highest)
  for (let c = 0; c < count; c++) into[offset + c] /= sum
}

/** -log of the softmax of class y: log(sum_c e^s_c) - s_y. */
export function crossEntropy(s: Float64Array, at: number, count: number, y: number): number {
  const highest = s[at + largestAt(s, at, count)]
  let sum = 0
  for (let c = 0; c < count; c++) sum += Math.exp(s[at + c] - highest)
  return Math.log(sum) + (highest - s[at + y])
}
