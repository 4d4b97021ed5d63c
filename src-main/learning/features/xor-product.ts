import { LearningError } from '../errors'
import type { Parameters } from '../parameters'
import { counted } from '../words'
import { ColumnPairs } from './column-pairs'
import { checkColumnsAsFitted } from './columns'
import type { FeatureDeclaration } from './feature'
import { ProductSamples } from './product-samples'

const parameters = {
  factors: {
    kind: 'integers',
    label: 'Columns u and v',
    default: [1, 2],
    minimum: 1,
    maximum: 1_000_000,
    shortest: 2,
    longest: 2,
    distinct: true,
    meaning: 'The two columns, numbered from 1, whose product is appended.',
    lecture: '3.3'
  }
} as const satisfies Parameters

/** (x_u, x_v) -> (x_u, x_v, x_u x_v) (lecture, section 3.3). Where there are more columns, all of them are kept. */
export const xorProduct = {
  name: 'xor-product',
  title: 'Product of two columns',
  lecture: '3.3',
  meaning: 'Appends the product of two columns, which makes the xor example linearly separable.',
  parameters,
  fit: ({ factors: [u, v] }, { dimension }) => {
    if (Math.max(u, v) > dimension) {
      const message = `xor-product: factors: there is no column ${Math.max(u, v)}, found ${counted(dimension, 'column')}`
      throw new LearningError('parameters', message)
    }
    const pair = new ColumnPairs([[u - 1, v - 1]], new Uint32Array(dimension))
    return {
      apply: (x) => {
        checkColumnsAsFitted(xorProduct.title, dimension, x)
        return new ProductSamples(x, pair)
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>
