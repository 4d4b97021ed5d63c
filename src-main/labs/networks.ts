import { backPropagation as trace } from '../learning/explain/back-propagation'
import { affineCollapse as collapse } from '../learning/explain/affine-collapse'
import { defaultsOf } from '../learning/parameters'
import { common, dataset, feature, learner, schedule, show } from './choose'
import type { Lab } from './lab'

// Sections 3.4 and 3.6: multi-layer perceptrons and back-propagation.

export const mlp2d: Lab = {
  name: 'mlp-2d',
  title: 'A multi-layer perceptron in the plane',
  section: '3.4',
  summary: 'Two hidden layers bend a boundary around sets that no line separates: xor, rings, moons, spirals.',
  lesson:
    'One network, four sets that no line separates: each boundary is learned from the samples, and no feature was ' +
    'designed by hand.',
  configuration: {
    ...common('mlp-2d'),
    experiment: 'comparison',
    dataset: dataset('xor'),
    features: [],
    learner: learner('multi-layer-perceptron', { hiddenWidths: [20, 20], activation: 'relu' }),
    schedule: schedule({ order: 'shuffled', maximumEpochs: 200 }),
    show: show(),
    variants: [
      { name: 'xor' },
      { name: 'rings', dataset: dataset('rings') },
      { name: 'moons', dataset: dataset('moons') },
      { name: 'spirals', dataset: dataset('spirals', { trainCount: 400 }) }
    ]
  }
}

export const mlpMnist: Lab = {
  name: 'mlp-mnist',
  title: 'A multi-layer perceptron reads digits',
  section: '3.4',
  summary: 'All ten digits of MNIST with one hidden layer: at most 2.5 % of the test samples wrong within ten epochs.',
  lesson:
    'The train error goes on falling when the test error hardly does any more: the rest of the capacity goes into ' +
    'single samples.',
  configuration: {
    ...common('mlp-mnist'),
    experiment: 'training',
    dataset: dataset('mnist', { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }),
    features: [feature('scaling', { scaling: 'unit' })],
    learner: learner('multi-layer-perceptron', {
      hiddenWidths: [64],
      activation: 'relu',
      batchSize: 32,
      optimiser: 'adam',
      learningRate: 0.002,
      learningRateDecay: 0.75
    }),
    schedule: schedule({ order: 'shuffled', maximumEpochs: 10 }),
    show: show()
  }
}

export const affineCollapse: Lab = {
  name: 'affine-collapse',
  title: 'Layers without a bend are one layer',
  section: '3.4',
  summary: 'A network whose activation is affine, and the single affine map that it equals.',
  lesson: 'However many layers and parameters, without a non-linear activation the network is one affine map.',
  configuration: {
    ...common('affine-collapse'),
    experiment: 'affine-collapse',
    dataset: dataset('two-gaussians'),
    features: [],
    parameters: defaultsOf(collapse.parameters)
  }
}

export const backPropagation: Lab = {
  name: 'back-propagation',
  title: 'Back-propagation, number by number',
  section: '3.6',
  summary:
    'One step of training with everything in it: x, s and all derivatives of every layer, ' +
    'checked against differences, and the multiplications counted.',
  lesson:
    'The derivatives flow from the last layer to the first, each made of the one after it and of what the forward ' +
    'pass left: the chain rule, again and again.',
  configuration: {
    ...common('back-propagation'),
    experiment: 'back-propagation',
    dataset: dataset('moons'),
    features: [],
    parameters: { ...defaultsOf(trace.parameters), hiddenWidths: [4, 3], activation: 'tanh' }
  }
}
