import { join } from 'node:path'
import { inject } from 'vitest'
import { dataset } from '../../../src-main/labs/choose'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../../src-main/learning/features/scaling'
import type { TrainingSet } from '../../../src-main/learning/training-set'
import { prepareSamples } from '../../../src-main/training/samples'
import { mnistSource } from './places'

/** The first 300 digits of MNIST that are 0, 1 or 2, from 0 to 1; every other pixel of every other row: 14 x 14. */
export function someDigits(): TrainingSet {
  const choice = dataset('mnist', { digits: [0, 1, 2], trainCount: 300, testCount: 100 })
  const locations = { datasets: join(inject('descentHome'), 'datasets'), mnistSource }
  const { train } = prepareSamples({ dataset: choice, features: [], seed: 0 }, locations)
  const { pixels } = train.x as ScaledPixels
  const bytes = Array.from({ length: pixels.rowCount }, (_, n) => [...pixels.row(n)].filter((_, d) => isKept(d))).flat()
  return { ...train, x: new ScaledPixels(SparseBytes.from(Uint8Array.from(bytes), 196), { mean: 0, deviation: 255 }) }
}

function isKept(pixel: number): boolean {
  return pixel % 2 === 0 && Math.floor(pixel / 28) % 2 === 0
}
