import { LearningError } from '../errors'
import { checkParameters, type Parameters, type ValuesOf } from '../parameters'
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

/** An explanation with its parameters. */
export class Explanation<P extends Parameters = Parameters> {
  /** @throws LearningError naming the parameter that is not one that the declaration allows */
  constructor(
    readonly declaration: ExplanationDeclaration<P>,
    readonly parameters: ValuesOf<P>
  ) {
    checkParameters(declaration.name, declaration.parameters, parameters)
  }

  /**
   * Begins anew; the findings come one after another.
   * @throws LearningError when samples or a schedule are needed and missing
   */
  findings(input: ExplanationInput): Generator<Finding | undefined, void> {
    const { needs, title } = this.declaration
    if (needs.samples && input.train === undefined)
      throw new LearningError('data', `${title} needs samples, found none`)
    if (needs.schedule && input.schedule === undefined) {
      throw new LearningError('parameters', `${title} needs a schedule, found none`)
    }
    return this.declaration.explain(this.parameters, input)
  }
}
