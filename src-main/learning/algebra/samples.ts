import type { WeightVector } from './weight-vector'

/**
 * Samples x_1 ... x_N of R^D, as linear learners need them: they see x_n only through the products
 * w.x_n and the updates w <- w + a x_n, so how the components are stored is the samples' own affair.
 */
export interface Samples {
  /** N. */
  readonly count: number
  /** D. */
  readonly dimension: number
  /** w.x_n, in double precision; always the same order of summation. */
  dot(n: number, w: WeightVector): number
  /** w <- w + a x_n. */
  addMultiple(w: WeightVector, a: number, n: number): void
}

/** Samples with their classes. */
export interface LabelledSamples {
  readonly x: Samples
  /** y_n: -1 or 1. */
  readonly y: Int8Array
}
