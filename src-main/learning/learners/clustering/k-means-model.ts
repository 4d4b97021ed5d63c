import { leastAt, squaredDistanceAt } from '../../algebra/rows'
import type { Samples } from '../../algebra/samples'
import { vector, type Tensors } from '../../algebra/tensor'
import type { Model } from '../../learner'

/** Centres c_1 ... c_K and what is assigned to them. */
export class KMeans implements Model {
  readonly outputs: readonly string[]

  /**
   * @param centresNow K x D numbers, as they stand
   * @param assignmentNow the cluster of each training sample
   */
  constructor(
    clusters: number,
    readonly centresNow: () => Float64Array,
    readonly assignmentNow: () => Int32Array
  ) {
    this.outputs = Array.from({ length: clusters }, (_, k) => `squared distance to centre ${k + 1}`)
  }

  /** centres (K x D), and assignment (N): the cluster of each training sample, from 0; -1 before it has one. */
  get tensors(): Tensors {
    const centres = this.centresNow().slice()
    const clusters = this.outputs.length
    return {
      centres: { shape: [clusters, centres.length / clusters], values: centres },
      assignment: vector(this.assignmentNow().slice())
    }
  }

  evaluate(x: Samples, from: number, to: number): Float64Array {
    const { dimension } = x
    const clusters = this.outputs.length
    const centres = this.centresNow()
    const row = new Float64Array(dimension)
    const distances = new Float64Array((to - from) * clusters)
    for (let n = from; n < to; n++) {
      x.read(n, row)
      for (let k = 0; k < clusters; k++) {
        distances[(n - from) * clusters + k] = squaredDistanceAt(row, 0, centres, k * dimension, dimension)
      }
    }
    return distances
  }

  /** The cluster whose centre is nearest, the first of several. */
  classOf(outputs: Float64Array, at: number): number {
    return leastAt(outputs, at, this.outputs.length)
  }
}
