import { featureParameters } from '../contract/configuration'
import { perceptronParameters } from '../learning/learners/perceptron'
import { defaultsOf } from '../learning/parameters'
import { scheduleParameters, seedParameter } from '../learning/schedule'
import type { Lab } from './lab'

export const perceptronMnist: Lab = {
  name: 'perceptron-mnist',
  title: 'The perceptron: MNIST 0 vs 1',
  section: '3.1',
  summary:
    'Rosenblatt’s algorithm on handwritten digits: go through the samples, correct each mistake, ' +
    'and stop when a whole pass changes nothing.',
  configuration: {
    version: 1,
    lab: 'perceptron-mnist',
    dataset: { name: 'mnist', digits: [0, 1] },
    features: defaultsOf(featureParameters),
    learner: { name: 'perceptron', parameters: defaultsOf(perceptronParameters) },
    schedule: defaultsOf(scheduleParameters),
    seed: seedParameter.default,
    engine: 'typescript'
  }
}
