import { unnamed, type BadComponent, type PictureShape, type Samples } from './samples'
import type { WeightVector } from './weight-vector'

export interface DenseSamplesSetting {
  /** A name for each component; x1 ... xD by default. */
  readonly columnNames?: readonly string[]
  readonly picture?: PictureShape | undefined
}

/** Samples that are held in full, row after row. */
export class DenseSamples implements Samples {
  readonly count: number
  readonly picture?: PictureShape | undefined
  readonly #columnNames: readonly string[] | undefined

  /**
   * @param values N x D numbers, kept, not copied
   * @throws RangeError when they do not fill whole rows
   */
  constructor(
    readonly values: Float64Array | Float32Array,
    readonly dimension: number,
    { columnNames, picture }: DenseSamplesSetting = {}
  ) {
    this.count = dimension === 0 ? 0 : values.length / dimension
    if (!Number.isInteger(this.count))
      throw new RangeError(`${values.length} values are not whole rows of ${dimension}`)
    this.#columnNames = columnNames
    if (picture !== undefined) this.picture = picture
  }

  static of(rows: readonly (readonly number[])[], setting?: DenseSamplesSetting): DenseSamples {
    return new DenseSamples(Float64Array.from(rows.flat()), rows[0]?.length ?? 0, setting)
  }

  columnName(d: number): string {
    return this.#columnNames?.[d] ?? unnamed(d)
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const start = n * this.dimension
    for (let d = 0; d < this.dimension; d++) into[offset + d] = this.values[start + d]
  }

  dot(n: number, w: WeightVector): number {
    const { values, dimension } = this
    const weights = w.values
    const start = n * dimension
    let sum = 0
    for (let d = 0; d < dimension; d++) sum += weights[d] * values[start + d]
    return sum
  }

  addMultiple(w: WeightVector, a: number, n: number): void {
    const { values, dimension } = this
    const weights = w.values
    const start = n * dimension
    for (let d = 0; d < dimension; d++) weights[d] += a * values[start + d]
    w.refreshSum()
  }

  firstBad(): BadComponent | undefined {
    const at = this.values.findIndex((value) => !Number.isFinite(value))
    if (at === -1) return undefined
    return { sample: Math.floor(at / this.dimension), column: at % this.dimension, value: this.values[at] }
  }
}
