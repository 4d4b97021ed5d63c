import type { Parameters } from '../parameters'
import { addNoise, drawPoints, noiseParameter, twoClasses } from './drawing'
import type { GeneratorDeclaration } from './generator'

const parameters = { noise: noiseParameter(0.3, '3.3') } as const satisfies Parameters

/** The lecture's "xor" (section 3.3): around (-1, -1) and (1, 1) one class, around (-1, 1) and (1, -1) the other. */
export const xor = {
  name: 'xor',
  title: 'Xor',
  lecture: '3.3',
  meaning: 'Four clouds at the corners of a square; a point is +1 where its coordinates had different signs.',
  target: 'two classes',
  parameters,
  draw: ({ noise }, count, random) =>
    drawPoints(count, 2, twoClasses, random, (c, point) => {
      point[0] = random.integer(0, 1) === 0 ? -1 : 1
      point[1] = c === 0 ? point[0] : -point[0]
      addNoise(point, noise, random)
    })
} as const satisfies GeneratorDeclaration<typeof parameters>
