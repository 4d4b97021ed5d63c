import type { FeatureDeclaration } from './feature'
import { hog } from './hog'
import { monomials } from './monomials'
import { radial } from './radial'
import { randomProducts } from './random-products'
import { scaling } from './scaling'
import { standardisation } from './standardisation'
import { xorProduct } from './xor-product'

/** Every feature map by its name, in the order of the lecture. */
export const features = {
  scaling,
  'xor-product': xorProduct,
  monomials,
  'random-products': randomProducts,
  radial,
  standardisation,
  hog
} as const satisfies Readonly<Record<string, FeatureDeclaration>>

export type FeatureName = keyof typeof features
