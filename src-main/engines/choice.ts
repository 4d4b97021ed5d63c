import { multiplicationsOf, type NetworkDescription } from '../learning/network/description'
import { grouped } from '../learning/words'

export type EngineName = 'typescript' | 'tensorflow'

/** The engine for a training, and why. */
export interface EngineChoice {
  readonly name: EngineName
  readonly reason: string
}

/**
 * From how many multiplications a step on TensorFlow is the faster one: below, it spends more on beginning its
 * operations than TypeScript on all of the step. Measured with `npm run benchmark -- networks`, on two cores.
 */
export const worthTensorFlow = 60_000

/** How many multiplications the forward and the backward pass of a step make, by zeros too. */
export function multiplicationsOfStep(description: NetworkDescription, batchSize: number): number {
  const perSample = multiplicationsOf(description).reduce((sum, { forward, backward }) => sum + forward + backward, 0)
  return batchSize * perSample
}

/** The engine that is faster for steps of that size. */
export function fasterEngine(description: NetworkDescription, batchSize: number): EngineChoice {
  const multiplications = multiplicationsOfStep(description, batchSize)
  const name = multiplications < worthTensorFlow ? 'typescript' : 'tensorflow'
  const comparison = `a step makes ${grouped(multiplications)} multiplications`
  const bound = `TensorFlow is the faster one from about ${grouped(worthTensorFlow)} on`
  return { name, reason: `${comparison}, and ${bound}` }
}

/**
 * From how many multiplications of large matrices on it is worth loading TensorFlow for them: TypeScript makes 2 in a
 * nanosecond, so it takes a second for so many, and TensorFlow loads in about as much.
 */
export const worthLoading = 2e9

/** What is faster for large products: as many multiplications as a learner's declaration says that it makes. */
export function fasterProducts(multiplications: number): EngineChoice {
  const name = multiplications < worthLoading ? 'typescript' : 'tensorflow'
  const comparison = `its large products make ${grouped(multiplications)} multiplications`
  return { name, reason: `${comparison}, and TensorFlow is worth loading from about ${grouped(worthLoading)} on` }
}
