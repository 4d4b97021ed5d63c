import { DenseSamples } from '../algebra/dense-samples'
import type { Samples } from '../algebra/samples'
import { SparseBytes } from '../algebra/sparse-bytes'
import { ScaledPixels } from '../features/scaling'

/** A copy of some of the samples, in the order given; pixels stay pixels. */
export function picked(x: Samples, chosen: ArrayLike<number>): Samples {
  const { dimension } = x
  if (x instanceof ScaledPixels) {
    const bytes = new Uint8Array(chosen.length * dimension)
    for (let i = 0; i < chosen.length; i++) bytes.set(x.pixels.row(chosen[i]), i * dimension)
    return new ScaledPixels(SparseBytes.from(bytes, dimension), x.scale, x.picture)
  }
  const values = new Float64Array(chosen.length * dimension)
  for (let i = 0; i < chosen.length; i++) x.read(chosen[i], values, i * dimension)
  return new DenseSamples(values, dimension)
}
