import type { Random } from '../../algebra/random'
import type { Curve } from '../../functions/curves'
import { spaced } from '../plane'

/** How the training samples x_n lie in [a, b]: at equal distances, or drawn anew for every set. */
export const designChoices = {
  even: 'at equal distances, the same in every set: only the noise is drawn anew',
  random: 'drawn uniformly, anew for every set'
} as const

export type Design = keyof typeof designChoices

/** One training set in one dimension: x_n in increasing order, and y_n. */
export interface NoisySet {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** y_n = f(x_n) + noise, for x_n of [a, b]. */
export function drawSet(curve: Curve, count: number, deviation: number, design: Design, random: Random): NoisySet {
  const [a, b] = curve.interval
  const x = design === 'even' ? spaced(a, b, count) : Float64Array.from({ length: count }, () => random.uniform(a, b))
  x.sort()
  return { x, y: x.map((at) => curve.value(at) + random.normal(0, deviation)) }
}

/** The middles of `count` equal parts of [a, b]: a mean over them is a mean over [a, b]. */
export function middles([a, b]: readonly [number, number], count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => a + ((b - a) * (i + 0.5)) / count)
}
