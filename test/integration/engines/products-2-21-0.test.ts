import { describe, it } from 'vitest'
import { tensorFlowHere } from '../../support/engines/library'
import { describeProducts } from '../../support/engines/products'
import { breastCancer, iris } from '../../support/real-data'
import { someDigits } from '../support/digits'

const tf = await tensorFlowHere('2.21.0')

describe('products by the library of TensorFlow 2.21.0', () => {
  if (tf === undefined) it.skip('needs that library')
  else describeProducts(tf, { iris: iris(), breastCancer: breastCancer(), digits: someDigits() })
})
