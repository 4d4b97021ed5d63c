import type { ActivationName } from '../functions/activations'
import type { LossName } from '../functions/losses'
import type { Parameters, ValuesOf } from '../parameters'
import type { Initialisation } from './initialisation'
import type { OptimiserName } from './optimisers'

const activationChoices = {
  tanh: 'the hyperbolic tangent 2 / (1 + e^(-2 s)) - 1, from -1 to 1',
  relu: 'the rectified linear unit max(0, s)',
  sigmoid: '1 / (1 + e^(-s)), from 0 to 1',
  identity: 's itself: the whole network is then one affine map'
} as const satisfies Readonly<Record<ActivationName, string>>

/** What the network is made of. */
export const architectureParameters = {
  hiddenWidths: {
    kind: 'integers',
    label: 'Hidden layers',
    default: [20, 20],
    minimum: 1,
    maximum: 2048,
    shortest: 0,
    longest: 10,
    meaning: 'The number of units of each hidden layer, from the first to the last; without any, the model is linear.',
    lecture: '3.4'
  },
  activation: {
    kind: 'choice',
    label: 'Activation function',
    default: 'relu',
    choices: activationChoices,
    meaning: 'The function sigma that every hidden unit applies to its sum.',
    lecture: '3.4'
  },
  outputActivation: {
    kind: 'choice',
    label: 'Activation of the outputs',
    default: 'identity',
    choices: activationChoices,
    meaning: 'The function sigma of the last layer, before the loss.',
    lecture: '3.6'
  },
  initialisation: {
    kind: 'choice',
    label: 'Initialisation',
    default: 'glorot-uniform',
    choices: {
      'glorot-uniform': 'uniform, of variance 2 / (inputs + units) (Glorot and Bengio 2010; also named after Xavier)',
      'glorot-normal': 'Gaussian, of variance 2 / (inputs + units)',
      'he-uniform': 'uniform, of variance 2 / inputs (He and others 2015, for ReLU)',
      'he-normal': 'Gaussian, of variance 2 / inputs',
      'lecun-uniform': 'uniform, of variance 1 / inputs (LeCun and others 1998)',
      'lecun-normal': 'Gaussian, of variance 1 / inputs',
      pytorch: 'weights and biases uniform within 1 / sqrt(inputs), as in PyTorch',
      'standard-normal': 'Gaussian, of variance 1, as in the lecture',
      zeros: 'all weights 0: the units of a layer can then never become different'
    } satisfies Readonly<Record<Initialisation, string>>,
    meaning: 'How the first weights are drawn; biases begin at 0 unless it says otherwise.',
    lecture: '3.5'
  }
} as const satisfies Parameters

export const lossParameter = {
  kind: 'choice',
  label: 'Loss',
  default: 'cross-entropy',
  choices: {
    'cross-entropy': '-log P(Y = y | X = x), where the softmax of the outputs is the probability of each class',
    logistic: '-log sigma(y f(x)), for two classes',
    'squared-error': '||f(x) - y||^2, where y is 1 for the class itself and -1 otherwise',
    hinge: 'max(0, 1 - y f(x)); of more than two classes, its sum over the other classes',
    perceptron: 'max(0, -y f(x)); of more than two classes, its sum over the other classes'
  } satisfies Readonly<Record<LossName, string>>,
  meaning: 'What is minimised: its mean over the samples of a batch.',
  lecture: '3.5'
} as const

/** How it is trained. */
export const optimisationParameters = {
  weightDecay: {
    kind: 'real',
    label: 'Weight decay',
    default: 0,
    minimum: 0,
    maximum: 100,
    logarithmic: true,
    meaning: 'Lambda: the loss has lambda ||w||^2 added, without the biases; the weight_decay of PyTorch is 2 lambda.',
    lecture: '3.2'
  },
  batchSize: {
    kind: 'integer',
    label: 'Batch size',
    default: 32,
    minimum: 0,
    maximum: 1_000_000,
    unit: 'samples',
    meaning: 'How many samples the gradient is the mean of at each step; 0 stands for all of them.',
    lecture: '3.5'
  },
  optimiser: {
    kind: 'choice',
    label: 'Optimiser',
    default: 'adam',
    choices: {
      'gradient-descent': 'w <- w - eta g, as in the lecture',
      momentum: 'v <- mu v + g, w <- w - eta v (Polyak 1964)',
      nesterov: 'momentum that looks ahead: v <- mu v + g, w <- w - eta (g + mu v)',
      adam: 'running means of g and of its square (Kingma and Ba 2015)'
    } satisfies Readonly<Record<OptimiserName, string>>,
    meaning: 'What a step makes of the gradient.',
    lecture: '3.5'
  },
  learningRate: {
    kind: 'real',
    label: 'Learning rate',
    default: 0.01,
    minimum: 0,
    minimumExcluded: true,
    maximum: 100,
    logarithmic: true,
    meaning: 'Eta, the length of a step in units of the gradient.',
    lecture: '3.5'
  },
  learningRateDecay: {
    kind: 'real',
    label: 'Decay of the learning rate',
    default: 1,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1,
    meaning: 'The learning rate is multiplied by this number after every epoch.',
    lecture: '3.5'
  },
  momentum: {
    kind: 'real',
    label: 'Momentum',
    default: 0.9,
    minimum: 0,
    maximum: 0.9999,
    meaning: 'Mu, the share of the step before that a step of momentum keeps.',
    lecture: '3.5'
  },
  beta1: {
    kind: 'real',
    label: 'Beta 1',
    default: 0.9,
    minimum: 0,
    maximum: 0.9999,
    meaning: "The share of Adam's mean of gradients that the next step keeps.",
    lecture: '3.5'
  },
  beta2: {
    kind: 'real',
    label: 'Beta 2',
    default: 0.999,
    minimum: 0,
    maximum: 0.999999,
    meaning: "The share of Adam's mean of squared gradients that the next step keeps.",
    lecture: '3.5'
  }
} as const satisfies Parameters

/** The hyperparameters of a network that predicts values. */
export const regressionParameters = { ...architectureParameters, ...optimisationParameters } as const

/** The hyperparameters of a network that predicts classes. */
export const classificationParameters = {
  ...architectureParameters,
  loss: lossParameter,
  ...optimisationParameters
} as const satisfies Parameters

export type NetworkParameters = ValuesOf<typeof regressionParameters>
