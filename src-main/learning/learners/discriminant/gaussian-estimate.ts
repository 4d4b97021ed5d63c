import type { Cholesky } from '../../algebra/cholesky'
import type { Matrix } from '../../algebra/matrix'
import type { Model } from '../../learner'

/** The Gaussians of the classes, as estimated from samples. */
export interface GaussianEstimate {
  /** m_c, a row each: C x D. */
  readonly means: Matrix
  /** P(Y = c), the shares of the classes among the samples. */
  readonly priors: Float64Array
  /** Sigma, the ridge included: a single one that all classes share, or one for each class. */
  readonly covariances: readonly Matrix[]
  /** The Cholesky factor of each covariance. */
  readonly factors: readonly Cholesky[]
}

/** A model that is made of an estimate in one go. */
export interface DiscriminantModel extends Model {
  adopt(estimate: GaussianEstimate): void
}
