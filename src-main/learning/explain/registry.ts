import type { ExplanationDeclaration } from './explanation'

/** Every explanation by its name, in the order of the lecture. */
export const explanations = {} as const satisfies Readonly<Record<string, ExplanationDeclaration>>

export type ExplanationName = keyof typeof explanations
