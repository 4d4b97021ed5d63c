import type { Parameters } from '../parameters'
import { addNoise, drawPoints, noiseParameter, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = {
  radius: {
    kind: 'real',
    label: 'Radius of the disc',
    default: 0.5,
    minimum: 0,
    maximum: 1,
    meaning: 'The radius of the disc of class +1; class -1 is around it, up to the radius 1.',
    lecture: '3.3'
  },
  noise: noiseParameter(0.1, '3.3')
} as const satisfies Parameters

/** The lecture's example for the radial feature (section 3.3): each class is uniform over its area, before the noise. */
export const radialExample = {
  name: 'radial',
  title: 'Disc and surroundings',
  lecture: '3.3',
  meaning: 'One class inside a disc and the other around it.',
  target: 'two classes',
  parameters,
  draw: ({ radius, noise }, count, random) =>
    drawPoints(count, 2, twoClasses, random, (c, point) => {
      const squared = c === 0 ? random.uniform(radius * radius, 1) : random.uniform(0, radius * radius)
      const angle = random.uniform(0, 2 * Math.PI)
      point[0] = Math.sqrt(squared) * Math.cos(angle)
      point[1] = Math.sqrt(squared) * Math.sin(angle)
      addNoise(point, noise, random)
    })
} as const satisfies GeneratorDeclaration<typeof parameters>
