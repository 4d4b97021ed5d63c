import type { LearnerDeclaration } from '../learner'
import { perceptron } from './perceptron'

/** Every learner by its name, in the order of the lecture. */
export const learners = {
  perceptron
} as const satisfies Readonly<Record<string, LearnerDeclaration>>

export type LearnerName = keyof typeof learners
