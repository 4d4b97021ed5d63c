import { features } from '../../src-main/learning/features/registry'
import { perceptronParameters } from '../../src-main/learning/learners/perceptron'
import type { Parameter, Parameters } from '../../src-main/learning/parameters'
import { scheduleParameters, seedParameter } from '../../src-main/learning/schedule'

/** One declared parameter and its place in the configuration. */
export interface ConfigurationField {
  /** In words that an element's identifier can hold: "maximum-epochs". */
  readonly name: string
  readonly path: readonly (string | number)[]
  readonly parameter: Parameter
}

export interface FieldGroup {
  readonly title: string
  readonly fields: readonly ConfigurationField[]
}

function fieldsOf(parameters: Parameters, path: readonly (string | number)[]): ConfigurationField[] {
  return Object.entries(parameters).map(([name, parameter]) => ({
    name: kebab(name),
    path: [...path, name],
    parameter
  }))
}

/** "maximumEpochs" as "maximum-epochs". */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export const seedField: ConfigurationField = { name: 'seed', path: ['seed'], parameter: seedParameter }

/** The fields of the form beside the dataset, in its order; the seed stands after the order that it draws. */
export const fieldGroups: readonly FieldGroup[] = [
  { title: 'Features', fields: fieldsOf(features.scaling.parameters, ['features', 0, 'parameters']) },
  { title: 'Learner', fields: fieldsOf(perceptronParameters, ['learner', 'parameters']) },
  {
    title: 'Schedule',
    fields: fieldsOf(scheduleParameters, ['schedule']).flatMap((field) =>
      field.name === 'order' ? [field, seedField] : [field]
    )
  }
]

/** A field's place as the contract's errors name it: "features[0].parameters.scaling". */
export function placeOf(field: ConfigurationField): string {
  return field.path.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`),
    ''
  )
}
