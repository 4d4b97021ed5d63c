import { DenseSamples } from '../../../../src-main/learning/algebra/dense-samples'
import { Random } from '../../../../src-main/learning/algebra/random'
import type { PictureShape, Samples } from '../../../../src-main/learning/algebra/samples'
import { SparseBytes } from '../../../../src-main/learning/algebra/sparse-bytes'
import type { FeatureDeclaration } from '../../../../src-main/learning/features/feature'
import { ScaledPixels } from '../../../../src-main/learning/features/scaling'
import { defaultsOf } from '../../../../src-main/learning/parameters'

/** Pictures of which most pixels are 0, as of digits. */
export function pixels(
  count: number,
  seed = 5,
  picture: PictureShape = { height: 8, width: 8, channels: 1 }
): ScaledPixels {
  const random = new Random(seed)
  const dimension = picture.height * picture.width * picture.channels
  const bytes = Uint8Array.from({ length: count * dimension }, () => Math.max(0, random.integer(-400, 255)))
  return new ScaledPixels(SparseBytes.from(bytes, dimension), undefined, picture)
}

/** Samples of Gaussian components. */
export function gaussians(count: number, dimension: number, seed = 5): DenseSamples {
  const random = new Random(seed)
  return new DenseSamples(
    Float64Array.from({ length: count * dimension }, () => random.normal(2, 3)),
    dimension
  )
}

/** Fits with the defaults but for these parameters, and applies to the same samples. */
export function mapped(
  declaration: FeatureDeclaration,
  x: Samples,
  changes: Readonly<Record<string, unknown>> = {},
  seed = 1
): Samples {
  const parameters = { ...defaultsOf(declaration.parameters), ...changes } as Parameters<typeof declaration.fit>[0]
  return declaration.fit(parameters, x, seed).apply(x)
}

/** Component d of sample n. */
export function component(x: Samples, n: number, d: number): number {
  return row(x, n)[d]
}

export function row(x: Samples, n: number): number[] {
  const into = new Float64Array(x.dimension)
  x.read(n, into)
  return [...into]
}

export function columnNames(x: Samples): string[] {
  return Array.from({ length: x.dimension }, (_, d) => x.columnName(d))
}
