import { DenseSamples } from '../algebra/dense-samples'
import type { Random } from '../algebra/random'
import type { RealParameter } from '../parameters'
import { classes } from '../targets'
import type { TrainingSet } from '../training-set'

/** Draws a point of class c: writes its coordinates into `point`. */
export type DrawPoint = (c: number, point: Float64Array) => void

/**
 * Points with classes: as many of each class as of any other, or one more, and in an order drawn at random.
 * @param count at least 1
 */
export function drawPoints(
  count: number,
  dimension: number,
  classNames: readonly string[],
  random: Random,
  draw: DrawPoint
): TrainingSet {
  const y = Uint32Array.from({ length: count }, (_, n) => n % classNames.length)
  random.shuffle(y)
  const values = new Float64Array(count * dimension)
  y.forEach((c, n) => draw(c, values.subarray(n * dimension, (n + 1) * dimension)))
  return { x: new DenseSamples(values, dimension), y: classes(y, classNames) }
}

/** The names of two classes as the lecture writes them. */
export const twoClasses = ['-1', '+1'] as const

/** Moves a point by a Gaussian of mean 0 and this standard deviation in every coordinate. */
export function addNoise(point: Float64Array, deviation: number, random: Random): void {
  for (let d = 0; d < point.length; d++) point[d] += random.normal(0, deviation)
}

/** The declaration of a standard deviation of Gaussian noise. */
export function noiseParameter(value: number, lecture: string, of = 'every coordinate'): RealParameter {
  return {
    kind: 'real',
    label: 'Noise',
    default: value,
    minimum: 0,
    maximum: 2,
    meaning: `The standard deviation of the Gaussian noise that is added to ${of}.`,
    lecture
  }
}
