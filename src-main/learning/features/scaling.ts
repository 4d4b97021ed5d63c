import { unnamed, type PictureShape, type Samples } from '../algebra/samples'
import type { SparseBytes } from '../algebra/sparse-bytes'
import type { WeightVector } from '../algebra/weight-vector'
import { LearningError } from '../errors'
import type { ChoiceParameter } from '../parameters'
import type { FeatureDeclaration } from './feature'

/** How pixel values 0..255 become the components of x. */
export const scalingParameter = {
  kind: 'choice',
  label: 'Scaling of the pixels',
  default: 'none',
  choices: {
    none: 'pixel values 0 to 255 as they are',
    unit: 'divided by 255: components from 0 to 1',
    standardised: 'mean 0 and standard deviation 1 over all training pixels'
  },
  meaning: 'How pixel values become the components of x.',
  lecture: '3.1'
} as const satisfies ChoiceParameter

export type Scaling = keyof typeof scalingParameter.choices

/** The affine map x = (p - mean) / deviation from a pixel value p to a component of x. */
export interface PixelScale {
  readonly mean: number
  readonly deviation: number
}

/**
 * The map that a scaling stands for.
 * @param training the pixels whose mean and (population) standard deviation `standardised` uses
 * @throws LearningError for `standardised` when all training pixels are equal: their deviation is 0
 */
export function pixelScale(scaling: Scaling, training: SparseBytes): PixelScale {
  switch (scaling) {
    case 'none':
      return { mean: 0, deviation: 1 }
    case 'unit':
      return { mean: 0, deviation: 255 }
    case 'standardised':
      return standardisation(training)
  }
}

/** Sums of bytes and of their squares are whole numbers below 2^53: both moments come from exact sums. */
function standardisation(training: SparseBytes): PixelScale {
  let sum = 0
  let sumOfSquares = 0
  for (const entry of training.entries) {
    const p = entry & 255
    sum += p
    sumOfSquares += p * p
  }
  const count = training.rowCount * training.columnCount
  const mean = sum / count
  const deviation = Math.sqrt(sumOfSquares / count - mean * mean)
  if (!(deviation > 0)) {
    const message = 'standardised scaling needs training pixels that differ, but they all have the same value'
    throw new LearningError('data', message)
  }
  return { mean, deviation }
}

/**
 * Samples x_n = (p_n - mean) / deviation over pixels p_n that stay bytes:
 * w.x_n = (w.p_n - mean sum_i w_i) / deviation, so only the non-zero pixels are visited.
 */
export class ScaledPixels implements Samples {
  constructor(
    readonly pixels: SparseBytes,
    readonly scale: PixelScale = unscaled,
    readonly picture?: PictureShape
  ) {}

  get count(): number {
    return this.pixels.rowCount
  }

  get dimension(): number {
    return this.pixels.columnCount
  }

  columnName(d: number): string {
    return unnamed(d)
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const { mean, deviation } = this.scale
    const { rowStart, entries } = this.pixels
    into.fill((0 - mean) / deviation, offset, offset + this.dimension)
    for (let k = rowStart[n]; k < rowStart[n + 1]; k++) {
      into[offset + (entries[k] >>> 8)] = ((entries[k] & 255) - mean) / deviation
    }
  }

  dot(n: number, w: WeightVector): number {
    const { mean, deviation } = this.scale
    const product = this.pixels.dot(n, w.values)
    return (mean === 0 ? product : product - mean * w.sum) / deviation
  }

  addMultiple(w: WeightVector, a: number, n: number): void {
    const { mean, deviation } = this.scale
    if (mean === 0) this.pixels.addMultiple(w.values, a, deviation, n)
    else this.#addShifted(w.values, a, n)
    w.refreshSum()
  }

  /** With a mean no component is zero: all are visited, the pixels that are not zero one after another among them. */
  #addShifted(w: Float64Array, a: number, n: number): void {
    const { mean, deviation } = this.scale
    const { rowStart, entries } = this.pixels
    const ofZero = (a * (0 - mean)) / deviation
    let i = 0
    for (let k = rowStart[n]; k < rowStart[n + 1]; k++) {
      for (const column = entries[k] >>> 8; i < column; i++) w[i] += ofZero
      w[i++] += (a * ((entries[k] & 255) - mean)) / deviation
    }
    for (; i < w.length; i++) w[i] += ofZero
  }

  /** Bytes are finite numbers. */
  firstBad(): undefined {
    return undefined
  }
}

const unscaled: PixelScale = { mean: 0, deviation: 1 }

export const scaling = {
  name: 'scaling',
  title: 'Scaling of pixels',
  lecture: '3.1',
  meaning: 'Brings pixel values from 0 to 255 into another range.',
  parameters: { scaling: scalingParameter },
  fit: ({ scaling }, train) => {
    const scale = pixelScale(scaling, pixelsOf(train).pixels)
    return {
      apply: (x: Samples) => {
        const { pixels, picture } = pixelsOf(x)
        return new ScaledPixels(pixels, scale, picture)
      }
    }
  }
} as const satisfies FeatureDeclaration<{ scaling: typeof scalingParameter }>

/** @throws LearningError when the samples are not unscaled pixels */
function pixelsOf(x: Samples): ScaledPixels {
  if (x instanceof ScaledPixels && x.scale === unscaled) return x
  throw new LearningError(
    'parameters',
    'scaling needs pixel values from 0 to 255: put it first, on a dataset of pictures'
  )
}
