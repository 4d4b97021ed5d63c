import type { Training } from '../../learning/learner'
import { NetworkTraining } from '../../learning/network/network-training'
import type { Plan } from '../tensorflow/compile/program'
import { DeviceTraining } from '../tensorflow/device-training'
import type { TensorFlowEngine } from '../tensorflow/engine'
import { capacityFor } from '../tensorflow/plan'
import { taskOf, type Case } from './task'

/** How many gradient steps are compared. */
export const comparedSteps = 100

/** How far losses and parameters may be from the reference, which computes in double precision. */
export const tolerance = 1e-4

/** How a training is to be carried out, where it is not the engine's own choice. */
export interface Means {
  readonly plan?: Plan | undefined
  /** How many samples of a batch one step takes at most. */
  readonly capacity?: number | undefined
}

/** How far an engine's numbers are from the reference: the largest difference, as a share of the largest number. */
export interface Distances {
  readonly losses: number
  readonly parameters: number
}

/** A training of a network, on whichever engine. */
export interface ComparedTraining extends Training {
  /** Gradient steps made. */
  readonly updates: number
  /** What was minimised on the last batch. */
  readonly batchLoss: number
}

/** Whether an engine's numbers are those of the reference. */
export function agrees({ losses, parameters }: Distances): boolean {
  return losses < tolerance && parameters < tolerance
}

/** Begins the training of a case with the TypeScript engine. */
export function beginReference(given: Case): ComparedTraining {
  return new NetworkTraining(taskOf(given))
}

/** Begins the same training on a device. It is to be closed. */
export function beginOn(engine: TensorFlowEngine, given: Case, { plan, capacity }: Means = {}): DeviceTraining {
  const task = taskOf(given)
  const most = capacity ?? capacityFor(task.model.network.description)
  return new DeviceTraining(task, engine.open(task, plan), most)
}

/** Makes the same gradient steps with the TypeScript engine and on a device, and compares losses and parameters. */
export function compare(engine: TensorFlowEngine, given: Case, means: Means = {}): Distances {
  const reference = beginReference(given)
  const training = beginOn(engine, given, means)
  try {
    return {
      losses: distance(lossesOf(training), lossesOf(reference)),
      parameters: distance(parametersOf(training), parametersOf(reference))
    }
  } finally {
    training.close()
  }
}

/** What was minimised on each of the first batches. */
function lossesOf(training: ComparedTraining): Float64Array {
  return Float64Array.from({ length: comparedSteps }, (_, step) => {
    while (training.updates === step && training.outcome === undefined) training.advance(1)
    return training.batchLoss
  })
}

function parametersOf(training: ComparedTraining): Float64Array {
  return training.save()['parameters'].values as Float64Array
}

/** Infinite where there are numbers that are none. */
function distance(found: Float64Array, expected: Float64Array): number {
  const largest = expected.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  const share = found.reduce((most, value, k) => Math.max(most, Math.abs(value - expected[k])), 0) / largest
  return Number.isNaN(share) ? Infinity : share
}
