import { join } from 'node:path'
import type { DatasetChoice } from '../../src-main/contract/datasets'
import type { FeatureChoice, LearnerChoice } from '../../src-main/contract/configuration'
import { declarationOf } from '../../src-main/contract/columns'
import { locationsFor, mnistSourceInCheckout } from '../../src-main/data/locations'
import { dataset, feature, learner, schedule } from '../../src-main/labs/choose'
import { Learner } from '../../src-main/learning/learner'
import { prepareSamples, type PreparedSamples } from '../../src-main/training/samples'
import type { Comparison } from './comparison'
import { PythonPeer } from './peer'

/** A learner beside its peer: both have their samples in memory, in the form in which they are fastest. */
interface Match {
  readonly name: string
  readonly what: string
  readonly dataset: DatasetChoice
  readonly features?: readonly FeatureChoice[]
  readonly learner: LearnerChoice
  readonly epochs?: number
  readonly order?: 'file' | 'shuffled'
  /** What is timed after the training, where that is what the comparison is about. */
  readonly after?: (training: ReturnType<Learner['begin']>, samples: PreparedSamples) => void
  readonly peerArguments?: readonly string[]
  /** Fewer where one takes long. */
  readonly repetitions?: number
}

const unit = feature('scaling', { scaling: 'unit' })
const zeroOrOne = dataset('mnist', { digits: [0, 1] })
const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const penalty = 1e-3

const matches: readonly Match[] = [
  {
    name: 'logistic-regression',
    what: 'Logistic regression on 100 points: 10,000 full-batch steps, beside the loop of the slide.',
    dataset: dataset('two-gaussians', { trainCount: 100 }),
    learner: learner('logistic-regression', { reduction: 'sum' }),
    epochs: 10_000
  },
  {
    name: 'linear-discriminant-analysis',
    what: 'Linear discriminant analysis on MNIST 0 vs 1: the covariance of 784 columns and its solution.',
    dataset: zeroOrOne,
    features: [unit],
    learner: learner('linear-discriminant-analysis', { ridge: 1e-3 })
  },
  {
    name: 'linear-svm',
    what: 'Linear SVM on MNIST 0 vs 1, to a relative duality gap of 1e-3.',
    dataset: zeroOrOne,
    features: [unit],
    learner: learner('linear-svm', { penalty, gapTolerance: 1e-3 }),
    epochs: 1000,
    peerArguments: [String(penalty)]
  },
  {
    name: 'k-nearest-neighbours',
    what: 'The votes of 11 neighbours among 10,000 digits for 1,000 others.',
    dataset: dataset('mnist', { digits: allDigits, trainCount: 10_000, testCount: 1000 }),
    features: [unit],
    learner: learner('k-nearest-neighbours'),
    after: ({ model }, { test }) => {
      if (test === undefined) throw new Error('MNIST has test samples')
      model.evaluate(test.x, 0, test.x.count)
    },
    repetitions: 5
  },
  {
    name: 'random-products',
    what: 'One epoch of a perceptron on MNIST 8 against the rest, 784 pixels and 10,000 products of two.',
    dataset: dataset('mnist', { digits: [8] }),
    features: [unit, feature('random-products', { count: 10_000 })],
    learner: learner('perceptron'),
    peerArguments: ['beforehand'],
    repetitions: 5
  },
  {
    name: 'random-products-from-pixels',
    what: 'The same, where the peer computes the products as well: ours never holds them.',
    dataset: dataset('mnist', { digits: [8] }),
    features: [unit, feature('random-products', { count: 10_000 })],
    learner: learner('perceptron'),
    peerArguments: ['from-pixels'],
    repetitions: 3
  },
  {
    name: 'multi-layer-perceptron',
    what: 'One epoch of MNIST, 784-128-10, ReLU, cross-entropy, batches of 64, plain gradient descent.',
    dataset: dataset('mnist', { digits: allDigits }),
    features: [unit],
    learner: learner('multi-layer-perceptron', {
      hiddenWidths: [128],
      batchSize: 64,
      optimiser: 'gradient-descent',
      learningRate: 0.1
    }),
    order: 'shuffled',
    repetitions: 3
  }
]

function comparisonOf(root: string, match: Match): Comparison {
  const source = mnistSourceInCheckout(root)
  const { name, what, peerArguments = [], repetitions } = match
  return {
    name,
    what,
    ...(repetitions === undefined ? {} : { repetitions }),
    ours: async () => {
      const { dataset, features = [] } = match
      const samples = prepareSamples({ dataset, features, seed: 0 }, locationsFor(source))
      return { name: 'Descent', measure: async () => timed(match, samples), close: () => {} }
    },
    peer: () => PythonPeer.start(join(root, 'test/benchmark/peers/learners.py'), source, name, ...peerArguments)
  }
}

/** Trains from the beginning to the end. @returns milliseconds */
function timed({ learner, epochs = 1, order = 'file', after }: Match, samples: PreparedSamples): number {
  const start = performance.now()
  const setting = { schedule: schedule({ maximumEpochs: epochs, order }), seed: 0 }
  const training = new Learner(declarationOf(learner), learner.parameters).fit(samples.train, setting)
  after?.(training, samples)
  return performance.now() - start
}

export function learnerComparisons(root: string): Comparison[] {
  return matches.map((match) => comparisonOf(root, match))
}
