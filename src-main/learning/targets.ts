/** y_n as a class, 0 ... C - 1. Of two classes, 0 is the lecture's -1 and 1 its +1. */
export interface ClassTargets {
  readonly kind: 'classes'
  readonly values: Int32Array
  /** C names. */
  readonly classNames: readonly string[]
}

/** y_n in R. */
export interface ValueTargets {
  readonly kind: 'values'
  readonly values: Float64Array
}

/** What is to be predicted. */
export type Targets = ClassTargets | ValueTargets

/** Classes by number, named "0" ... unless they have names. @param count C; by default the highest class and one */
export function classes(values: ArrayLike<number>, names?: readonly string[]): ClassTargets {
  const own = Int32Array.from(values)
  const count = own.reduce((highest, value) => Math.max(highest, value + 1), 0)
  return { kind: 'classes', values: own, classNames: names ?? Array.from({ length: count }, (_, c) => String(c)) }
}

/** Values to be predicted. */
export function values(numbers: ArrayLike<number>): ValueTargets {
  return { kind: 'values', values: Float64Array.from(numbers) }
}

/** The two classes as the lecture writes them: -1 for class 0, 1 for class 1. */
export function signs({ values }: ClassTargets): Int8Array<ArrayBuffer> {
  return Int8Array.from(values, (value) => (value === 0 ? -1 : 1))
}
