import { mayGive, mayTake, type DualState } from './dual-state'

/**
 * The bias that makes the hinge loss smallest for given weights, exactly. In b the loss
 * sum_n max(0, y_n (t_n - b)) with t_n = y_n - w.x_n falls from -infinity on with the slope -N+, N+ being the
 * number of samples with y_n = 1, and the slope grows by 1 at each t_n: b lies between the N+-th smallest of
 * them and the next, and the middle is taken.
 */
export function bestBias({ y, t }: DualState): number {
  let positive = 0
  for (const label of y) if (label > 0) positive++
  const sorted = t.slice().sort()
  return (sorted[positive - 1] + sorted[positive]) / 2
}

/** The bias that puts the hyperplane in the middle between the two classes. */
export function middleBias({ y, t }: DualState): number {
  let positive = -Infinity
  let negative = Infinity
  for (let n = 0; n < t.length; n++) {
    if (y[n] > 0) positive = Math.max(positive, t[n])
    else negative = Math.min(negative, t[n])
  }
  return (positive + negative) / 2
}

/** The mean of max(0, 1 - y_n (w.x_n + b)) = max(0, y_n (t_n - b)). */
export function meanHinge({ y, t }: DualState, b: number): number {
  let sum = 0
  for (let n = 0; n < t.length; n++) sum += Math.max(0, y[n] * (t[n] - b))
  return sum / t.length
}

/** The least y_n (w.x_n + b) = 1 - y_n (t_n - b): above 0 where the hyperplane separates the classes. */
export function leastScore({ y, t }: DualState, b: number): number {
  let least = Infinity
  for (let n = 0; n < t.length; n++) least = Math.min(least, 1 - y[n] * (t[n] - b))
  return least
}

/** The sum of all alpha_n = |beta_n|. */
export function sumOfAlpha({ beta }: DualState): number {
  let sum = 0
  for (const value of beta) sum += Math.abs(value)
  return sum
}

/** How many samples may both take and give: 0 < alpha_n < C. They lie on their planes w.x + b = y_n. */
export function freeSupportVectors(state: DualState): number {
  let count = 0
  for (let n = 0; n < state.beta.length; n++) if (mayTake(state, n) && mayGive(state, n)) count++
  return count
}
