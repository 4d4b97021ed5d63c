import type { DatasetChoice } from './datasets'
import { learners } from '../learning/learners/registry'
import type { LearnerDeclaration } from '../learning/learner'
import type { Column, Columns } from '../learning/report'
import {
  explanationOf,
  isComparison,
  isTraining,
  ofVariant,
  type ComparisonConfiguration,
  type LearnerChoice,
  type RunConfiguration,
  type TrainingConfiguration
} from './configuration'

/** The columns of the table that a run with this configuration tells. */
export function columnsOf(configuration: RunConfiguration): Columns {
  if (isTraining(configuration)) return trainingColumns(configuration)
  if (isComparison(configuration)) return comparisonColumns(configuration)
  return explanationOf(configuration).columns
}

export function declarationOf({ name }: LearnerChoice): LearnerDeclaration {
  return learners[name]
}

/** Epochs counted from 0, as on the slides; or, where rows are told after chosen numbers of epochs, that number. */
function trainingColumns({ dataset, learner, show }: TrainingConfiguration): Columns {
  const count: Columns =
    show.rowsAfter.length > 0 ? { n: { title: 'n', kind: 'count' } } : { epoch: { title: 'epoch', kind: 'count' } }
  const declaration = declarationOf(learner)
  return { ...count, ...declaration.measures, ...errorColumns(declaration, dataset) }
}

/** A line for each variant, and in it what its learner measures: what others measure stays empty. */
function comparisonColumns(configuration: ComparisonConfiguration): Columns {
  const all = configuration.variants.map((variant) => trainingColumns(ofVariant(configuration, variant)))
  const { epoch, n, trainError, validationError, testError, ...measures } = Object.assign({}, ...all) as Record<
    string,
    Column
  >
  const count: Record<string, Column | undefined> = {
    n,
    epochs: epoch && { title: 'epochs', kind: 'count' }
  }
  const errors = { trainError, validationError, testError }
  const columns = { variant: { title: 'variant', kind: 'text' }, ...count, ...measures, ...errors } as const
  return Object.fromEntries(
    Object.entries(columns).filter((entry): entry is [string, Column] => entry[1] !== undefined)
  )
}

/** Of the validation samples only where some are kept apart. */
function errorColumns({ target }: LearnerDeclaration, dataset: DatasetChoice): Columns {
  if (target === 'nothing') return {}
  const [what, kind]: [string, Column['kind']] = target === 'values' ? ['MSE', 'number'] : ['error', 'share']
  const validated = dataset.name === 'imported' && dataset.parameters.validationShare > 0
  return {
    trainError: { title: `train ${what}`, kind },
    ...(validated ? { validationError: { title: `validation ${what}`, kind } } : {}),
    testError: { title: `test ${what}`, kind }
  }
}
