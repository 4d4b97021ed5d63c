import type { Parameters } from '../parameters'
import { addNoise, drawPoints, noiseParameter, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = {
  overlap: {
    kind: 'real',
    label: 'Overlap',
    default: 0.25,
    minimum: -1,
    maximum: 1,
    meaning: 'How far each moon reaches past the line between them; below 0 they can be separated by that line.',
    lecture: '3.4'
  },
  noise: noiseParameter(0.1, '3.4')
} as const satisfies Parameters

/**
 * Two half circles of radius 1, with the angle t uniform in [0, pi]: class -1 opens downwards,
 * (cos t - 1/2, sin t - overlap), class +1 upwards, (1/2 - cos t, overlap - sin t).
 */
export const moons = {
  name: 'moons',
  title: 'Moons',
  lecture: '3.4',
  meaning: 'Two half circles that interlock, a class each.',
  target: 'two classes',
  parameters,
  draw: ({ overlap, noise }, count, random) =>
    drawPoints(count, 2, twoClasses, random, (c, point) => {
      const side = c === 0 ? 1 : -1
      const t = random.uniform(0, Math.PI)
      point[0] = side * (Math.cos(t) - 0.5)
      point[1] = side * (Math.sin(t) - overlap)
      addNoise(point, noise, random)
    })
} as const satisfies GeneratorDeclaration<typeof parameters>
