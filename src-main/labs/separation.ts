import { common, dataset, feature, learner, schedule, show } from './choose'
import type { Lab } from './lab'

// Section 3.1: units, the perceptron's bound, margins.

export const booleanFunctions: Lab = {
  name: 'boolean-functions',
  title: 'Boolean functions of threshold logic units',
  section: '3.1',
  summary:
    'McCulloch and Pitts: units that are on when a weighted sum reaches a threshold make any Boolean function. ' +
    'Give an expression or a truth table, and see the network that computes it.',
  lesson:
    'Each hidden unit is on for one line of the truth table, and the last unit is their "or": so any Boolean ' +
    'function can be built.',
  configuration: {
    ...common('boolean-functions'),
    experiment: 'boolean-functions',
    parameters: { function: '(u or v) and not (u and v)' }
  }
}

export const perceptronBound: Lab = {
  name: 'perceptron-bound',
  title: 'How often a perceptron can be wrong',
  section: '3.1',
  summary:
    'The convergence proof in numbers: every change of the weights between its two inequalities, ' +
    'and the changes made beside the bound 4 R² / γ².',
  lesson: 'The bound holds for the worst order of the samples: the perceptron made far fewer changes than it allows.',
  configuration: {
    ...common('perceptron-bound'),
    experiment: 'perceptron-bound',
    dataset: dataset('separable', { margin: 0.02, trainCount: 200, testCount: 0 }),
    features: [],
    schedule: schedule({ maximumEpochs: 1000 }),
    parameters: { bias: true, rows: 200, gapTolerance: 1e-6 }
  }
}

export const svmMargin: Lab = {
  name: 'svm-margin',
  title: 'Support vector machines: the widest margin',
  section: '3.1',
  summary:
    'The hard margin, and softer ones: the penalty λ trades the width of the margin against the samples inside it. ' +
    'Only the support vectors matter.',
  lesson:
    'The larger lambda, the wider the margin, and the more samples are inside it or on its edge: those are the ' +
    'support vectors, and no others matter.',
  configuration: {
    ...common('svm-margin'),
    experiment: 'comparison',
    dataset: dataset('separable', { margin: 0.3, trainCount: 100 }),
    features: [],
    learner: learner('linear-svm'),
    schedule: schedule({ maximumEpochs: 10_000 }),
    show: show(),
    variants: [
      { name: 'hard margin', learner: learner('linear-svm', { hardMargin: true }) },
      ...[0.001, 0.01, 0.1, 1].map((penalty) => ({
        name: `lambda ${penalty}`,
        learner: learner('linear-svm', { penalty })
      }))
    ]
  }
}

export const hogSvm: Lab = {
  name: 'hog-svm',
  title: 'Orientation histograms and a linear SVM',
  section: '3.3',
  summary:
    'Dalal and Triggs’ features tell 4 from 9 better than the pixels that they are computed from, ' +
    'with the same linear learner.',
  lesson:
    'With the same linear learner, the orientations of the edges make less than half the errors that the pixels make.',
  configuration: {
    ...common('hog-svm'),
    experiment: 'comparison',
    dataset: dataset('mnist', { digits: [4, 9] }),
    features: [feature('scaling', { scaling: 'unit' })],
    learner: learner('linear-svm', { penalty: 1e-3, gapTolerance: 1e-2 }),
    schedule: schedule({ maximumEpochs: 1000 }),
    show: show(),
    variants: [
      { name: 'pixels' },
      { name: 'HOG', features: [feature('scaling', { scaling: 'unit' }), feature('hog', { block: 4 })] }
    ]
  }
}
