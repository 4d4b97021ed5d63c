import { blobs } from './blobs'
import type { GeneratorDeclaration } from './generator'
import { moons } from './moons'
import { noisyFunction } from './noisy-function'
import { radialExample } from './radial'
import { rings } from './rings'
import { separable } from './separable'
import { spirals } from './spirals'
import { twoGaussians } from './two-gaussians'
import { xor } from './xor'

/** Every generator by its name, in the order of the lecture. */
export const generators = {
  separable,
  'two-gaussians': twoGaussians,
  blobs,
  xor,
  radial: radialExample,
  rings,
  'noisy-function': noisyFunction,
  moons,
  spirals
} as const satisfies Readonly<Record<string, GeneratorDeclaration>>

export type GeneratorName = keyof typeof generators
