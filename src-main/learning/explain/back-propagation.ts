import { Random } from '../algebra/random'
import { LearningError } from '../errors'
import { classificationTask, regressionTask } from '../learners/multi-layer-perceptron'
import { CentralDifferences, compare } from '../network/central-differences'
import { classificationParameters } from '../network/hyperparameters'
import { Network } from '../network/network'
import { NetworkTraining } from '../network/network-training'
import { traceOf } from '../network/trace'
import type { Parameters, ValuesOf } from '../parameters'
import type { Finding } from '../report'
import { checkTrainingSet, type TrainingSet } from '../training-set'
import { kinksNote, meanNote, multiplicationsNote, stepNote } from './trace/back-propagation-notes'
import { multiplicationRows, quantityRows } from './trace/back-propagation-rows'
import type { ExplanationDeclaration } from './explanation'
import { written } from '../words'

const parameters = {
  ...classificationParameters,
  firstSample: {
    kind: 'integer',
    label: 'First sample',
    default: 1,
    minimum: 1,
    maximum: 100_000_000,
    meaning: 'The first sample that is looked at, counted from 1.',
    lecture: '3.6'
  },
  sampleCount: {
    kind: 'integer',
    label: 'Samples',
    default: 1,
    minimum: 1,
    maximum: 64,
    meaning: 'How many samples are looked at together, from the first one on.',
    lecture: '3.6'
  },
  stepsBefore: {
    kind: 'integer',
    label: 'Steps before',
    default: 0,
    minimum: 0,
    maximum: 100_000,
    meaning: 'How many steps of training, over batches in the order of the samples, the network has behind it.',
    lecture: '3.6'
  },
  difference: {
    kind: 'real',
    label: 'Step of the central differences',
    default: 1e-5,
    minimum: 1e-9,
    maximum: 0.1,
    logarithmic: true,
    meaning: 'How far the gradient check moves a parameter to either side.',
    lecture: '3.6'
  },
  checkedEntries: {
    kind: 'integer',
    label: 'Parameters to check',
    default: 100,
    minimum: 1,
    maximum: 1_000_000,
    meaning: 'How many entries of each w and b the gradient check compares at most, drawn from the seed.',
    lecture: '3.6'
  }
} as const satisfies Parameters

type BackPropagationParameters = ValuesOf<typeof parameters>

/** Back-propagation in the letters of the lecture's section 3.6, with every quantity to be seen, and checked. */
export const backPropagation = {
  name: 'back-propagation',
  title: 'Back-propagation',
  lecture: '3.6',
  meaning: 'Shows every quantity of a forward and a backward pass, and checks the derivatives by central differences.',
  needs: { samples: true, schedule: false },
  parameters,
  columns: {
    layer: { title: 'layer', kind: 'count' },
    quantity: { title: 'quantity', kind: 'text' },
    shape: { title: 'shape', kind: 'text' },
    norm: { title: 'norm', kind: 'number' },
    largest: { title: 'largest', kind: 'number' },
    difference: { title: 'gradient check', kind: 'number' },
    forward: { title: 'forward', kind: 'count' },
    backward: { title: 'backward', kind: 'count' },
    ratio: { title: 'ratio', kind: 'number' }
  },
  *explain(parameters, { train, seed }) {
    const training = begin(parameters, train, seed)
    while (training.updates < parameters.stepsBefore && training.advance(1) !== 'end') yield
    if (training.outcome === 'diverged') {
      const note = `The training diverged after ${training.updates} steps: the loss is no longer a finite number.`
      yield { note }
      return
    }
    const { network, y } = slice(training, parameters)
    const rows = y.length
    const differences = new CentralDifferences(network, rows, y)
    const loss = differences.loss()
    network.backward(rows, y, rows)
    network.differentiatePenalty()
    for (const [l, tensors] of traceOf(network, rows).entries()) {
      yield { figure: { name: `layer-${l}`, title: `Layer ${l}`, kind: 'tensors', tensors } }
      for (const row of quantityRows(l, tensors)) yield { row }
    }
    yield { note: meanNote(rows) }
    yield* check(differences, parameters, seed)
    for (const row of multiplicationRows(network.description)) yield { row }
    yield { note: multiplicationsNote(network.description) }
    yield { note: stepNote(differences, loss, parameters.learningRate) }
  }
} as const satisfies ExplanationDeclaration<typeof parameters>

/** The network before its first step, with what it is trained on. */
function begin(parameters: BackPropagationParameters, train: TrainingSet | undefined, seed: number): NetworkTraining {
  const data = train as TrainingSet
  const { firstSample, sampleCount } = parameters
  const last = firstSample + sampleCount - 1
  if (last > data.x.count) {
    const message = `${backPropagation.name}: sample ${last} is to be looked at, but there are ${data.x.count}`
    throw new LearningError('parameters', message)
  }
  const setting = { schedule: { order: 'file', maximumEpochs: 100_000 }, seed } as const
  if (data.y?.kind === 'values') {
    checkTrainingSet(backPropagation.title, 'values', {}, data)
    return new NetworkTraining(regressionTask(parameters, data, setting))
  }
  checkTrainingSet(backPropagation.title, 'classes', {}, data)
  return new NetworkTraining(classificationTask(parameters, data, setting))
}

/** A network of the same parameters that holds the chosen samples, and what is to be predicted of them. */
function slice(
  { network: trained, train: { x, y } }: NetworkTraining,
  { firstSample, sampleCount }: BackPropagationParameters
): { readonly network: Network; readonly y: Float64Array } {
  const first = firstSample - 1
  const network = new Network(trained.description, sampleCount)
  network.parameters.set(trained.parameters)
  for (let r = 0; r < sampleCount; r++) x.read(first + r, network.input, r * x.dimension)
  return { network, y: y.slice(first, first + sampleCount) }
}

/** The gradient check: a row for each w and b, and in words how it went. */
function* check(
  differences: CentralDifferences,
  { difference: h, checkedEntries }: BackPropagationParameters,
  seed: number
): Generator<Finding | undefined, void> {
  const { layers, gradient } = differences.network
  const random = new Random(seed)
  let checked = 0
  let kinks = 0
  let largest = 0
  let begin = 0
  for (const [l, { w, b }] of layers.entries()) {
    for (const [quantity, { length }] of [['dl/dw', w] as const, ['dl/db', b] as const]) {
      const entries = Uint32Array.from({ length }, (_, i) => begin + i)
      if (length > checkedEntries) random.shuffle(entries)
      const found = yield* compare(differences, gradient, entries.subarray(0, checkedEntries), h)
      checked += found.checked
      kinks += found.kinks
      largest = Math.max(largest, found.difference)
      begin += length
      yield { row: { layer: l + 1, quantity: `check of ${quantity}`, difference: found.difference } }
    }
  }
  const note =
    `Gradient check: ${checked} of ${gradient.length} parameters were moved by ${h} to either side. The derivatives ` +
    `differ from the central differences by ${written(largest)} of the largest one of their tensor, at most.`
  yield { note: kinks === 0 ? note : `${note} ${kinksNote(kinks)}` }
}
