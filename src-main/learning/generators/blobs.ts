import type { Parameters } from '../parameters'
import { addNoise, drawPoints, noiseParameter } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = {
  classes: {
    kind: 'integer',
    label: 'Classes',
    default: 3,
    minimum: 2,
    maximum: 20,
    meaning: 'How many classes there are.',
    lecture: '3.2'
  },
  noise: noiseParameter(0.25, '3.2')
} as const satisfies Parameters

/** Gaussians with centres at equal distances on the circle of radius 1, that of class c at the angle 2 pi c / C. */
export const blobs = {
  name: 'blobs',
  title: 'Blobs',
  lecture: '3.2',
  meaning: 'Several classes in the plane, each a round cloud around a point of a circle.',
  target: 'classes',
  parameters,
  draw: ({ classes, noise }, count, random) => {
    const names = Array.from({ length: classes }, (_, c) => String(c))
    return drawPoints(count, 2, names, random, (c, point) => {
      const angle = (2 * Math.PI * c) / classes
      point[0] = Math.cos(angle)
      point[1] = Math.sin(angle)
      addNoise(point, noise, random)
    })
  }
} as const satisfies GeneratorDeclaration<typeof parameters>
