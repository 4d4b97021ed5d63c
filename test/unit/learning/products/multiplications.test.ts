import { expect, it } from 'vitest'
import { fasterProducts, worthLoading } from '../../../../src-main/engines/choice'
import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import type { LearnerDeclaration } from '../../../../src-main/learning/learner'
import { learners } from '../../../../src-main/learning/learners/registry'

const numbers = new DenseSamples(new Float64Array(200), 10)
const pixels = new ScaledPixels(SparseBytes.from(new Uint8Array(200), 10))
const few = new DenseSamples(new Float64Array(160), 8)

const multiplications = (name: keyof typeof learners, x: typeof numbers | typeof pixels): number | undefined =>
  (learners[name] as LearnerDeclaration).multiplications?.(x)

it('learners say how much they have to multiply', () => {
  // 20 samples of 10 columns: 20 x 10^2 for covariances, 20^2 x 10 for all pairs.
  expect(multiplications('linear-discriminant-analysis', numbers)).toBe(2000)
  expect(multiplications('linear-discriminant-analysis', pixels)).toBe(0)
  expect(multiplications('principal-component-analysis', pixels)).toBe(2000)
  expect(multiplications('kernel-k-means', numbers)).toBe(4000)
  expect(multiplications('k-nearest-neighbours', pixels)).toBe(4000)
  expect(multiplications('k-nearest-neighbours', few)).toBe(0)
  expect(multiplications('perceptron', numbers)).toBeUndefined()
})

it('TensorFlow is loaded for large products only', () => {
  expect(fasterProducts(worthLoading - 1).name).toBe('typescript')
  const { name, reason } = fasterProducts(worthLoading)
  expect(name).toBe('tensorflow')
  expect(reason).toMatch(/^its large products make 2,000,000,000 multiplications, and /)
})
