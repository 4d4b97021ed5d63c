import type { WeightVector } from './weight-vector'

/** The sizes of a sample as a picture: its components are its values row after row, channels together. */
export interface PictureShape {
  readonly height: number
  readonly width: number
  /** 1 for grey, 3 for red, green and blue. */
  readonly channels: number
}

/** A component that is not a finite number. */
export interface BadComponent {
  readonly sample: number
  readonly column: number
  readonly value: number
}

/**
 * Samples x_1 ... x_N of R^D. How the components are stored, or computed from others, is the samples'
 * own affair: linear learners see x_n through the products w.x_n and the updates w <- w + a x_n alone,
 * the others read it out.
 */
export interface Samples {
  /** N. */
  readonly count: number
  /** D. */
  readonly dimension: number
  /** Present when a sample can be shown as a picture. */
  readonly picture?: PictureShape | undefined
  /** What component d is, for example "petal length" or "x3 * x17". */
  columnName(d: number): string
  /** Writes the components of x_n into `into`, from `offset` on. */
  read(n: number, into: Float64Array, offset?: number): void
  /** w.x_n, in double precision; always the same order of summation. */
  dot(n: number, w: WeightVector): number
  /** w <- w + a x_n. */
  addMultiple(w: WeightVector, a: number, n: number): void
  /** The first component that is NaN or infinite; undefined when all are finite numbers. */
  firstBad(): BadComponent | undefined
}

/** Samples with their classes, as learners of two classes need them. */
export interface LabelledSamples {
  readonly x: Samples
  /** y_n: -1 or 1. */
  readonly y: Int8Array
}

/** Samples that are defined by how they are read: everything else follows. */
export abstract class ReadSamples implements Samples {
  abstract readonly count: number
  abstract readonly dimension: number
  readonly picture?: PictureShape | undefined
  #row: Float64Array | undefined

  abstract columnName(d: number): string
  abstract read(n: number, into: Float64Array, offset?: number): void

  dot(n: number, w: WeightVector): number {
    const row = this.#read(n)
    const { values } = w
    let sum = 0
    for (let d = 0; d < row.length; d++) sum += values[d] * row[d]
    return sum
  }

  addMultiple(w: WeightVector, a: number, n: number): void {
    const row = this.#read(n)
    const { values } = w
    for (let d = 0; d < row.length; d++) values[d] += a * row[d]
    w.refreshSum()
  }

  firstBad(): BadComponent | undefined {
    for (let sample = 0; sample < this.count; sample++) {
      const row = this.#read(sample)
      for (let column = 0; column < row.length; column++) {
        const value = row[column]
        if (!Number.isFinite(value)) return { sample, column, value }
      }
    }
    return undefined
  }

  #read(n: number): Float64Array {
    const row = (this.#row ??= new Float64Array(this.dimension))
    this.read(n, row)
    return row
  }
}

/** Component d of samples whose components have no names: x1 ... xD, as on the slides. */
export function unnamed(d: number): string {
  return `x${d + 1}`
}

/** All samples read out, row after row: N x D numbers. */
export function readAll(x: Samples): Float64Array {
  const values = new Float64Array(x.count * x.dimension)
  for (let n = 0; n < x.count; n++) x.read(n, values, n * x.dimension)
  return values
}
