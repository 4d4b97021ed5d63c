import type { Random } from '../algebra/random'
import type { Parameters, ValuesOf } from '../parameters'
import type { TrainingSet } from '../training-set'

/** A source of samples whose law is known, declared as data. */
export interface GeneratorDeclaration<P extends Parameters = Parameters> {
  readonly name: string
  readonly title: string
  /** Section of the lecture that uses such data. */
  readonly lecture: string
  /** One sentence: what the samples look like. */
  readonly meaning: string
  /** What they are labelled with. */
  readonly target: 'two classes' | 'classes' | 'values'
  readonly parameters: P
  /**
   * Draws samples. Training and test samples are two draws from one stream.
   * @param count at least 1; classes are as equal in number as it allows, and in an order drawn at random
   * @throws LearningError when the parameters do not fit together
   */
  draw(parameters: ValuesOf<P>, count: number, random: Random): TrainingSet
}
