import type { GeneratorDeclaration } from './generator'

/** Every generator by its name. */
export const generators = {} as const satisfies Readonly<Record<string, GeneratorDeclaration>>

export type GeneratorName = keyof typeof generators
