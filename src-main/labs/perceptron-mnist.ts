import { mnistParameters } from '../contract/datasets'
import { showParameters } from '../contract/show'
import { scalingParameter } from '../learning/features/scaling'
import { perceptronParameters } from '../learning/learners/perceptron'
import { defaultsOf } from '../learning/parameters'
import { scheduleParameters, seedParameter } from '../learning/schedule'
import type { Lab } from './lab'

export const perceptronMnist = {
  name: 'perceptron-mnist',
  title: 'The perceptron: MNIST 0 vs 1',
  section: '3.1',
  summary:
    'Rosenblatt’s algorithm on handwritten digits: go through the samples, correct each mistake, ' +
    'and stop when a whole pass changes nothing.',
  lesson:
    'The two digits are linearly separable: an epoch without a change ends the run. The test error went up and down ' +
    'on the way: which separating boundary it stops at is chance.',
  configuration: {
    version: 2,
    lab: 'perceptron-mnist',
    experiment: 'training',
    dataset: { name: 'mnist', parameters: defaultsOf(mnistParameters) },
    features: [{ name: 'scaling', parameters: defaultsOf({ scaling: scalingParameter }) }],
    learner: { name: 'perceptron', parameters: defaultsOf(perceptronParameters) },
    schedule: defaultsOf(scheduleParameters),
    show: defaultsOf(showParameters),
    seed: seedParameter.default,
    engine: 'auto'
  }
} as const satisfies Lab
