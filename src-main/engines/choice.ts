import { multiplicationsOfSample, type NetworkDescription } from '../learning/network/description'
import { grouped } from '../learning/words'

export type EngineName = 'typescript' | 'tensorflow'

/** The engine for a training, and why. */
export interface EngineChoice {
  readonly name: EngineName
  readonly reason: string
}

/**
 * From how many multiplications a step on TensorFlow is the faster one: below, it spends more on beginning its
 * operations than TypeScript on all of the step. Measured on two cores, in microseconds a step:
 *
 * | network, batch | multiplications | TypeScript | TensorFlow |
 * |---|---|---|---|
 * | 2-10-2, 10 | 1,000 | 9 | 26 |
 * | 4-16-3, 16 | 4,352 | 18 | 41 |
 * | 2-20-20-2, 16 | 22,400 | 39 | 44 |
 * | 30-32-2, 16 | 33,792 | 52 | 31 |
 * | 2-20-20-2, 32 | 44,800 | 72 | 48 |
 * | 30-64-2, 32 | 135,168 | 189 | 50 |
 * | 200-64-10, 16 | 440,320 | 488 | 60 |
 */
export const stepWorthTensorFlow = 30_000

/** How many multiplications a whole run has to make, for TensorFlow to be worth the second in which it loads. */
export const runWorthTensorFlow = 1e9

/**
 * The engine that is faster.
 * @param batchSize how many samples a step takes
 * @param visits how many samples the whole run takes, one after another
 */
export function fasterEngine(description: NetworkDescription, batchSize: number, visits: number): EngineChoice {
  const perSample = multiplicationsOfSample(description)
  const [step, run] = [batchSize * perSample, visits * perSample]
  const large = step >= stepWorthTensorFlow && run >= runWorthTensorFlow
  const bounds = `${grouped(stepWorthTensorFlow)} a step and ${grouped(runWorthTensorFlow)} in all`
  const work = `${grouped(step)} multiplications a step, ${grouped(run)} in all`
  return {
    name: large ? 'tensorflow' : 'typescript',
    reason: `${work}; TensorFlow is the faster one from about ${bounds}`
  }
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
