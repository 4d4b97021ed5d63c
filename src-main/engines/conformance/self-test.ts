import { SparseBytes } from '../../learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../learning/features/scaling'
import type { TensorFlowEngine } from '../tensorflow/engine'
import { conformanceCases, type NamedCase } from './cases'
import {
  agrees,
  beginOn,
  beginReference,
  compare,
  comparedSteps,
  type ComparedTraining,
  type Distances
} from './compare'
import type { Case } from './task'

/** How thorough a self-test is: a few networks of two sizes, or the whole conformance suite. */
export type Extent = 'short' | 'thorough'

/** What came of one training of a self-test. */
export interface Row {
  /** In a few words which network was trained, and how. */
  readonly title: string
  readonly steps: number
  /** How long a gradient step took, in milliseconds; only where it was measured. */
  readonly stepTime?: number
  /** How far losses and parameters were from the reference's; nothing of the reference itself. */
  readonly distances?: Distances
  readonly passed: boolean
}

const small: Case = { samples: 300, inputs: 2, hidden: [16, 16], batchSize: 32, spread: 0.5 }

/** The trainings that a short self-test compares and times. */
function shortCases(): NamedCase[] {
  const pictures: Case = { x: pictureSamples(), hidden: [64], outputs: 10, batchSize: 64, spread: 0.05 }
  return [
    { title: '2-16-16-3, gradient descent', given: { ...small, learningRate: 0.1 } },
    { title: '2-16-16-3, momentum', given: { ...small, optimiser: 'momentum', learningRate: 0.02 } },
    { title: '2-16-16-3, Nesterov', given: { ...small, optimiser: 'nesterov', learningRate: 0.02 } },
    { title: '2-16-16-3, Adam', given: { ...small, optimiser: 'adam', learningRate: 0.01 } },
    { title: '784-64-10, gradient descent', given: { ...pictures, learningRate: 0.1 } },
    { title: '784-64-10, Adam', given: { ...pictures, optimiser: 'adam', learningRate: 0.001 } }
  ]
}

/** As many bytes as pictures of digits have, a fifth of them not 0. */
function pictureSamples(): ScaledPixels {
  const bytes = Uint8Array.from({ length: 640 * 784 }, (_, k) => ((k * 7919) % 5 === 0 ? (k * 31) % 256 : 0))
  return new ScaledPixels(SparseBytes.from(bytes, 784), { mean: 0, deviation: 255 })
}

/** The trainings of a self-test. */
export function casesOf(extent: Extent): NamedCase[] {
  return extent === 'short' ? shortCases() : [...shortCases(), ...conformanceCases()]
}

/** Trains with the TypeScript engine, which is the reference: its time is measured. */
export function timeReference({ title, given }: NamedCase): Row {
  const training = beginReference(given)
  return { title, steps: comparedSteps, stepTime: stepTimeOf(training), passed: Number.isFinite(training.batchLoss) }
}

/** Trains on a device and compares with the reference. @param timed whether the time of a step is measured too */
export function testOn(engine: TensorFlowEngine, { title, given, ...means }: NamedCase, timed: boolean): Row {
  const distances = compare(engine, given, means)
  const row = { title, steps: comparedSteps, distances, passed: agrees(distances) }
  if (!timed) return row
  const training = beginOn(engine, given, means)
  try {
    return { ...row, stepTime: stepTimeOf(training) }
  } finally {
    training.close()
  }
}

/** For how long steps are timed, in milliseconds: once to get under way, and then so often. */
const measured = 70
const measurements = 4

/** The time of a gradient step, in milliseconds, where many are made in one call as in a run: the least that was measured. */
function stepTimeOf(training: ComparedTraining): number {
  advanceFor(training, measured)
  const times = Array.from({ length: measurements }, () => {
    const { updates } = training
    return advanceFor(training, measured) / (training.updates - updates)
  })
  return Math.min(...times)
}

/** @returns how long it really took */
function advanceFor(training: ComparedTraining, milliseconds: number): number {
  const start = performance.now()
  while (performance.now() - start < milliseconds && training.outcome === undefined) training.advance(comparedSteps)
  return performance.now() - start
}
