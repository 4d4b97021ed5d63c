import type { ComponentType } from '../description'
import type { Dialect } from './csv-dialect'
import type { TargetChoice } from './labels'
import type { MissingPolicy } from './options'
import type { TableColumns } from './table-columns'

/** What a pass over a table starts from; a later pass may know more. */
export interface PassPlan {
  readonly columns: TableColumns
  readonly dialect: Dialect
  readonly missing: MissingPolicy
  readonly type: ComponentType
  readonly target: TargetChoice | undefined
  /** The most texts that a column may have; 0 where none may have any. */
  readonly oneHot: number
  /** The columns of texts that are known, by their place. */
  readonly textColumns: ReadonlySet<number>
  /** Whether the label has been found to have too many different numbers for classes. */
  readonly labelIsValue: boolean
}

/** Something that is found in the middle of a pass and asks for a new one, which knows it. */
export class Surprise extends Error {
  constructor(readonly change: Partial<Pick<PassPlan, 'textColumns' | 'labelIsValue'>>) {
    super('the table has to be read again')
  }
}
