import { ReadSamples, type Samples } from '../algebra/samples'
import type { Parameters } from '../parameters'
import { checkFinite } from '../training-set'
import { checkColumnsAsFitted, checkSomeSamples } from './columns'
import type { FeatureDeclaration } from './feature'
import { columnMeans } from './moments'

const parameters = {
  centre: {
    kind: 'choice',
    label: 'Centre',
    default: 'origin',
    choices: {
      origin: 'where all columns are 0',
      mean: 'the mean of the training samples'
    },
    meaning: 'The point from which the radius is measured.',
    lecture: '3.3'
  },
  columns: {
    kind: 'choice',
    label: 'Columns',
    default: 'alone',
    choices: {
      alone: 'the radius instead of the columns',
      appended: 'the columns, and after them the radius'
    },
    meaning: 'Whether the columns stay beside their radius.',
    lecture: '3.3'
  }
} as const satisfies Parameters

/** Samples of which only ||x - centre|| is seen, or also that. */
class RadialSamples extends ReadSamples {
  readonly count: number
  readonly dimension: number
  readonly #x: Float64Array

  constructor(
    readonly original: Samples,
    readonly centre: Float64Array,
    readonly appended: boolean
  ) {
    super()
    this.count = original.count
    this.dimension = appended ? original.dimension + 1 : 1
    this.#x = new Float64Array(original.dimension)
  }

  columnName(d: number): string {
    return d < this.dimension - 1 ? this.original.columnName(d) : this.#radiusName()
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const x = this.#x
    const { centre } = this
    this.original.read(n, x)
    let sum = 0
    for (let d = 0; d < x.length; d++) {
      const difference = x[d] - centre[d]
      sum += difference * difference
    }
    if (this.appended) into.set(x, offset)
    into[offset + this.dimension - 1] = Math.sqrt(sum)
  }

  /** "radius", unless a column has that name already. */
  #radiusName(): string {
    const { original } = this
    const names = Array.from({ length: original.dimension }, (_, d) => original.columnName(d))
    return names.includes('radius') ? `radius of (${names.join(', ')})` : 'radius'
  }
}

/** The radial feature of the lecture's votes among nearest neighbours (section 3.3), in any number of columns. */
export const radial = {
  name: 'radial',
  title: 'Radius',
  lecture: '3.3',
  meaning: 'Makes the distance from a centre, which no rotation of the data changes.',
  parameters,
  fit: ({ centre, columns }, train) => {
    const { dimension } = train
    checkSomeSamples(radial.title, train)
    if (centre === 'mean') checkFinite(radial.title, train)
    const point = centre === 'mean' ? columnMeans(train) : new Float64Array(dimension)
    return {
      apply: (x) => {
        checkColumnsAsFitted(radial.title, dimension, x)
        return new RadialSamples(x, point, columns === 'appended')
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>
