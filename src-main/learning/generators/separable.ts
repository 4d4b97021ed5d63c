import type { Random } from '../algebra/random'
import { LearningError } from '../errors'
import { shown, type Parameters } from '../parameters'
import { drawPoints, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = {
  dimension: {
    kind: 'integer',
    label: 'Dimension D',
    default: 2,
    minimum: 1,
    maximum: 1000,
    meaning: 'How many columns there are.',
    lecture: '3.1'
  },
  margin: {
    kind: 'real',
    label: 'Margin gamma',
    default: 0.2,
    minimum: 0,
    maximum: 2,
    minimumExcluded: true,
    meaning: 'The width of the empty strip between the classes: y_n (w* . x_n) is at least half of it.',
    lecture: '3.1'
  },
  radius: {
    kind: 'real',
    label: 'Radius R',
    default: 1,
    minimum: 0.1,
    maximum: 100,
    meaning: 'No sample is longer than this.',
    lecture: '3.1'
  }
} as const satisfies Parameters

/**
 * Samples as the convergence of the perceptron assumes them (lecture, section 3.1): ||x_n|| <= R (up to rounding),
 * and y_n (x_n . w*) >= gamma / 2 with w* = (1, ..., 1) / sqrt(D). The distance from the separating hyperplane is
 * uniform between gamma / 2 and R, and what is parallel to the hyperplane is uniform in the ball that R leaves.
 */
export const separable = {
  name: 'separable',
  title: 'Linearly separable',
  lecture: '3.1',
  meaning: 'Two classes in a ball, on the two sides of a hyperplane through its centre and of an empty strip along it.',
  target: 'two classes',
  parameters,
  draw: ({ dimension, margin, radius }, count, random) => {
    if (margin > 2 * radius) {
      const room = `a ball of radius ${shown(radius)} has room for a margin of up to ${shown(2 * radius)}`
      throw new LearningError('parameters', `separable: margin: ${room}, found ${shown(margin)}`)
    }
    // A little more than half the margin, so that rounding takes nothing from it.
    const nearest = margin / 2 + 1e-12 * radius
    const turn = firstAxisToDiagonal(dimension)
    return drawPoints(count, dimension, twoClasses, random, (c, point) => {
      const distance = random.uniform(nearest, Math.max(nearest, radius))
      drawInBall(point.subarray(1), Math.sqrt(Math.max(0, radius * radius - distance * distance)), random)
      point[0] = c === 0 ? -distance : distance
      turn(point)
    })
  }
} as const satisfies GeneratorDeclaration<typeof parameters>

/** A point drawn uniformly from the ball of that radius around the origin. */
function drawInBall(point: Float64Array, radius: number, random: Random): void {
  if (point.length === 0) return
  let sumOfSquares = 0
  for (let d = 0; d < point.length; d++) {
    point[d] = random.normal()
    sumOfSquares += point[d] * point[d]
  }
  const length = radius * random.uniform() ** (1 / point.length)
  const scale = sumOfSquares === 0 ? 0 : length / Math.sqrt(sumOfSquares)
  for (let d = 0; d < point.length; d++) point[d] *= scale
}

/** The reflection that takes (1, 0, ..., 0) to (1, ..., 1) / sqrt(D): x - 2 v (v.x) / (v.v) with their difference v. */
function firstAxisToDiagonal(dimension: number): (x: Float64Array) => void {
  const v = new Float64Array(dimension).fill(-1 / Math.sqrt(dimension))
  v[0] += 1
  let vv = 0
  for (let d = 0; d < dimension; d++) vv += v[d] * v[d]
  return (x) => {
    if (vv === 0) return
    let vx = 0
    for (let d = 0; d < dimension; d++) vx += v[d] * x[d]
    const factor = (2 * vx) / vv
    for (let d = 0; d < dimension; d++) x[d] -= factor * v[d]
  }
}
