import { ReadSamples, type PictureShape, type Samples } from '../algebra/samples'
import { LearningError } from '../errors'
import type { Parameters } from '../parameters'
import { checkFinite } from '../training-set'
import { checkColumnsAsFitted, checkSomeSamples } from './columns'
import type { FeatureDeclaration } from './feature'
import { columnDeviations, columnMeans } from './moments'

const parameters = {
  constantColumns: {
    kind: 'choice',
    label: 'Constant columns',
    default: 'refuse',
    choices: {
      refuse: 'are an error, because their deviation is 0',
      centre: 'are only shifted: they become 0 in the training samples'
    },
    meaning: 'What happens to a column that has the same value in all training samples.'
  }
} as const satisfies Parameters

/** Samples with components (x_d - mean_d) / deviation_d. Columns keep their names: each is still the same quantity. */
class StandardisedSamples extends ReadSamples {
  readonly count: number
  readonly dimension: number
  override readonly picture?: PictureShape | undefined

  constructor(
    readonly original: Samples,
    readonly mean: Float64Array,
    readonly deviation: Float64Array
  ) {
    super()
    this.count = original.count
    this.dimension = original.dimension
    this.picture = original.picture
  }

  columnName(d: number): string {
    return this.original.columnName(d)
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const { mean, deviation } = this
    this.original.read(n, into, offset)
    for (let d = 0; d < mean.length; d++) into[offset + d] = (into[offset + d] - mean[d]) / deviation[d]
  }
}

/** Every column with mean 0 and (population) standard deviation 1 over the training samples. */
export const standardisation = {
  name: 'standardisation',
  title: 'Standardisation',
  lecture: '3.3',
  meaning: 'Brings every column to mean 0 and standard deviation 1 over the training samples.',
  parameters,
  fit: ({ constantColumns }, train) => {
    const { dimension } = train
    checkSomeSamples(standardisation.title, train)
    checkFinite(standardisation.title, train)
    const mean = columnMeans(train)
    const deviation = columnDeviations(train, mean)
    const constant = deviation.indexOf(0)
    if (constant !== -1 && constantColumns === 'refuse') {
      const place = `all of column ${constant + 1} (${train.columnName(constant)})`
      const found = `Standardisation needs columns that vary, found the same value in ${place}`
      throw new LearningError('data', `${found}: leave it out, or choose that constant columns are only shifted`)
    }
    const divisor = deviation.map((value) => (value === 0 ? 1 : value))
    return {
      apply: (x) => {
        checkColumnsAsFitted(standardisation.title, dimension, x)
        return new StandardisedSamples(x, mean, divisor)
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>
