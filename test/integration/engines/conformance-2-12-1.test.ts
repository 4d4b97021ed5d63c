import { describe, it } from 'vitest'
import { describeConformance } from '../../support/engines/conformance'
import { tensorFlowHere } from '../../support/engines/library'
import { describeLife } from '../../support/engines/life'

const tf = await tensorFlowHere('2.12.1')

describe('the engine on the library of TensorFlow 2.12.1', () => {
  if (tf === undefined) return void it.skip('needs that library')
  describeConformance(tf)
  describeLife(tf)
})
