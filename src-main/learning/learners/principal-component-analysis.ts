import { plainProducts } from '../algebra/dense-products'
import type { LearnerDeclaration } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import type { Columns } from '../report'
import { PrincipalComponentTraining } from './components/principal-component-training'

export const principalComponentParameters = {
  components: {
    kind: 'integer',
    label: 'Components',
    default: 2,
    minimum: 1,
    maximum: 10_000,
    meaning: 'How many directions are kept, those of the greatest variance first.',
    lecture: '3.3'
  }
} as const satisfies Parameters

export type PrincipalComponentParameters = ValuesOf<typeof principalComponentParameters>

export const principalComponentMeasures = {
  explainedVariance: { title: 'explained variance', kind: 'share' }
} as const satisfies Columns

export const principalComponentAnalysis = {
  name: 'principal-component-analysis',
  title: 'Principal component analysis',
  lecture: '3.3',
  meaning: 'Finds the directions along which the samples vary most.',
  target: 'nothing',
  parameters: principalComponentParameters,
  measures: principalComponentMeasures,
  requirements: ({ components }) => ({ samples: Math.max(2, components) }),
  multiplications: ({ count, dimension }) => count * dimension ** 2,
  train: (parameters, { x }, { products = plainProducts }) => new PrincipalComponentTraining(parameters, x, products)
} as const satisfies LearnerDeclaration<typeof principalComponentParameters>
