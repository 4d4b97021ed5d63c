import { ReadSamples, type Samples } from '../algebra/samples'
import { LearningError } from '../errors'
import type { Parameters } from '../parameters'
import { counted, grouped } from '../words'
import { asFactor, checkColumnsAsFitted, powerName } from './columns'
import type { FeatureDeclaration } from './feature'

/** More columns than this are not made: a linear learner of so many takes long already. */
const mostMonomials = 20_000

const parameters = {
  degree: {
    kind: 'integer',
    label: 'Highest degree D',
    default: 2,
    minimum: 1,
    maximum: 20,
    meaning: 'All products of at most this many columns are made, a column being taken any number of times.',
    lecture: '3.3'
  },
  constant: {
    kind: 'boolean',
    label: 'Constant 1',
    default: false,
    meaning: 'Begin with a column that is always 1, for learners without a bias.',
    lecture: '3.3'
  }
} as const satisfies Parameters

/** How many monomials of degree 1 to `degree` there are in D variables: (D + degree)! / (D! degree!) - 1. */
export function monomialCount(dimension: number, degree: number): number {
  let count = 1
  for (let k = 1; k <= degree; k++) count = (count * (dimension + k)) / k
  return Math.round(count) - 1
}

/**
 * Monomials of degree 1 to `degree`, by degree, and within a degree as in a dictionary: x1, x2, x1^2, x1 * x2, x2^2, ...
 * Monomial m is monomial parent[m], 1 where that is -1, times x_factor[m]: one multiplication each.
 */
class MonomialTable {
  readonly parent: Int32Array
  readonly factor: Int32Array

  constructor(dimension: number, degree: number) {
    const count = monomialCount(dimension, degree)
    this.parent = new Int32Array(count).fill(-1)
    this.factor = Int32Array.from({ length: count }, (_, d) => d)
    let end = dimension
    for (let k = 2, from = 0; k <= degree; k++) {
      const to = end
      for (let m = from; m < to; m++) {
        for (let d = this.factor[m]; d < dimension; d++) {
          this.parent[end] = m
          this.factor[end++] = d
        }
      }
      from = to
    }
  }

  /** For example "x1^2 * x2". */
  name(m: number, x: Samples): string {
    const exponents = new Map<number, number>()
    for (let at = m; at !== -1; at = this.parent[at]) {
      exponents.set(this.factor[at], (exponents.get(this.factor[at]) ?? 0) + 1)
    }
    const powers = [...exponents].reverse()
    if (powers.length === 1) return powerName(x.columnName(powers[0][0]), powers[0][1])
    const factor = (name: string, exponent: number): string =>
      exponent === 1 ? asFactor(name) : powerName(name, exponent)
    return powers.map(([d, exponent]) => factor(x.columnName(d), exponent)).join(' * ')
  }
}

/** Samples of monomials of the components of others, computed when they are looked at. */
class MonomialSamples extends ReadSamples {
  readonly count: number
  readonly dimension: number
  readonly #x: Float64Array

  constructor(
    readonly original: Samples,
    readonly table: MonomialTable,
    readonly constant: boolean
  ) {
    super()
    this.count = original.count
    this.dimension = table.parent.length + Number(constant)
    this.#x = new Float64Array(original.dimension)
  }

  columnName(d: number): string {
    const m = d - Number(this.constant)
    return m < 0 ? '1' : this.table.name(m, this.original)
  }

  read(n: number, into: Float64Array, offset = 0): void {
    const { parent, factor } = this.table
    const x = this.#x
    this.original.read(n, x)
    if (this.constant) into[offset++] = 1
    for (let m = 0; m < parent.length; m++) {
      const p = parent[m]
      into[offset + m] = p === -1 ? x[factor[m]] : into[offset + p] * x[factor[m]]
    }
  }
}

/** Phi: x -> (1, x, x^2, ..., x^D) (lecture, section 3.3), in any number of variables. */
export const monomials = {
  name: 'monomials',
  title: 'Monomials',
  lecture: '3.3',
  meaning: 'Makes all powers and products of the columns up to a degree, as polynomial regression needs them.',
  parameters,
  fit: ({ degree, constant }, { dimension }) => {
    const count = monomialCount(dimension, degree) + Number(constant)
    if (count > mostMonomials) {
      const most = `at most ${grouped(mostMonomials)} are made`
      const message = `monomials: degree: ${counted(dimension, 'column')} up to degree ${degree} would make ${readable(count)}`
      throw new LearningError('parameters', `${message}, ${most}: choose a lower degree or fewer columns`)
    }
    const table = new MonomialTable(dimension, degree)
    return {
      apply: (x) => {
        checkColumnsAsFitted(monomials.title, dimension, x)
        return new MonomialSamples(x, table, constant)
      }
    }
  }
} as const satisfies FeatureDeclaration<typeof parameters>

function readable(count: number): string {
  return count < 1e15 ? counted(count, 'column') : `about ${count.toExponential(1)} columns`
}
