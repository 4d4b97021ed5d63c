import { describe } from 'vitest'
import { plainProducts } from '../../../src-main/learning/algebra/dense-products'
import { exactByteProducts } from '../../support/byte-products'
import { describeLearners } from '../../support/learners-conformance'

describeLearners()

// As they work on large samples: many blocks of a few rows, one product for many comparisons.
describe('with products in small pieces', () => {
  describeLearners({ ...plainProducts, piece: 500, multiplyBytes: exactByteProducts(2) })
})
