import { DenseSamples } from '../../../learning/algebra/dense-samples'
import type { Samples } from '../../../learning/algebra/samples'
import { ProductSamples } from '../../../learning/features/product-samples'
import { ScaledPixels, type PixelScale } from '../../../learning/features/scaling'

/** Pairs of columns whose products are appended to a sample. */
export interface Pairs {
  readonly first: ArrayLike<number>
  readonly second: ArrayLike<number>
}

/** How samples are kept on the device, and what their components are made of when a batch is gathered. */
export interface SampleFormat {
  /** Bytes stay bytes. */
  readonly kept: 'bytes' | 'floats'
  /** How many numbers are kept of a sample. */
  readonly columns: number
  /** x = (p - mean) / deviation of each number p that is kept. */
  readonly scale: PixelScale
  readonly pairs?: Pairs
}

const asTheyAre: PixelScale = { mean: 0, deviation: 1 }

/** The way in which samples are kept best. */
export function formatOf(x: Samples): SampleFormat {
  if (x instanceof ProductSamples) return { ...formatOf(x.original), pairs: x.pairs }
  if (x instanceof ScaledPixels) return { kept: 'bytes', columns: x.dimension, scale: x.scale }
  return { kept: 'floats', columns: x.dimension, scale: asTheyAre }
}

/** Whether samples kept in one way mean the same when they are kept in the other. */
export function sameFormat(a: SampleFormat, b: SampleFormat): boolean {
  return (
    a.kept === b.kept &&
    a.columns === b.columns &&
    a.scale.mean === b.scale.mean &&
    a.scale.deviation === b.scale.deviation &&
    a.pairs === b.pairs
  )
}

/** The numbers that are kept of the first `count` samples, row after row. */
export function keptRows(x: Samples, count: number): Uint8Array | Float32Array {
  if (x instanceof ProductSamples) return keptRows(x.original, count)
  if (x instanceof ScaledPixels) return bytesOf(x, count)
  const held = x instanceof DenseSamples && x.values instanceof Float32Array
  return held ? (x.values as Float32Array).subarray(0, count * x.dimension) : floatsOf(x, 0, count)
}

function bytesOf({ pixels: { columnCount, rowStart, entries } }: ScaledPixels, count: number): Uint8Array {
  const bytes = new Uint8Array(count * columnCount)
  for (let n = 0; n < count; n++) {
    const row = n * columnCount
    for (let k = rowStart[n]; k < rowStart[n + 1]; k++) bytes[row + (entries[k] >>> 8)] = entries[k] & 255
  }
  return bytes
}

/** The components of samples from ... to - 1, in single precision. */
export function floatsOf(x: Samples, from: number, to: number): Float32Array {
  const row = new Float64Array(x.dimension)
  const values = new Float32Array((to - from) * x.dimension)
  for (let n = from; n < to; n++) {
    x.read(n, row)
    values.set(row, (n - from) * x.dimension)
  }
  return values
}
