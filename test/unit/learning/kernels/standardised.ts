import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'

/** Every column with mean 0 and (population) standard deviation 1, as the scripts in test/reference do it. */
export function standardised({ values, count, dimension }: DenseSamples): DenseSamples {
  const result = new Float64Array(values.length)
  for (let d = 0; d < dimension; d++) {
    const column = Array.from({ length: count }, (_, n) => values[n * dimension + d])
    const mean = column.reduce((sum, value) => sum + value, 0) / count
    const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count)
    for (const [n, value] of column.entries()) result[n * dimension + d] = (value - mean) / deviation
  }
  return new DenseSamples(result, dimension)
}
