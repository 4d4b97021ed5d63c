import { plainProducts } from '../algebra/dense-products'
import { kernelParameters, multiplicationsOfKernel } from '../functions/kernels'
import type { LearnerDeclaration } from '../learner'
import type { Parameters, ValuesOf } from '../parameters'
import { KernelPrincipalComponentTraining } from './components/kernel-principal-component-training'
import { principalComponentMeasures, principalComponentParameters } from './principal-component-analysis'

export const kernelPrincipalComponentParameters = {
  ...principalComponentParameters,
  ...kernelParameters
} as const satisfies Parameters

export type KernelPrincipalComponentParameters = ValuesOf<typeof kernelPrincipalComponentParameters>

export const kernelPrincipalComponentAnalysis = {
  name: 'kernel-principal-component-analysis',
  title: 'Kernel principal component analysis',
  lecture: '3.3',
  meaning: 'Finds the directions along which the samples vary most in the space of a kernel.',
  target: 'nothing',
  parameters: kernelPrincipalComponentParameters,
  measures: principalComponentMeasures,
  requirements: ({ components }) => ({ samples: Math.max(2, components) }),
  multiplications: multiplicationsOfKernel,
  train: (parameters, { x }, { products = plainProducts }) =>
    new KernelPrincipalComponentTraining(parameters, x, products)
} as const satisfies LearnerDeclaration<typeof kernelPrincipalComponentParameters>
