import { Matrix } from '../algebra/matrix'
import { Random } from '../algebra/random'
import type { Samples } from '../algebra/samples'
import { vector } from '../algebra/tensor'
import { activations, type Activation } from '../functions/activations'
import { losses } from '../functions/losses'
import { architectureParameters } from '../network/hyperparameters'
import { initialise } from '../network/initialisation'
import { Network } from '../network/network'
import { NetworkModel } from '../network/network-model'
import { sliceOf } from '../network/description'
import type { Parameters, ValuesOf } from '../parameters'
import { checkTrainingSet, type TrainingSet } from '../training-set'
import type { ExplanationDeclaration } from './explanation'
import { written } from '../words'

const { hiddenWidths, initialisation } = architectureParameters

const parameters = {
  hiddenWidths: { ...hiddenWidths, default: [10, 10], maximum: 256 },
  outputs: {
    kind: 'integer',
    label: 'Outputs',
    default: 2,
    minimum: 1,
    maximum: 100,
    meaning: 'The number of units of the last layer.',
    lecture: '3.4'
  },
  slope: {
    kind: 'real',
    label: 'Slope of the activation',
    default: 1,
    minimum: -10,
    maximum: 10,
    meaning: 'The factor alpha of the affine activation function sigma(s) = alpha s + beta.',
    lecture: '3.4'
  },
  offset: {
    kind: 'real',
    label: 'Offset of the activation',
    default: 0,
    minimum: -10,
    maximum: 10,
    meaning: 'The constant beta of the affine activation function sigma(s) = alpha s + beta.',
    lecture: '3.4'
  },
  initialisation: { ...initialisation, default: 'pytorch' }
} as const satisfies Parameters

/** An affine map x -> W x + b. */
export interface AffineMap {
  readonly w: Matrix
  readonly b: Float64Array
}

/** If sigma is affine, the whole network is one affine map (lecture, section 3.4): which, and how well it agrees. */
export const affineCollapse = {
  name: 'affine-collapse',
  title: 'Affine collapse',
  lecture: '3.4',
  meaning: 'Finds the one affine map that a network with an affine activation function equals.',
  needs: { samples: true, schedule: false },
  parameters,
  columns: {
    activation: { title: 'activation', kind: 'text' },
    outputSize: { title: 'largest output', kind: 'number' },
    difference: { title: 'largest difference', kind: 'number' }
  },
  *explain(parameters, { train, seed }) {
    const { x } = train as TrainingSet
    checkTrainingSet(affineCollapse.title, 'nothing', {}, { x })
    const { slope, offset } = parameters
    const affine: Activation = { value: (s) => slope * s + offset, derivative: () => slope }
    const network = drawn(parameters, affine, x.dimension, seed)
    const map = collapse(network, slope, offset)
    const { rows, columns, values } = map.w
    const tensors = { W: { shape: [rows, columns], values }, b: vector(map.b) }
    yield { figure: { name: 'affine-map', title: 'The affine map W x + b', kind: 'tensors', tensors } }
    const found = yield* difference(network, map, x)
    yield { row: { activation: `${slope} s + ${offset}`, ...found } }
    for (const name of ['tanh', 'relu', 'sigmoid'] as const) {
      const other = drawn(parameters, activations[name], x.dimension, seed)
      const found = yield* difference(other, map, x)
      yield { row: { activation: name, ...found } }
    }
    yield { note: noteOf(network, map, found.difference, x.count) }
  }
} as const satisfies ExplanationDeclaration<typeof parameters>

/** The network with this activation function in all of its layers; its weights are a function of the seed alone. */
function drawn(
  { hiddenWidths, outputs, initialisation }: ValuesOf<typeof parameters>,
  activation: Activation,
  inputs: number,
  seed: number
): Network {
  const layers = [...hiddenWidths, outputs].map((units) => ({ units, activation }))
  const description = { inputs, layers, loss: losses['squared-error'], weightDecay: 0 }
  const network = new Network(description, sliceOf(description))
  initialise(network, initialisation, new Random(seed))
  return network
}

/**
 * The affine map of a network with sigma(s) = alpha s + beta in every layer: with A = alpha w and a = alpha b + beta
 * of the first layer, layer after layer A <- alpha w A and a <- alpha (w a + b) + beta.
 */
export function collapse({ layers: [first, ...others] }: Network, alpha: number, beta: number): AffineMap {
  let w = new Matrix(
    first.units,
    first.inputs,
    first.w.map((weight) => alpha * weight)
  )
  let b = first.b.map((bias) => alpha * bias + beta)
  for (const layer of others) {
    const scaled = new Matrix(
      layer.units,
      layer.inputs,
      layer.w.map((weight) => alpha * weight)
    )
    w = scaled.times(w)
    b = scaled.timesVector(b).map((sum, i) => sum + alpha * layer.b[i] + beta)
  }
  return { w, b }
}

interface Difference {
  /** The largest output of the network, by size. */
  readonly outputSize: number
  /** Between an output of the network and that of the affine map. */
  readonly difference: number
}

/** Compares the network with the affine map on all samples. */
function* difference(network: Network, { w, b }: AffineMap, x: Samples): Generator<undefined, Difference> {
  const model = new NetworkModel(network, { outputs: [] })
  const sample = new Float64Array(x.dimension)
  let outputSize = 0
  let difference = 0
  for (let n = 0; n < x.count; n++) {
    if (n % 64 === 0) yield
    x.read(n, sample)
    const f = model.evaluate(x, n, n + 1)
    const mapped = w.timesVector(sample)
    for (let i = 0; i < f.length; i++) {
      outputSize = Math.max(outputSize, Math.abs(f[i]))
      difference = Math.max(difference, Math.abs(f[i] - (mapped[i] + b[i])))
    }
  }
  return { outputSize, difference }
}

function noteOf({ parameters, layers }: Network, { w, b }: AffineMap, difference: number, samples: number): string {
  return (
    `${layers.length} layers of ${parameters.length} parameters are one affine map of ${w.values.length + b.length}: ` +
    `over ${samples} samples their outputs differ by ${written(difference)} at most, which is rounding. With the ` +
    'other activation functions and the same weights they are not that map: sigma should be non-linear.'
  )
}
