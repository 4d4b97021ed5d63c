import { Random } from '../../learning/algebra/random'
import { SparseBytes } from '../../learning/algebra/sparse-bytes'
import { ColumnPairs } from '../../learning/features/column-pairs'
import { ProductSamples } from '../../learning/features/product-samples'
import { ScaledPixels } from '../../learning/features/scaling'
import { activations, type ActivationName } from '../../learning/functions/activations'
import { losses, type LossName } from '../../learning/functions/losses'
import type { OptimiserName } from '../../learning/network/optimisers'
import type { Plan } from '../tensorflow/compile/program'
import type { Means } from './compare'
import { gaussian, type Case } from './task'

/** A comparison of engines, with a few words for people. */
export interface NamedCase extends Means {
  readonly title: string
  readonly given: Case
}

const optimisers: readonly OptimiserName[] = ['gradient-descent', 'momentum', 'nesterov', 'adam']

/** Every loss with every activation and every optimiser. */
function combinations(): NamedCase[] {
  return (Object.keys(losses) as LossName[]).flatMap((loss) =>
    (Object.keys(activations) as ActivationName[]).flatMap((activation) =>
      optimisers.map((optimiser) => {
        const learningRate = optimiser === 'gradient-descent' ? 0.05 : 0.01
        const given = { loss, activation, optimiser, learningRate, outputs: loss === 'logistic' ? 1 : 3 }
        return { title: `${loss}, ${activation}, ${optimiser}`, given }
      })
    )
  )
}

const shapes: Readonly<Record<string, Case>> = {
  'squared error of one output': { loss: 'squared-error', outputs: 1, optimiser: 'momentum', learningRate: 0.01 },
  'hinge loss of one output': { loss: 'hinge', outputs: 1, optimiser: 'momentum', learningRate: 0.01 },
  'perceptron loss of one output': { loss: 'perceptron', outputs: 1, optimiser: 'momentum', learningRate: 0.01 },
  'batches that leave a short last one': { samples: 47, batchSize: 10 },
  'batches of an odd size': { samples: 50, batchSize: 7 },
  'batches of one sample': { batchSize: 1, learningRate: 0.01 },
  'one batch of all samples': { batchSize: 45 },
  'one sample': { samples: 1, batchSize: 1 },
  'one feature': { inputs: 1 },
  'no hidden layer': { hidden: [] },
  'no hidden layer and one output': { hidden: [], outputs: 1 },
  'ten hidden layers': { hidden: [6, 5, 6, 5, 6, 5, 6, 5, 6, 5] },
  'a hidden layer of one unit': { hidden: [1] },
  'an activation of the outputs': { outputActivation: 'tanh', loss: 'squared-error' },
  'weight decay': { weightDecay: 0.01 },
  'weight decay with Adam': { weightDecay: 0.1, optimiser: 'adam', learningRate: 0.01 },
  'a learning rate that decays': { learningRateDecay: 0.7 },
  'values to predict': { values: true, outputs: 1, loss: 'squared-error', learningRate: 0.01 }
}

/** How steps may be carried out: each must give the same numbers. */
export const plans: Readonly<Record<string, Plan>> = {
  'in turn': { blocks: 1, executor: 'in turn', ahead: false, fused: true },
  'in two chains': { blocks: 2, executor: 'in parallel', ahead: true, fused: true },
  'operation by operation': { blocks: 1, executor: 'in parallel', ahead: false, fused: false },
  'compiled by XLA': {
    blocks: 1,
    executor: 'in parallel',
    ahead: false,
    fused: false,
    compiled: { steps: 16, batchSize: 10 }
  }
}

const onEveryPlan: Readonly<Record<string, Case>> = {
  'one hidden layer': { hidden: [8] },
  'ReLU, Adam': { hidden: [9, 5, 4], activation: 'relu', optimiser: 'adam', learningRate: 0.01 },
  'momentum, weight decay': { samples: 47, optimiser: 'momentum', weightDecay: 0.01, learningRate: 0.01 }
}

/** Batches of 20 in slices of 6. */
const inSlices: Readonly<Record<string, Case>> = {
  'gradient descent': {},
  Adam: { optimiser: 'adam', learningRate: 0.01 },
  'weight decay': { weightDecay: 0.05, samples: 47 }
}

const pixelCount = 30

function kindsOfSamples(): Readonly<Record<string, Case>> {
  const bytes = Uint8Array.from({ length: 45 * pixelCount }, (_, k) => ((k * 7919) % 5 === 0 ? (k * 31) % 256 : 0))
  const scaled = (mean: number, deviation: number): ScaledPixels =>
    new ScaledPixels(SparseBytes.from(bytes, pixelCount), { mean, deviation })
  const floats = gaussian(45, 6, new Random(1))
  return {
    'bytes from 0 to 255': { x: scaled(0, 1), learningRate: 1e-4 },
    'bytes as numbers from 0 to 1': { x: scaled(0, 255) },
    'bytes, standardised': { x: scaled(25, 60) },
    'products of pairs of bytes': { x: new ProductSamples(scaled(0, 255), pairsOf(pixelCount)) },
    'products of pairs of floating-point numbers': { x: new ProductSamples(floats, pairsOf(6)), learningRate: 0.01 }
  }
}

function pairsOf(dimension: number): ColumnPairs {
  const pairs = Array.from({ length: dimension - 1 }, (_, i) => [i, i + 1] as const)
  return new ColumnPairs(pairs, new Float64Array(dimension))
}

const named = (cases: Readonly<Record<string, Case>>, suffix = '', means: Means = {}): NamedCase[] =>
  Object.entries(cases).map(([title, given]) => ({ title: `${title}${suffix}`, given, ...means }))

/** The conformance suite of engines: everything that a training of a network can be made of. */
export function conformanceCases(): NamedCase[] {
  const usual = { plan: plans['in turn'] }
  const slices = Object.fromEntries(
    Object.entries(inSlices).map(([title, each]) => [title, { ...each, batchSize: 20 }])
  )
  return [
    ...combinations().map((each) => ({ ...each, ...usual })),
    ...named(shapes, '', usual),
    ...Object.entries(plans).flatMap(([name, plan]) => named(onEveryPlan, `, ${name}`, { plan })),
    ...named(slices, ', in slices of batches', { ...usual, capacity: 6 }),
    ...named(kindsOfSamples(), '', usual)
  ]
}
