import { scaling } from './scaling'
import type { FeatureDeclaration } from './feature'

/** Every feature map by its name. */
export const features = {
  scaling
} as const satisfies Readonly<Record<string, FeatureDeclaration>>

export type FeatureName = keyof typeof features
