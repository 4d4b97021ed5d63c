import type { Tensor, Tensors } from '../algebra/tensor'
import type { Network } from './network'

/**
 * Every quantity of the last forward and backward pass, in the lecture's letters (section 3.6): for l = 0 only x,
 * for l = 1 ... L w, b, s, x, dl/dx, dl/ds, dl/dw and dl/db. Copies; the samples of the slice are rows.
 */
export function traceOf({ input, layers, description }: Network, rows: number): readonly Tensors[] {
  const samples = (values: Float64Array, width: number): Tensor => ({
    shape: [rows, width],
    values: values.slice(0, rows * width)
  })
  const traced = layers.map(({ inputs, units, w, b, s, x, dx, ds, dw, db }) => ({
    w: { shape: [units, inputs], values: w.slice() },
    b: { shape: [units], values: b.slice() },
    s: samples(s, units),
    x: samples(x, units),
    'dl/dx': samples(dx, units),
    'dl/ds': samples(ds, units),
    'dl/dw': { shape: [units, inputs], values: dw.slice() },
    'dl/db': { shape: [units], values: db.slice() }
  }))
  return [{ x: samples(input, description.inputs) }, ...traced]
}
