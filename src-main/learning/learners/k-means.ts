import type { LearnerDeclaration } from '../learner'
import { clusteringMeasures, clusteringParameters } from './clustering/clustering-parameters'
import { KMeansTraining } from './clustering/k-means-training'

export const kMeans = {
  name: 'k-means',
  title: 'K-means',
  lecture: '3.3',
  meaning: 'Divides the samples into clusters around centres, each the mean of its samples.',
  target: 'nothing',
  parameters: clusteringParameters,
  measures: clusteringMeasures,
  requirements: ({ clusters }) => ({ samples: clusters }),
  train: (parameters, { x }, setting) => new KMeansTraining(parameters, x, setting)
} as const satisfies LearnerDeclaration<typeof clusteringParameters>
