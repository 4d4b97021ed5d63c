import type { Parameters, ValuesOf } from '../parameters'
import type { Columns, Finding } from '../report'
import type { Schedule } from '../schedule'
import type { TrainingSet } from '../training-set'

/** What an explanation works with beside its own parameters. */
export interface ExplanationInput {
  readonly seed: number
  /** The samples; present when the explanation declares that it needs them. */
  readonly train?: TrainingSet
  readonly test?: TrainingSet
  readonly schedule?: Schedule
}

/** An explanation of the lecture that is not the training of one learner, declared as data. */
export interface ExplanationDeclaration<P extends Parameters = Parameters> {
  readonly name: string
  readonly title: string
  /** Section of the lecture. */
  readonly lecture: string
  /** One sentence: what it shows. */
  readonly meaning: string
  /** Whether it needs samples (`train`, and `test` where there are any) and a walk through them (`schedule`). */
  readonly needs: { readonly samples: boolean; readonly schedule: boolean }
  readonly parameters: P
  /** The columns of its table. */
  readonly columns: Columns
  /**
   * Finds one thing after another: rows of the table, figures, notes (sentences that belong to the result).
   * Between two findings, or two bare `undefined`s that only let others have a look in, it works for less
   * than about 30 ms. Parameters and samples have been checked as far as their declarations go.
   * @throws LearningError when parameters or samples do not fit together
   */
  explain(parameters: ValuesOf<P>, input: ExplanationInput): Generator<Finding | undefined, void>
}
