/**
 * Where the ascent on the dual stands. With beta_n = alpha_n y_n it is w = sum_n beta_n x_n, and beta_n lies
 * in [0, C] where y_n = 1, in [-C, 0] where y_n = -1.
 */
export interface DualState {
  readonly y: Int8Array
  readonly beta: Float64Array
  /** t_n = y_n - w.x_n: the bias with which sample n would lie on its own plane w.x + b = y_n. */
  readonly t: Float64Array
  /** C = 1 / (2 lambda N), infinite for a hard margin. */
  readonly limit: number
  /** Whether the bias is free: then the sum of all beta must stay 0. */
  readonly freeBias: boolean
}

/** Whether beta_n may grow. */
export function mayTake({ y, beta, limit }: DualState, n: number): boolean {
  return y[n] > 0 ? beta[n] < limit : beta[n] < 0
}

/** Whether beta_n may shrink. */
export function mayGive({ y, beta, limit }: DualState, n: number): boolean {
  return y[n] > 0 ? beta[n] > 0 : beta[n] > -limit
}
