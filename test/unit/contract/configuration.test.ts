import { describe, expect, it } from 'vitest'
import {
  explanationOf,
  isComparison,
  isTraining,
  ofVariant,
  parseConfiguration,
  type ComparisonConfiguration,
  type ExplanationConfiguration,
  type TrainingConfiguration
} from '../../../src-main/contract/configuration'
import { datasets } from '../../../src-main/contract/datasets'
import { DescentError, type FieldIssue } from '../../../src-main/contract/errors'
import { labs } from '../../../src-main/labs/catalogue'
import * as choose from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import type { ExplanationDeclaration } from '../../../src-main/learning/explain/explanation'
import { explanations } from '../../../src-main/learning/explain/registry'
import { features as featureMaps } from '../../../src-main/learning/features/registry'
import { learners } from '../../../src-main/learning/learners/registry'
import { defaultsOf } from '../../../src-main/learning/parameters'

const configuration: TrainingConfiguration = perceptronMnist.configuration
const { features, learner, schedule, show } = configuration
const oneOf = (registry: object): string => `expected one of ${Object.keys(registry).join(', ')}`
const experiments = `expected one of training, comparison, ${Object.keys(explanations).join(', ')}`

function issuesOf(document: unknown): readonly FieldIssue[] {
  try {
    parseConfiguration(document)
  } catch (error) {
    if (error instanceof DescentError && error.code === 'invalid-input') return error.issues
    throw error
  }
  return []
}

const digits = 'expected a list of 1 to 10 different whole numbers from 0 to 9'
const epochs = 'expected a whole number from 1 to 100,000'
const seed = 'expected a whole number from 0 to 4,294,967,295'

describe('a run configuration', () => {
  it.each(labs.map((lab) => [lab.name, lab] as const))(
    'is what the lab %s holds, also after a way through JSON',
    (name, lab) => {
      expect(lab.configuration.lab).toBe(name)
      expect(parseConfiguration(JSON.parse(JSON.stringify(lab.configuration)))).toEqual(lab.configuration)
    }
  )

  it('may say everything else that is allowed', () => {
    const other: TrainingConfiguration = {
      ...configuration,
      lab: 'a-lab-of-2026',
      title: 'A lab of 2026',
      dataset: choose.dataset('mnist', { digits: [9, 0], trainCount: 60_000, testCount: 10_000 }),
      features: [choose.feature('scaling', { scaling: 'standardised' }), choose.feature('standardisation')],
      learner: { name: 'perceptron', parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 100_000 },
      show: { rowsAfter: [0, 10, 100], figures: 'rows' },
      seed: 4_294_967_295
    }
    expect(parseConfiguration(other)).toEqual(other)
  })

  it.each<[string, unknown, string, string]>([
    ['an unknown field', { ...configuration, colour: 'red' }, 'colour', 'there is no such field'],
    ...['My lab', 'my--lab', '-lab', 'lab-', ''].map((lab): [string, unknown, string, string] => [
      `the name ${JSON.stringify(lab)}`,
      { ...configuration, lab },
      'lab',
      `expected a name of small letters, digits and hyphens, such as my-lab, found ${JSON.stringify(lab)}`
    ]),
    [
      'a name without end',
      { ...configuration, lab: 'a'.repeat(101) },
      'lab',
      `expected at most 100 characters, found "${'a'.repeat(56)}...`
    ],
    ['a version to come', { ...configuration, version: 3 }, 'version', 'expected 2, found 3'],
    ['a version 1 that is none', { ...configuration, version: 1 }, 'version', 'expected 2, found 1'],
    ['an empty title', { ...configuration, title: '' }, 'title', 'expected at least 1 character, found ""'],
    [
      'another experiment',
      { ...configuration, experiment: 'validation' },
      'experiment',
      `${experiments}, found "validation"`
    ],
    ['no experiment', { ...configuration, experiment: undefined }, 'experiment', `${experiments}, found nothing`],
    [
      'another engine',
      { ...configuration, engine: 'cuda' },
      'engine',
      'expected one of auto, typescript, tensorflow, found "cuda"'
    ],
    [
      'another dataset',
      { ...configuration, dataset: { ...configuration.dataset, name: 'cifar' } },
      'dataset.name',
      `${oneOf(datasets)}, found "cifar"`
    ],
    [
      'another learner',
      { ...configuration, learner: { ...learner, name: 'svm' } },
      'learner.name',
      `${oneOf(learners)}, found "svm"`
    ],
    [
      'a learner without a name',
      { ...configuration, learner: { parameters: { bias: true } } },
      'learner.name',
      `${oneOf(learners)}, found nothing`
    ],
    [
      'a learner without parameters',
      { ...configuration, learner: { name: 'perceptron' } },
      'learner.parameters',
      'expected an object, found nothing'
    ],
    [
      'an unknown parameter of a learner',
      { ...configuration, learner: { name: 'perceptron', parameters: { bias: true, momentum: 0.9 } } },
      'learner.parameters.momentum',
      'there is no such field'
    ],
    [
      'a learner that is only named',
      { ...configuration, learner: 'perceptron' },
      'learner',
      'expected an object, found "perceptron"'
    ],
    ['no learner', { ...configuration, learner: null }, 'learner', 'expected an object, found null'],
    ['a missing part', { ...configuration, features: undefined }, 'features', 'expected a list, found nothing'],
    [
      'an unknown scaling',
      { ...configuration, features: [{ name: 'scaling', parameters: { scaling: 'log' } }] },
      'features[0].parameters.scaling',
      'expected one of none, unit, standardised, found "log"'
    ],
    [
      'an unknown feature',
      { ...configuration, features: [{ name: 'sift', parameters: {} }] },
      'features[0].name',
      `${oneOf(featureMaps)}, found "sift"`
    ],
    [
      'something else among the features',
      { ...configuration, features: [...features, 'hog'] },
      'features[1]',
      'expected an object, found "hog"'
    ],
    [
      'more features than can be meant',
      { ...configuration, features: new Array(21).fill(features[0]) },
      'features',
      expect.stringContaining('expected at most 20 items, found [') as unknown as string
    ],
    [
      'a wrong type',
      { ...configuration, learner: { ...learner, parameters: { bias: 'yes' } } },
      'learner.parameters.bias',
      'expected true or false, found "yes"'
    ],
    [
      'an unknown order',
      { ...configuration, schedule: { ...schedule, order: 'random' } },
      'schedule.order',
      'expected one of file, shuffled, found "random"'
    ]
  ])('is refused for %s', (_case, document, field, message) => {
    expect(issuesOf(document)).toEqual([{ field, message }])
  })

  it.each([
    [[3, 3]],
    [[0, 10]],
    [[-1, 1]],
    [[0.5, 1]],
    [['0', '1']],
    [[]],
    [[0, 1, 2, 1]],
    ['0,1'],
    [undefined],
    [null]
  ])('is refused for the digits %j', (value) => {
    const found = value === undefined ? 'nothing' : JSON.stringify(value)
    const parameters = { digits: value, trainCount: 0, testCount: 0 }
    const issues = issuesOf({ ...configuration, dataset: { name: 'mnist', parameters } })
    expect(issues).toEqual([{ field: 'dataset.parameters.digits', message: `${digits}, found ${found}` }])
  })

  it.each([-5, 0, 100_001, 2.5, '7', null])('is refused for %j as the number of epochs', (value) => {
    const issues = issuesOf({ ...configuration, schedule: { ...schedule, maximumEpochs: value } })
    expect(issues).toEqual([{ field: 'schedule.maximumEpochs', message: `${epochs}, found ${JSON.stringify(value)}` }])
  })

  it.each([-1, 4_294_967_296, 0.1, 'abc'])('is refused for the seed %j', (value) => {
    expect(issuesOf({ ...configuration, seed: value })).toEqual([
      { field: 'seed', message: `${seed}, found ${JSON.stringify(value)}` }
    ])
  })

  it.each([null, [], 'text', 3])('is refused when the document is %j', (document) => {
    expect(issuesOf(document)).toEqual([
      { field: '', message: `expected an object, found ${JSON.stringify(document)}` }
    ])
  })

  it('is refused with all that is missing', () => {
    const fields = issuesOf({ experiment: 'training' }).map(({ field }) => field)
    expect(fields.sort()).toEqual(
      Object.keys(configuration)
        .filter((field) => field !== 'experiment')
        .sort()
    )
  })
})

const figures = 'expected one of none, end, rows'

describe('a comparison', () => {
  const comparison: ComparisonConfiguration = {
    ...configuration,
    experiment: 'comparison',
    variants: [
      { name: 'as it is' },
      { name: 'without bias', learner: choose.learner('perceptron', { bias: false }) },
      {
        name: 'all else',
        dataset: choose.dataset('xor'),
        features: [choose.feature('xor-product')],
        schedule: choose.schedule({ maximumEpochs: 3 }),
        show: choose.show({ rowsAfter: [1] })
      }
    ]
  }

  it('is a training with variants', () => {
    expect(parseConfiguration(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison)
    expect([isComparison(comparison), isTraining(comparison)]).toEqual([true, false])
    expect([isComparison(configuration), isTraining(configuration)]).toEqual([false, true])
  })

  it('stands for a training a variant: what the variant does not say is as it is for all', () => {
    const [first, second, third] = comparison.variants.map((variant) => ofVariant(comparison, variant))
    expect(first).toEqual(configuration)
    expect(second).toEqual({ ...configuration, learner: { name: 'perceptron', parameters: { bias: false } } })
    expect(third).toEqual({
      ...configuration,
      dataset: choose.dataset('xor'),
      features: [choose.feature('xor-product')],
      schedule: { ...schedule, maximumEpochs: 3 },
      show: { ...show, rowsAfter: [1] }
    })
    for (const training of [first, second, third]) expect(parseConfiguration(training)).toEqual(training)
  })

  it.each([
    [undefined, 'variants', 'expected a list, found nothing'],
    [[], 'variants', 'expected at least 1 item, found []'],
    [[{ name: '' }], 'variants[0].name', 'expected at least 1 character, found ""'],
    [[{ name: 'a' }, {}], 'variants[1].name', 'expected a text, found nothing'],
    [[{ name: 'a\nb' }], 'variants[0].name', 'expected a text in one line, found "a\\nb"'],
    [
      [{ name: 'a' }, { name: 'b' }, { name: 'a' }],
      'variants[2].name',
      'expected a name that no other variant has, found "a"'
    ],
    [[{ name: 'a', seed: 3 }], 'variants[0].seed', 'there is no such field'],
    [[{ name: 'a', show: { ...show, figures: 'all' } }], 'variants[0].show.figures', `${figures}, found "all"`],
    [[{ name: 'a', learner: { name: 'svm' } }], 'variants[0].learner.name', `${oneOf(learners)}, found "svm"`],
    [
      [{ name: 'a', features: [features[0], { name: 'sift' }] }],
      'variants[0].features[1].name',
      `${oneOf(featureMaps)}, found "sift"`
    ],
    [
      [{ name: 'a' }, { name: 'b', learner: choose.learner('polynomial-regression') }],
      'variants[1].learner',
      'expected a learner of classes, like that of the first variant, found one of values'
    ]
  ])('is refused for the variants %j', (variants, field, message) => {
    expect(issuesOf({ ...comparison, variants })).toEqual([{ field, message }])
  })

  it('is what variants need', () => {
    expect(issuesOf({ ...comparison, experiment: 'training' })).toEqual([
      { field: 'variants', message: 'there is no such field' }
    ])
  })
})

describe.each(Object.entries<ExplanationDeclaration>(explanations))('the explanation %s', (name, explanation) => {
  const { needs, parameters } = explanation
  const document = {
    ...choose.common('my-lab'),
    experiment: name,
    ...(needs.samples ? { dataset: choose.dataset('xor'), features: [] } : {}),
    ...(needs.schedule ? { schedule } : {}),
    parameters: defaultsOf(parameters)
  }

  it('is a configuration with its parameters, and with samples and a schedule if it needs them', () => {
    const parsed = parseConfiguration(JSON.parse(JSON.stringify(document)))
    expect(parsed).toEqual(document)
    expect([isComparison(parsed), isTraining(parsed)]).toEqual([false, false])
    expect(explanationOf(parsed as ExplanationConfiguration)).toBe(explanation)
  })

  it('is refused with a parameter or a part that it has not', () => {
    expect(issuesOf({ ...document, parameters: { ...document.parameters, colour: 1 } })).toEqual([
      { field: 'parameters.colour', message: 'there is no such field' }
    ])
    expect(issuesOf({ ...document, learner })).toEqual([{ field: 'learner', message: 'there is no such field' }])
  })
})
