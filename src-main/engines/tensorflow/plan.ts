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

/** The work that a plan is for. */
export interface Work {
  readonly description: NetworkDescription
  /** How many samples a step takes. */
  readonly batchSize: number
  /** How many steps there are if nothing ends the training before. */
  readonly steps: number
}

/**
 * The plans for a training, the one that is likely to be the fastest first. A loop that XLA compiles as a whole takes
 * about half a second to make, and is then the fastest: on a processor it was at every size that was measured, where
 * the plan is a function of the work and the cores alone, so that the same run gives the same numbers there. On a GPU, where the beginnings
 * of some 25 small operations a step take most of the time otherwise, it is to be measured.
 */
export function plansFor(work: Work, device: Device): Plan[] {
  const plain = device.kind === 'gpu' ? operationByOperation : onProcessor(work, device)
  if (secondsOf(work) < worthCompiling) return [plain]
  return [{ ...operationByOperation, compiled: { steps: stepsOfLoop(work), batchSize: work.batchSize } }, plain]
}

/** One operation after another has its own kernel: all that XLA and every GPU can carry out. */
const operationByOperation: Plan = { blocks: 1, executor: 'in parallel', ahead: false, fused: false }

function onProcessor({ description, batchSize }: Work, { cores }: Device): Plan {
  const [first] = multiplicationsOf(description)
  const large = batchSize * first.forward >= worthCutting
  const blocks = large && description.layers.length > 1 ? cores : 1
  return { blocks, executor: blocks === 1 ? 'in turn' : 'in parallel', ahead: blocks > 1, fused: true }
}

/** How many seconds all steps would have to take for a compiled loop to be worth the half of one that it takes to make. */
const worthCompiling = 1.5

/** About how long a step takes on a processor, in seconds: measured on two cores. */
export function secondsOfStep({ description, batchSize }: Work): number {
  return 25e-6 + (batchSize * multiplicationsOfSample(description)) / 5e10
}

function secondsOf(work: Work): number {
  return work.steps * secondsOfStep(work)
}

/** How many steps take some 30 ms, as a chunk of a run does: each call of the loop costs about as much as a step. */
function stepsOfLoop(work: Work): number {
  return Math.max(2, Math.min(1024, 2 ** Math.round(Math.log2(0.03 / secondsOfStep(work)))))
}

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
