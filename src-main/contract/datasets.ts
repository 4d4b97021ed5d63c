import { generators, type GeneratorName } from '../learning/generators/registry'
import type { GeneratorDeclaration } from '../learning/generators/generator'
import type { Parameters } from '../learning/parameters'
import type { Named } from './named'

/** MNIST: which digits, and how many samples. */
export const mnistParameters = {
  digits: {
    kind: 'integers',
    label: 'Digits',
    default: [0, 1],
    minimum: 0,
    maximum: 9,
    shortest: 1,
    longest: 10,
    distinct: true,
    meaning:
      'The classes: of two digits the first is -1 and the second +1; one digit is told from all the others; more are a class each.',
    lecture: '3.1'
  },
  trainCount: {
    kind: 'integer',
    label: 'Training samples',
    default: 0,
    minimum: 0,
    maximum: 60_000,
    meaning: 'How many of the training samples to use, from the first; 0 for all.'
  },
  testCount: {
    kind: 'integer',
    label: 'Test samples',
    default: 0,
    minimum: 0,
    maximum: 10_000,
    meaning: 'How many of the test samples to use, from the first; 0 for all.'
  }
} as const satisfies Parameters

/** A dataset that was imported, and how it is split. */
export const importedParameters = {
  dataset: {
    kind: 'text',
    label: 'Dataset',
    default: 'iris',
    longest: 100,
    meaning: 'The name that the dataset was imported under.'
  },
  testShare: {
    kind: 'real',
    label: 'Test share',
    default: 0.2,
    minimum: 0,
    maximum: 0.9,
    meaning: 'The share of the samples that is kept for the test, where the dataset has no test samples of its own.'
  },
  validationShare: {
    kind: 'real',
    label: 'Validation share',
    default: 0,
    minimum: 0,
    maximum: 0.9,
    meaning: 'The share that is neither trained on nor tested on, where the dataset does not come divided already.'
  }
} as const satisfies Parameters

/** How many samples a generator draws. */
export const drawParameters = {
  trainCount: {
    kind: 'integer',
    label: 'Training samples',
    default: 200,
    minimum: 1,
    maximum: 1_000_000,
    meaning: 'How many samples are drawn to train on.'
  },
  testCount: {
    kind: 'integer',
    label: 'Test samples',
    default: 1000,
    minimum: 0,
    maximum: 1_000_000,
    meaning: 'How many samples are drawn to test with.'
  }
} as const satisfies Parameters

type Drawn = {
  [Name in GeneratorName]: {
    readonly title: string
    readonly parameters: (typeof generators)[Name]['parameters'] & typeof drawParameters
  }
}

/** Every generator with the parameters of a draw beside its own. */
const drawn = Object.fromEntries(
  Object.values<GeneratorDeclaration>(generators).map(({ name, title, parameters }) => [
    name,
    { title, parameters: { ...parameters, ...drawParameters } }
  ])
) as unknown as Drawn

/** Every source of samples by its name. */
export const datasets = {
  mnist: { title: 'MNIST', parameters: mnistParameters },
  ...drawn,
  imported: { title: 'Imported dataset', parameters: importedParameters }
} as const

export type DatasetChoice = Named<typeof datasets>
export type DatasetName = DatasetChoice['name']
