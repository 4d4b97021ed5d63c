import { multiplicationsOf, multiplicationsOfSample, type NetworkDescription } from '../../learning/network/description'
import type { Plan } from './compile/program'

/** What a training runs on. */
export interface Device {
  readonly kind: 'cpu' | 'gpu'
  /** How many threads may work at the same time. */
  readonly cores: number
}

/**
 * From how many multiplications of the first hidden layer on, for one batch, its units are cut into as many chains as
 * there are cores. Measured on two cores (`npm run benchmark -- networks`): below, handing work over to another thread
 * costs more than it saves.
 */
const worthCutting = 1_500_000

/**
 * The plans that may be the fastest for steps on batches of so many samples. On a processor one is known to be. On a
 * GPU the beginnings of some 25 small operations a step take most of the time, so that a step compiled by XLA is likely
 * to win: the two are to be measured.
 */
export function plansFor(description: NetworkDescription, batchSize: number, { kind, cores }: Device): Plan[] {
  if (kind === 'gpu') return [onGpu, { ...onGpu, compiled: true }]
  const [first] = multiplicationsOf(description)
  const large = batchSize * first.forward >= worthCutting
  const blocks = large && description.layers.length > 1 ? cores : 1
  const executor = blocks === 1 ? 'in turn' : 'in parallel'
  return [{ blocks, executor, ahead: blocks > 1, fused: true, compiled: false }]
}

const onGpu: Plan = { blocks: 1, executor: 'in parallel', ahead: false, fused: false, compiled: false }

/** How many multiplications a step may make, so that it takes some 20 ms at most. */
const multiplicationsOfStep = 5e8
/** How many numbers may be gathered for a step: 64 MB. */
const numbersOfStep = 16_000_000

/** How many samples of a batch one step takes at most: larger batches take several, so that a run can pause in between. */
export function capacityFor(description: NetworkDescription): number {
  const multiplications = multiplicationsOfSample(description)
  const widest = Math.max(description.inputs, ...description.layers.map(({ units }) => units))
  return Math.max(1, Math.floor(Math.min(multiplicationsOfStep / multiplications, numbersOfStep / widest)))
}
