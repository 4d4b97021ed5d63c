import type { FeatureChoice, LearnerChoice } from '../../../src-main/contract/configuration'
import type { DatasetChoice } from '../../../src-main/contract/datasets'
import { declarationOf } from '../../../src-main/contract/columns'
import { locationsFor, mnistSourceInCheckout } from '../../../src-main/data/locations'
import { dataset, feature, learner, schedule } from '../../../src-main/labs/choose'
import type { DenseProducts } from '../../../src-main/learning/algebra/dense-products'
import { Learner } from '../../../src-main/learning/learner'
import { prepareSamples, type PreparedSamples } from '../../../src-main/training/samples'

/** A learner beside its peer: both have their samples in memory, in the form in which they are fastest. */
export interface Match {
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
  /** Whether TensorFlow multiplies for ours: it then runs in a process of its own, as a trainer does. */
  readonly products?: true
  /** The name under which the peer knows it; by default the match's own. */
  readonly peer?: string
}

const unit = feature('scaling', { scaling: 'unit' })
const zeroOrOne = dataset('mnist', { digits: [0, 1] })
const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const penalty = 1e-3
const digitsToCompare = dataset('mnist', { digits: allDigits, trainCount: 10_000, testCount: 1000 })

const vote: NonNullable<Match['after']> = ({ model }, { test }) => {
  if (test === undefined) throw new Error('MNIST has test samples')
  model.evaluate(test.x, 0, test.x.count)
}

export const matches: readonly Match[] = [
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
    name: 'linear-discriminant-analysis/tensorflow',
    what: 'The same, where TensorFlow may multiply for ours: the covariance of pixels needs no products of it.',
    dataset: zeroOrOne,
    features: [unit],
    learner: learner('linear-discriminant-analysis', { ridge: 1e-3 }),
    products: true,
    peer: 'linear-discriminant-analysis'
  },
  {
    name: 'linear-discriminant-analysis-standardised/tensorflow',
    what: 'The same on standardised columns, which are no pixels any more: TensorFlow multiplies for ours.',
    dataset: zeroOrOne,
    features: [unit, feature('standardisation', { constantColumns: 'centre' })],
    learner: learner('linear-discriminant-analysis', { ridge: 1e-3 }),
    products: true,
    peer: 'linear-discriminant-analysis-standardised'
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
    dataset: digitsToCompare,
    features: [unit],
    learner: learner('k-nearest-neighbours'),
    after: vote,
    repetitions: 5
  },
  {
    name: 'k-nearest-neighbours/tensorflow',
    what: 'The same, where TensorFlow multiplies for ours.',
    dataset: digitsToCompare,
    features: [unit],
    learner: learner('k-nearest-neighbours'),
    after: vote,
    products: true,
    peer: 'k-nearest-neighbours'
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

/** Gets the samples of a match ready. @returns what trains from the beginning to the end, and says how long it took */
export function ready(root: string, match: Match, products?: DenseProducts): () => number {
  const { dataset, features = [] } = match
  const samples = prepareSamples({ dataset, features, seed: 0 }, locationsFor(mnistSourceInCheckout(root)))
  return () => timed(match, samples, products)
}

/** @returns milliseconds */
function timed(match: Match, samples: PreparedSamples, products: DenseProducts | undefined): number {
  const { learner, epochs = 1, order = 'file', after } = match
  const start = performance.now()
  const setting = { schedule: schedule({ maximumEpochs: epochs, order }), seed: 0, ...(products && { products }) }
  const training = new Learner(declarationOf(learner), learner.parameters).fit(samples.train, setting)
  after?.(training, samples)
  return performance.now() - start
}
