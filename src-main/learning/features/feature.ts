import type { Samples } from '../algebra/samples'
import type { Parameters, ValuesOf } from '../parameters'

/** A feature map Phi (lecture, section 3.3) that has been fitted: it makes other samples of samples. */
export interface FeatureMap {
  /** Phi(x_n) for every sample; where they would take much memory they are computed when they are looked at. */
  apply(x: Samples): Samples
}

/** A feature map, declared as data. */
export interface FeatureDeclaration<P extends Parameters = Parameters> {
  readonly name: string
  readonly title: string
  /** Section of the lecture. */
  readonly lecture: string
  /** One sentence: what it makes of x. */
  readonly meaning: string
  readonly parameters: P
  /**
   * Learns from the training samples what the map needs (means, pairs, sizes). It must not write into them.
   * @param seed what is drawn is a function of it
   * @throws LearningError when the map cannot be made of such samples
   */
  fit(parameters: ValuesOf<P>, train: Samples, seed: number): FeatureMap
}
