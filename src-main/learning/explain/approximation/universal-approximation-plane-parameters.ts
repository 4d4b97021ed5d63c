import { surfaceChoices } from '../../functions/surfaces/registry'
import type { Parameters } from '../../parameters'

export const universalApproximationPlaneParameters = {
  psi: {
    kind: 'choice',
    label: 'Function',
    default: 'wells',
    choices: surfaceChoices,
    meaning: 'The function psi: a surface, its box brought to [0, 1]^2 and its values to [0, 1].',
    lecture: '3.4'
  },
  xi: {
    kind: 'real',
    label: 'Error allowed',
    default: 0.1,
    minimum: 0.001,
    maximum: 1,
    logarithmic: true,
    meaning: 'The maximum error xi that the whole network is to keep; each of the two approximations may use half.',
    lecture: '3.4'
  },
  harmonics: {
    kind: 'integer',
    label: 'Harmonics',
    default: 24,
    minimum: 1,
    maximum: 64,
    meaning: 'The highest frequency along each axis that the Fourier series may use, in half periods over [0, 1].',
    lecture: '3.4'
  },
  resolution: {
    kind: 'integer',
    label: 'Resolution',
    default: 65,
    minimum: 9,
    maximum: 257,
    meaning: 'How many points along each side of the square the errors are measured at.',
    lecture: '3.4'
  }
} as const satisfies Parameters
