import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { classificationTask } from '../../../src-main/learning/learners/multi-layer-perceptron'
import { Walk } from '../../../src-main/learning/walk'
import { samplesIn, seed, setting } from './samples'
import { learnerFor, type Preparation, type Shape } from './shape'

/** The files that all contestants begin with: the parameters, and the order of the samples, that ours begins with. */
export class Beginnings {
  readonly #folder = mkdtempSync(join(tmpdir(), 'descent-benchmark-'))
  #count = 0

  constructor(readonly root: string) {}

  /** @param order whether all visit the samples in the same order, in every epoch */
  prepare(shape: Shape, order: 'given' | 'drawn'): Preparation {
    const preparation = { ...shape, parameters: this.#write(Float32Array.from(this.#parametersOf(shape))) }
    if (order === 'drawn') return preparation
    return { ...preparation, order: this.#write(new Walk(shape.samples, setting.schedule, seed).order) }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Of as few samples as there is one of each digit among, for the parameters do not depend on them. */
  #parametersOf(shape: Shape): Float64Array {
    const { train } = samplesIn(this.root, 100)
    return classificationTask(learnerFor(shape).parameters, train, setting).model.network.parameters
  }

  #write(values: Float32Array | Uint32Array): string {
    const path = join(this.#folder, String(this.#count++))
    writeFileSync(path, values)
    return path
  }
}
