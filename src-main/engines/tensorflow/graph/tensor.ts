/** TensorFlow's types of numbers, by their names in operations, with their numbers in types.proto. */
export const dataTypes = {
  float: 1,
  double: 2,
  int32: 3,
  uint8: 4,
  string: 7,
  int64: 9,
  bool: 10,
  resource: 20,
  variant: 21
} as const

export type DataType = keyof typeof dataTypes

/** What one operation hands to others. */
export interface Tensor {
  readonly type: DataType
  /** How operations of the same graph or function name it: "MatMul_3:0" in a graph, "MatMul_3:product:0" in a function. */
  readonly reference: string
}

/** Sizes of a box of numbers; -1 where a size is not known before the graph runs; undefined where nothing is. */
export type Shape = readonly number[] | undefined

/** The operation that a tensor comes from, for others to wait for. */
export function sourceOf({ reference }: Tensor): { readonly name: string } {
  return { name: reference.slice(0, reference.indexOf(':')) }
}
