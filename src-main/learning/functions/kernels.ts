import { dot, squaredDistance } from '../algebra/matrix'
import type { Samples } from '../algebra/samples'
import type { Comparison, Part } from '../comparison/comparison'
import type { Parameters, ValuesOf } from '../parameters'

/** Parameters of kappa(x, x') = Phi(x).Phi(x') (lecture, section 3.3), the same for every learner that has one. */
export const kernelParameters = {
  kernel: {
    kind: 'choice',
    label: 'Kernel',
    default: 'gaussian',
    choices: {
      linear: "x.x'",
      polynomial: "(gamma x.x' + offset)^degree",
      gaussian: "exp(-gamma ||x - x'||^2)"
    },
    meaning: "kappa(x, x'), the product of Phi(x) and Phi(x').",
    lecture: '3.3'
  },
  degree: {
    kind: 'integer',
    label: 'Degree',
    default: 2,
    minimum: 1,
    maximum: 20,
    meaning: 'The exponent of the polynomial kernel.',
    lecture: '3.3'
  },
  gamma: {
    kind: 'real',
    label: 'gamma',
    default: 0.5,
    minimum: 0,
    minimumExcluded: true,
    maximum: 1_000_000,
    logarithmic: true,
    meaning: "The factor of x.x' in the polynomial kernel and of ||x - x'||^2 in the Gaussian one: 1 / (2 sigma^2).",
    lecture: '3.3'
  },
  offset: {
    kind: 'real',
    label: 'Offset',
    default: 1,
    minimum: 0,
    maximum: 1_000_000,
    meaning: 'What the polynomial kernel adds to the product; above 0 it has monomials of all lower degrees too.',
    lecture: '3.3'
  }
} as const satisfies Parameters

export type KernelParameters = ValuesOf<typeof kernelParameters>

/** A kernel kappa with its parameters. */
export class Kernel {
  constructor(readonly parameters: KernelParameters) {}

  /** kappa(x, x'). */
  value(x: Float64Array, other: Float64Array): number {
    const one = Float64Array.of(this.#ofDistances ? squaredDistance(x, other) : dot(x, other))
    this.#apply(one, 1)
    return one[0]
  }

  /** into[i U + m] <- kappa(x_m, x) for the first U = `upTo` samples that are kept, where x is sample i of the part. */
  rows(kept: Comparison, part: Part, into: Float64Array, upTo = kept.count): void {
    if (this.#ofDistances) kept.squaredDistances(part, into, upTo)
    else kept.products(part, into, upTo)
    this.#apply(into, (part.to - part.from) * upTo)
  }

  /**
   * Each of the samples of a part in turn, with kappa(x_m, x) for all samples that are kept: N numbers, valid until the
   * next is asked for.
   */
  *eachRow(kept: Comparison, { x, from, to }: Part): Generator<readonly [n: number, row: Float64Array]> {
    const { count, rowsAtOnce } = kept
    const rows = new Float64Array(Math.min(rowsAtOnce, to - from) * count)
    for (let start = from; start < to; start += rowsAtOnce) {
      const end = Math.min(start + rowsAtOnce, to)
      this.rows(kept, { x, from: start, to: end }, rows)
      for (let n = start; n < end; n++) yield [n, rows.subarray((n - start) * count, (n - start + 1) * count)]
    }
  }

  /** Whether kappa is a function of ||x - x'||^2, and not of x.x'. */
  get #ofDistances(): boolean {
    return this.parameters.kernel === 'gaussian'
  }

  /** Makes kappa of products, or of squared distances. */
  #apply(values: Float64Array, count: number): void {
    const { kernel, degree, gamma, offset } = this.parameters
    if (kernel === 'gaussian') for (let m = 0; m < count; m++) values[m] = Math.exp(-gamma * values[m])
    if (kernel === 'polynomial') for (let m = 0; m < count; m++) values[m] = power(gamma * values[m] + offset, degree)
  }
}

/** How many multiplications of large matrices the kernel of all pairs of samples takes. */
export function multiplicationsOfKernel({ count, dimension }: Samples): number {
  return count ** 2 * dimension
}

/** base^exponent for a whole exponent of at least 1, by repeated squaring. */
function power(base: number, exponent: number): number {
  let result = 1
  for (let rest = exponent, square = base; rest > 0; rest >>= 1, square *= square) if (rest & 1) result *= square
  return result
}
