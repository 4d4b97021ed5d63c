import { common, dataset, learner, schedule, show } from './choose'
import type { Lab } from './lab'

// Sections 3.2 and 3.5: linear discriminant analysis and logistic regression.

const same = dataset('two-gaussians', { covariance: 'same', correlation: 0.5 })
const different = dataset('two-gaussians', { covariance: 'different', correlation: 0.5, otherCorrelation: -0.5 })

export const lda: Lab = {
  name: 'lda',
  title: 'Linear discriminant analysis',
  section: '3.2',
  summary:
    'Two Gaussians of one covariance have a linear boundary: the second-order terms vanish. ' +
    'Beside it the quadratic form, on the same data and on Gaussians of two covariances.',
  lesson:
    'With one covariance the quadratic form has nothing to gain: its second-order terms nearly vanish. With two ' +
    'covariances it has, and makes fewer errors than the linear one.',
  configuration: {
    ...common('lda'),
    experiment: 'comparison',
    dataset: same,
    features: [],
    learner: learner('linear-discriminant-analysis'),
    schedule: schedule(),
    show: show(),
    variants: [
      { name: 'linear, one covariance' },
      { name: 'quadratic, one covariance', learner: learner('quadratic-discriminant-analysis') },
      { name: 'linear, two covariances', dataset: different },
      {
        name: 'quadratic, two covariances',
        dataset: different,
        learner: learner('quadratic-discriminant-analysis')
      }
    ]
  }
}

/** The numbers of steps after which the slides show the boundary. */
const snapshots = [0, 10, 100, 1000, 10_000]

export const logisticRegression: Lab = {
  name: 'logistic-regression',
  title: 'Logistic regression, step by step',
  section: '3.5',
  summary:
    'Gradient descent on 100 points with η = 0.1: the boundary after 0, 10, 100, 1,000 and 10,000 steps, ' +
    'and that of linear discriminant analysis.',
  lesson:
    'After 100 steps the boundary hardly moves any more. It comes close to that of LDA, which needs no steps but ' +
    'takes the populations to be Gaussian.',
  configuration: {
    ...common('logistic-regression'),
    experiment: 'comparison',
    dataset: dataset('two-gaussians', { trainCount: 100, distance: 4 }),
    features: [],
    learner: learner('logistic-regression', { learningRate: 0.1, reduction: 'sum' }),
    schedule: schedule({ maximumEpochs: 10_000 }),
    show: show({ rowsAfter: snapshots, figures: 'rows' }),
    variants: [
      { name: 'logistic regression' },
      {
        name: 'LDA',
        learner: learner('linear-discriminant-analysis'),
        show: show({ rowsAfter: [1], figures: 'rows' })
      }
    ]
  }
}
