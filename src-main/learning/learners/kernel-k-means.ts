import { kernelParameters, multiplicationsOfKernel } from '../functions/kernels'
import type { LearnerDeclaration } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { clusteringMeasures, clusteringParameters } from './clustering/clustering-parameters'
import { KernelKMeansTraining } from './clustering/kernel-k-means-training'

export const kernelKMeansParameters = { ...clusteringParameters, ...kernelParameters } as const satisfies Parameters

export type KernelKMeansParameters = ValuesOf<typeof kernelKMeansParameters>

export const kernelKMeans = {
  name: 'kernel-k-means',
  title: 'Kernel k-means',
  lecture: '3.3',
  meaning: 'Divides the samples into clusters around centres in the space of a kernel.',
  target: 'nothing',
  parameters: kernelKMeansParameters,
  measures: clusteringMeasures,
  requirements: ({ clusters }) => ({ samples: clusters }),
  multiplications: multiplicationsOfKernel,
  train: (parameters, { x }, setting) => new KernelKMeansTraining(parameters, x, setting)
} as const satisfies LearnerDeclaration<typeof kernelKMeansParameters>
