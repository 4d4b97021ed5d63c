import type { Parameters } from '../parameters'
import { drawPoints, noiseParameter, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = {
  innerRadius: {
    kind: 'real',
    label: 'Inner radius',
    default: 0.5,
    minimum: 0,
    maximum: 1,
    meaning: 'The radius of the inner ring; that of the outer ring is 1.',
    lecture: '3.3'
  },
  noise: noiseParameter(0.1, '3.3', 'the radius')
} as const satisfies Parameters

/** Two rings around the origin: the angle is uniform, the radius Gaussian around that of the ring. */
export const rings = {
  name: 'rings',
  title: 'Rings',
  lecture: '3.3',
  meaning: 'Two rings around the same centre; the inner one is the class +1.',
  target: 'two classes',
  parameters,
  draw: ({ innerRadius, noise }, count, random) =>
    drawPoints(count, 2, twoClasses, random, (c, point) => {
      const radius = random.normal(c === 0 ? 1 : innerRadius, noise)
      const angle = random.uniform(0, 2 * Math.PI)
      point[0] = radius * Math.cos(angle)
      point[1] = radius * Math.sin(angle)
    })
} as const satisfies GeneratorDeclaration<typeof parameters>
