import type { TrainingConfiguration } from '../../../../src-main/contract/configuration'
import * as choose from '../../../../src-main/labs/choose'
import type { Locations } from '../../../../src-main/data/locations'
import type { Row } from '../../../../src-main/learning/report'
import type { Experiment } from '../../../../src-main/training/experiment'

/** Generated samples need no files. */
export const nowhere: Locations = { datasets: '/nowhere', mnistSource: '/nowhere' }

/** A perceptron on 60 points of two classes that a line separates. */
export const onSeparable: TrainingConfiguration = {
  ...choose.common('my-lab'),
  experiment: 'training',
  dataset: choose.dataset('separable', { trainCount: 60, testCount: 40 }),
  features: [],
  learner: choose.learner('perceptron'),
  schedule: choose.schedule({ maximumEpochs: 200 }),
  show: choose.show()
}

/** The same on points that no line separates: it never converges. */
export const onXor: TrainingConfiguration = {
  ...onSeparable,
  dataset: choose.dataset('xor', { trainCount: 60, testCount: 40 }),
  schedule: choose.schedule({ order: 'shuffled', maximumEpochs: 12 }),
  seed: 5
}

/** A curve through 30 noisy values on an interval, in closed form. */
export const onCurve: TrainingConfiguration = {
  ...onSeparable,
  dataset: choose.dataset('noisy-function', { trainCount: 30, testCount: 20 }),
  learner: choose.learner('polynomial-regression')
}

/** Carries an experiment out to its end, so many steps at a time. @returns all its rows */
export function finished(experiment: Experiment, limit = 1_000_000): Row[] {
  const rows: Row[] = []
  while (!experiment.ended) {
    experiment.advance(limit, 'run')
    rows.push(...(experiment.news().rows ?? []))
  }
  rows.push(...(experiment.news().rows ?? []))
  return rows
}
