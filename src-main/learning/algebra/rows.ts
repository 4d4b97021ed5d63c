/** What is made of vectors that stand somewhere in arrays: `length` numbers from an offset on. */

/** a.b */
export function dotAt(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += a[atA + i] * b[atB + i]
  return sum
}

/** ||a - b||^2, summed in the order of the components. */
export function squaredDistanceAt(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) {
    const difference = a[atA + i] - b[atB + i]
    sum += difference * difference
  }
  return sum
}

/** a <- a + factor b */
export function addMultipleAt(
  a: Float64Array,
  atA: number,
  factor: number,
  b: Float64Array,
  atB: number,
  length: number
): void {
  for (let i = 0; i < length; i++) a[atA + i] += factor * b[atB + i]
}

/** Which of the numbers from `at` on is the largest, from 0; of several the first. */
export function largestAt(values: Float64Array, at: number, length: number): number {
  let largest = 0
  for (let i = 1; i < length; i++) if (values[at + i] > values[at + largest]) largest = i
  return largest
}

/** Which of the numbers from `at` on is the least, from 0; of several the first. */
export function leastAt(values: Float64Array, at: number, length: number): number {
  let least = 0
  for (let i = 1; i < length; i++) if (values[at + i] < values[at + least]) least = i
  return least
}
