import type { Parameters } from '../parameters'
import { addNoise, drawPoints, noiseParameter, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

/** Where the arms begin: at the centre they would meet. */
const innermost = 0.1

const parameters = {
  turns: {
    kind: 'real',
    label: 'Turns',
    default: 1.5,
    minimum: 0.1,
    maximum: 5,
    meaning: 'How often an arm winds around the centre.',
    lecture: '3.4'
  },
  noise: noiseParameter(0.03, '3.4')
} as const satisfies Parameters

/**
 * Two arms of Archimedean spirals, one the other turned by half a turn: at the radius r, from 0.1 to 1, the angle
 * is 2 pi turns r. The square of r is uniform, so that far from the centre points are about evenly spaced.
 */
export const spirals = {
  name: 'spirals',
  title: 'Spirals',
  lecture: '3.4',
  meaning: 'Two arms of a spiral that wind around the same centre, a class each.',
  target: 'two classes',
  parameters,
  draw: ({ turns, noise }, count, random) =>
    drawPoints(count, 2, twoClasses, random, (c, point) => {
      const r = Math.sqrt(random.uniform(innermost * innermost, 1))
      const angle = 2 * Math.PI * turns * r + c * Math.PI
      point[0] = r * Math.cos(angle)
      point[1] = r * Math.sin(angle)
      addNoise(point, noise, random)
    })
} as const satisfies GeneratorDeclaration<typeof parameters>
