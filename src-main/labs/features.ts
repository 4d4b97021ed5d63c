import type { Variant } from '../contract/configuration'
import { common, dataset, feature, learner, schedule, show } from './choose'
import type { Lab } from './lab'

// Section 3.3: linear separability and feature design.

export const xorProduct: Lab = {
  name: 'xor-product',
  title: 'Xor, and the product that solves it',
  section: '3.3',
  summary: 'No line separates xor. With the product of the two coordinates as a third, a plane does.',
  lesson:
    'On x1 and x2 alone about half of the samples stay wrong, however long the training. One product more, and a ' +
    'linear boundary tells all of them.',
  configuration: {
    ...common('xor-product'),
    experiment: 'comparison',
    dataset: dataset('xor'),
    features: [],
    learner: learner('logistic-regression', { learningRate: 0.5 }),
    schedule: schedule({ maximumEpochs: 2000 }),
    show: show(),
    variants: [{ name: 'x1, x2' }, { name: 'x1, x2, x1 * x2', features: [feature('xor-product')] }]
  }
}

export const polynomialRegression: Lab = {
  name: 'polynomial-regression',
  title: 'Polynomials of rising degree',
  section: '3.3',
  summary:
    'The same thirty points fitted with polynomials of degree 0 to 20: the error on them only falls, ' +
    'the error on others falls and then rises.',
  lesson:
    'The train MSE only falls: capacity grows with the degree. The test MSE is least at degree 3, and beyond it the ' +
    'polynomial follows the noise.',
  configuration: {
    ...common('polynomial-regression'),
    experiment: 'comparison',
    dataset: dataset('noisy-function', { trainCount: 30, noise: 0.2 }),
    features: [],
    learner: learner('polynomial-regression'),
    schedule: schedule(),
    show: show(),
    variants: [0, 1, 2, 3, 5, 7, 9, 12, 16, 20].map((degree) => ({
      name: `degree ${degree}`,
      learner: learner('polynomial-regression', { degree })
    }))
  }
}

const pixels = feature('scaling', { scaling: 'unit' })

export const mnistRandomProducts: Lab = {
  name: 'mnist-8-random-products',
  title: 'MNIST 8 against the rest, with products of pixels',
  section: '3.3',
  summary:
    'A perceptron on the 784 pixels, and on 10 to 10,000 products of random pairs of them beside: ' +
    'more features, more capacity.',
  lesson:
    'The more products, the larger the capacity, and the fewer errors; ten of them change nothing but chance. The ' +
    'test error falls as well, and less than the train error.',
  configuration: {
    ...common('mnist-8-random-products'),
    experiment: 'comparison',
    dataset: dataset('mnist', { digits: [8] }),
    features: [pixels],
    learner: learner('perceptron'),
    schedule: schedule({ order: 'shuffled', maximumEpochs: 10 }),
    show: show(),
    variants: [0, 10, 100, 1000, 10_000].map((count) => ({
      name: `${count.toLocaleString('en-US')} products`,
      features: count === 0 ? [pixels] : [pixels, feature('random-products', { count })]
    }))
  }
}

export const knnVotes: Lab = {
  name: 'knn-votes',
  title: 'Votes of the nearest neighbours, and a radial feature',
  section: '3.3',
  summary:
    'Eleven neighbours vote. With the distance from the centre as the only feature they know what matters: ' +
    'good features reduce capacity without hurting.',
  lesson:
    'One feature instead of two, and fewer errors: the radius is all that matters here, so nothing is lost and the ' +
    'neighbours vote on more samples.',
  configuration: {
    ...common('knn-votes'),
    experiment: 'comparison',
    dataset: dataset('radial', { trainCount: 60, testCount: 5000, noise: 0.06 }),
    features: [],
    learner: learner('k-nearest-neighbours', { neighbours: 11 }),
    schedule: schedule(),
    show: show(),
    variants: [{ name: 'x1, x2' }, { name: 'radius', features: [feature('radial')] }]
  }
}

const kernelVariants: readonly Variant[] = [
  { name: 'perceptron' },
  { name: 'linear kernel', learner: learner('kernel-perceptron', { kernel: 'linear' }) },
  { name: 'perceptron, monomials', features: [feature('monomials', { degree: 2 })] },
  { name: 'polynomial kernel', learner: learner('kernel-perceptron', { kernel: 'polynomial', degree: 2 }) },
  { name: 'Gaussian kernel', learner: learner('kernel-perceptron', { kernel: 'gaussian', gamma: 4 }) }
]

export const kernelTrick: Lab = {
  name: 'kernel-trick',
  title: 'The kernel trick',
  section: '3.3',
  summary:
    'The perceptron needs only products κ(x, x’). The linear kernel makes the very changes of the perceptron; ' +
    'others separate rings without ever computing a feature.',
  lesson:
    'The perceptron and its linear kernel make the very same changes, and both fail on rings. A quadratic kernel ' +
    'does without the monomials what they do.',
  configuration: {
    ...common('kernel-trick'),
    experiment: 'comparison',
    dataset: dataset('rings', { noise: 0.05 }),
    features: [],
    learner: learner('perceptron'),
    schedule: schedule({ maximumEpochs: 50 }),
    show: show(),
    variants: [...kernelVariants]
  }
}

export const kMeans: Lab = {
  name: 'k-means',
  title: 'k-means, and k-means that knows only a kernel',
  section: '3.3',
  summary: 'Two rings: k-means cuts them in halves; with a Gaussian kernel it can find the rings.',
  lesson:
    'k-means alone can only cut the plane along lines. The inertias cannot be compared: each is measured in the ' +
    'space of its kernel.',
  configuration: {
    ...common('k-means'),
    experiment: 'comparison',
    dataset: dataset('rings', { noise: 0.02, innerRadius: 0.3 }),
    features: [],
    learner: learner('k-means', { clusters: 2 }),
    schedule: schedule(),
    show: show(),
    variants: [
      { name: 'k-means' },
      { name: 'Gaussian kernel', learner: learner('kernel-k-means', { clusters: 2, kernel: 'gaussian', gamma: 5 }) }
    ]
  }
}
