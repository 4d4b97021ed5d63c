import { Random } from '../algebra/random'
import { LearningError } from '../errors'
import type { Parameters } from '../parameters'
import { counted, grouped } from '../words'
import { ColumnPairs, countNonZeros, drawPairs } from './column-pairs'
import { checkColumnsAsFitted } from './columns'
import type { FeatureDeclaration } from './feature'
import { ProductSamples } from './product-samples'

const parameters = {
  count: {
    kind: 'integer',
    label: 'Number of products',
    default: 1000,
    minimum: 0,
    maximum: 20_000,
    meaning: 'How many different pairs of different columns are drawn; the product of each becomes a column.',
    lecture: '3.3'
  }
} as const satisfies Parameters

/** The columns supplemented with x_i x_j for pairs i < j, each pair at most once: no squares (lecture, section 3.3). */
export const randomProducts = {
  name: 'random-products',
  title: 'Products of random pairs',
  lecture: '3.3',
  meaning: 'Supplements the columns with the products of pairs of columns taken at random.',
  parameters,
  fit: ({ count }, train, seed) => {
    const { dimension } = train
    const possible = (dimension * (dimension - 1)) / 2
    if (count > possible) {
      const there = `${counted(dimension, 'column')} make only ${grouped(possible)}`
      const asked = `${counted(count, 'pair')} are asked for`
      throw new LearningError('parameters', `random-products: count: ${asked}, but ${there}`)
    }
    const pairs = new ColumnPairs(drawPairs(count, dimension, new Random(seed)), countNonZeros(train))
    return {
      apply: (x) => {
        checkColumnsAsFitted(randomProducts.title, dimension, x)
        return new ProductSamples(x, pairs)
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>
