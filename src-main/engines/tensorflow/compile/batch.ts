import type { Calculus } from '../graph/calculus'
import type { Tensor } from '../graph/tensor'
import type { SampleFormat } from '../samples/format'
import type { Program, SampleVariables } from './program'
import { handleOf, type Handles } from './variables'

/** Samples picked out of those on the device. */
export interface Batch {
  /** B x D. */
  readonly x: Tensor
  /** What is to be predicted, in the form that the losses take. */
  readonly y: Tensor
}

/** Gathers samples by their numbers. */
export function gather(
  c: Calculus,
  program: Program,
  handles: Handles,
  { x, y }: SampleVariables,
  indices: Tensor
): Batch {
  const targets = c.gather(handleOf(handles, y), y.type, indices)
  return {
    x: components(c, c.gather(handleOf(handles, x), x.type, indices), program.setting.format),
    y: program.width === 1 ? c.reshape(targets, [-1, 1]) : targets
  }
}

/** The components that the numbers kept of samples stand for. */
function components(c: Calculus, kept: Tensor, { scale, pairs }: SampleFormat): Tensor {
  const numbers = kept.type === 'float' ? kept : c.cast(kept, 'float')
  const x = scaled(c, numbers, scale)
  if (pairs === undefined) return x
  const column = (indices: ArrayLike<number>): Tensor => c.columns(x, c.constant('int64', Array.from(indices)))
  return c.beside(x, c.times(column(pairs.first), column(pairs.second)))
}

function scaled(c: Calculus, p: Tensor, { mean, deviation }: SampleFormat['scale']): Tensor {
  const centred = mean === 0 ? p : c.minus(p, c.number(mean))
  return deviation === 1 ? centred : c.times(centred, c.number(1 / deviation))
}
