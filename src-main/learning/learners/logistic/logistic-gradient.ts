import type { DenseSamples } from '../../algebra/dense-samples'
import { sigmoid } from '../../functions/sigmoid'

/**
 * The lecture's gradient(x, y, w, b) of the loss of two classes (section 3.5) over some samples that are held
 * in full, in one loop:
 *
 *   u_n = y_n sigma(-y_n (w.x_n + b)),  dL/dw = -sum_n u_n x_n,  dL/db = -sum_n u_n.
 *
 * @param y classes: the y_n of class 0 is -1, that of class 1 is 1
 * @param order the samples are order[from] ... order[to - 1]
 * @param gradient D + 1 numbers, to which dL/dw and dL/db are added
 * @returns the sum of all w.x_n + b
 */
export function addLogisticGradient(
  { values, dimension }: DenseSamples,
  y: Int32Array,
  w: Float64Array,
  b: number,
  order: Uint32Array,
  from: number,
  to: number,
  gradient: Float64Array
): number {
  let total = 0
  let sumOfU = 0
  for (let i = from; i < to; i++) {
    const n = order[i]
    const start = n * dimension
    let product = 0
    for (let d = 0; d < dimension; d++) product += w[d] * values[start + d]
    const s = product + b
    const u = y[n] === 0 ? -sigmoid(s) : sigmoid(-s)
    for (let d = 0; d < dimension; d++) gradient[d] -= u * values[start + d]
    sumOfU += u
    total += s
  }
  gradient[dimension] -= sumOfU
  return total
}
