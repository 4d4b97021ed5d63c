import type { Random } from '../algebra/random'
import type { Parameters, RealParameter, RealsParameter } from '../parameters'
import { drawPoints, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const deviations = {
  kind: 'reals',
  label: 'Deviations of class -1',
  default: [1, 1],
  minimum: 0,
  maximum: 10,
  shortest: 2,
  longest: 2,
  meaning: 'The standard deviations of x1 and x2 in class -1, and in class +1 where the covariance is the same.',
  lecture: '3.2'
} as const satisfies RealsParameter

const correlation = {
  kind: 'real',
  label: 'Correlation in class -1',
  default: 0,
  minimum: -1,
  maximum: 1,
  meaning: 'The correlation of x1 and x2 in class -1, and in class +1 where the covariance is the same.',
  lecture: '3.2'
} as const satisfies RealParameter

const parameters = {
  distance: {
    kind: 'real',
    label: 'Distance of the means',
    default: 3,
    minimum: 0,
    maximum: 20,
    meaning: 'How far the means of the classes are apart: they are at x1 = -distance / 2 and x1 = distance / 2.',
    lecture: '3.2'
  },
  covariance: {
    kind: 'choice',
    label: 'Covariance',
    default: 'same',
    choices: { same: 'one for both classes (homoscedasticity)', different: 'one for each class' },
    meaning: 'Whether the classes have the same covariance matrix.',
    lecture: '3.2'
  },
  deviations,
  correlation,
  otherDeviations: {
    ...deviations,
    label: 'Deviations of class +1',
    default: [0.5, 1.5],
    meaning: 'The standard deviations of x1 and x2 in class +1 where the covariance is different.'
  },
  otherCorrelation: {
    ...correlation,
    label: 'Correlation in class +1',
    meaning: 'The correlation of x1 and x2 in class +1 where the covariance is different.'
  }
} as const satisfies Parameters

/** Two Gaussians in the plane, as linear discriminant analysis assumes them (lecture, section 3.2). */
export const twoGaussians = {
  name: 'two-gaussians',
  title: 'Two Gaussians',
  lecture: '3.2',
  meaning: 'Two classes in the plane, each a Gaussian, with the same covariance or with different ones.',
  target: 'two classes',
  parameters,
  draw: (values, count, random) => {
    const { distance, covariance, deviations, correlation, otherDeviations, otherCorrelation } = values
    return drawPoints(count, 2, twoClasses, random, (c, point) => {
      if (c === 0 || covariance === 'same') drawGaussian(point, deviations, correlation, random)
      else drawGaussian(point, otherDeviations, otherCorrelation, random)
      point[0] += c === 0 ? -distance / 2 : distance / 2
    })
  }
} as const satisfies GeneratorDeclaration<typeof parameters>

/** x = L z with z standard normal and L the Cholesky factor of the covariance: L L^T = Sigma. */
function drawGaussian(point: Float64Array, [s1, s2]: readonly number[], correlation: number, random: Random): void {
  const z1 = random.normal()
  const z2 = random.normal()
  point[0] = s1 * z1
  point[1] = s2 * (correlation * z1 + Math.sqrt(1 - correlation * correlation) * z2)
}
