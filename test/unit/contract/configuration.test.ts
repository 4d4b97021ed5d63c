import { describe, expect, it } from 'vitest'
import { parseConfiguration, type RunConfiguration } from '../../../src-main/contract/configuration'
import { DescentError, type FieldIssue } from '../../../src-main/contract/errors'
import { labs } from '../../../src-main/labs/catalogue'

const [{ configuration }] = labs
const { dataset, features, learner, schedule } = configuration

function issuesOf(document: unknown): readonly FieldIssue[] {
  try {
    parseConfiguration(document)
  } catch (error) {
    if (error instanceof DescentError && error.code === 'invalid-input') return error.issues
    throw error
  }
  return []
}

const digits = 'expected two different digits from 0 to 9, such as 0 and 1'
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
    const other: RunConfiguration = {
      ...configuration,
      dataset: { name: 'mnist', digits: [9, 0] },
      features: { scaling: 'standardised' },
      learner: { name: 'perceptron', parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 100_000 },
      seed: 4_294_967_295
    }
    expect(parseConfiguration(other)).toEqual(other)
  })

  it.each<[string, unknown, string, string]>([
    ['an unknown field', { ...configuration, colour: 'red' }, 'colour', 'there is no such field'],
    ['an unknown lab', { ...configuration, lab: 'percepton' }, 'lab', 'expected "perceptron-mnist", found "percepton"'],
    ['another version', { ...configuration, version: 2 }, 'version', 'expected 1, found 2'],
    ['another engine', { ...configuration, engine: 'cuda' }, 'engine', 'expected "typescript", found "cuda"'],
    [
      'another dataset',
      { ...configuration, dataset: { ...dataset, name: 'cifar' } },
      'dataset.name',
      'expected "mnist", found "cifar"'
    ],
    [
      'another learner',
      { ...configuration, learner: { ...learner, name: 'svm' } },
      'learner.name',
      'expected "perceptron", found "svm"'
    ],
    ['a missing part', { ...configuration, features: undefined }, 'features', 'expected an object, found nothing'],
    [
      'an unknown scaling',
      { ...configuration, features: { scaling: 'log' } },
      'features.scaling',
      'expected one of none, unit, standardised, found "log"'
    ],
    [
      'an unknown feature',
      { ...configuration, features: { ...features, hog: true } },
      'features.hog',
      'there is no such field'
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

  it.each([[[3, 3]], [[0, 10]], [[-1, 1]], [[0.5, 1]], [['0', '1']], [[0]], [[0, 1, 2]], ['0,1'], [undefined], [null]])(
    'is refused for the digits %j',
    (value) => {
      const found = value === undefined ? 'nothing' : JSON.stringify(value)
      const issues = issuesOf({ ...configuration, dataset: { ...dataset, digits: value } })
      expect(issues).toEqual([{ field: 'dataset.digits', message: `${digits}, found ${found}` }])
    }
  )

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
    expect(issuesOf({}).map(({ field }) => field)).toEqual(Object.keys(configuration))
  })
})
