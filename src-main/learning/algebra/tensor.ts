/** Numbers in a box of any number of dimensions, the last index running fastest. A scalar has the shape []. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly values: Float64Array | Int32Array | Uint32Array | Uint8Array
}

/** Values by name: what a model has learned, or where a training stands. */
export type Tensors = Readonly<Record<string, Tensor>>

export function scalar(value: number): Tensor {
  return { shape: [], values: Float64Array.of(value) }
}

/** A tensor of one dimension. It holds the values themselves, not a copy. */
export function vector(values: Tensor['values']): Tensor {
  return { shape: [values.length], values }
}
