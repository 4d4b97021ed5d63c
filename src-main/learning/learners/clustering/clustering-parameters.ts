import type { Parameters, ValuesOf } from '../../parameters'
import type { Columns } from '../../report'

export const clusteringParameters = {
  clusters: {
    kind: 'integer',
    label: 'Clusters',
    default: 3,
    minimum: 1,
    maximum: 1000,
    meaning: 'How many clusters the samples are divided into.',
    lecture: '3.3'
  },
  restarts: {
    kind: 'integer',
    label: 'Runs',
    default: 10,
    minimum: 1,
    maximum: 100,
    meaning: 'How many runs are made side by side from different seeds; the one of the least inertia counts.'
  }
} as const satisfies Parameters

export type ClusteringParameters = ValuesOf<typeof clusteringParameters>

export const clusteringMeasures = {
  inertia: { title: 'inertia', kind: 'number' },
  changes: { title: 'changes', kind: 'count' }
} as const satisfies Columns
