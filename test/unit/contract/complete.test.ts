import { describe, expect, it } from 'vitest'
import { completed } from '../../../src-main/contract/complete'
import { parseConfiguration } from '../../../src-main/contract/configuration'
import { DescentError } from '../../../src-main/contract/errors'
import { labs } from '../../../src-main/labs/catalogue'
import { common, dataset, feature, learner, schedule, show } from '../../../src-main/labs/choose'
import { perceptronBound } from '../../../src-main/learning/explain/convergence-bound'
import { defaultsOf } from '../../../src-main/learning/parameters'

function issuesOf(document: unknown): string[] {
  try {
    parseConfiguration(completed(document))
  } catch (error) {
    if (error instanceof DescentError) return error.issues.map(({ field, message }) => `${field}: ${message}`)
    throw error
  }
  return []
}

describe('a document written by hand', () => {
  it('is a training with the defaults of all that it does not say', () => {
    expect(completed({ experiment: 'training', dataset: 'moons', learner: 'perceptron' })).toEqual({
      ...common('my-lab'),
      experiment: 'training',
      dataset: dataset('moons'),
      features: [],
      learner: learner('perceptron'),
      schedule: schedule(),
      show: show()
    })
  })

  it('keeps what it says', () => {
    const document = {
      lab: 'mine',
      seed: 3,
      experiment: 'comparison',
      dataset: { name: 'moons', parameters: { trainCount: 50 } },
      features: ['standardisation', { name: 'monomials', parameters: { degree: 3 } }],
      learner: { name: 'linear-svm' },
      schedule: { maximumEpochs: 7 },
      variants: [{ name: 'svm' }, { name: 'k-NN', learner: 'k-nearest-neighbours', features: [] }]
    }
    expect(parseConfiguration(completed(document))).toEqual({
      ...common('mine'),
      seed: 3,
      experiment: 'comparison',
      dataset: dataset('moons', { trainCount: 50 }),
      features: [feature('standardisation'), feature('monomials', { degree: 3 })],
      learner: learner('linear-svm'),
      schedule: schedule({ maximumEpochs: 7 }),
      show: show(),
      variants: [{ name: 'svm' }, { name: 'k-NN', learner: learner('k-nearest-neighbours'), features: [] }]
    })
  })

  it('is an explanation, with samples and a schedule only where it needs them', () => {
    expect(parseConfiguration(completed({ experiment: 'perceptron-bound', dataset: 'separable' }))).toEqual({
      ...common('my-lab'),
      experiment: 'perceptron-bound',
      dataset: dataset('separable'),
      features: [],
      schedule: schedule(),
      parameters: defaultsOf(perceptronBound.parameters)
    })
    const steps = { experiment: 'gradient-descent', parameters: { maximumSteps: 3 } }
    expect(parseConfiguration(completed(steps))).toMatchObject({ parameters: { maximumSteps: 3 } })
  })

  it.each(labs.map(({ name, configuration }) => [name, configuration] as const))(
    'is the same where nothing is missing: %s',
    (_name, configuration) => {
      expect(completed(configuration)).toEqual(configuration)
    }
  )
})

describe('what is wrong in a document written by hand', () => {
  const document = { experiment: 'training', dataset: 'moons', learner: 'perceptron' }

  it.each<[object, string]>([
    [{ learner: undefined }, 'learner: expected an object, found nothing'],
    [{ learner: { name: 'perceptron', parameters: { depth: 3 } } }, 'learner.parameters.depth: there is no such field'],
    [{ schedule: 3 }, 'schedule: expected an object, found 3'],
    [{ features: 'hog' }, 'features: expected a list, found "hog"'],
    [{ lab: null }, 'lab: expected a text, found null'],
    [{ colour: 'red' }, 'colour: there is no such field']
  ])('stays wrong: %j', (change, message) => {
    expect(issuesOf({ ...document, ...change })).toEqual([message])
  })

  it.each([undefined, null, 3, 'lab', [[]], { version: 1 }, { experiment: 'toString' }, {}])(
    'is not touched where it is no experiment: %j',
    (value) => {
      expect(completed(value)).toEqual(value)
    }
  )

  it('is told of a name that is not there', () => {
    const issues = issuesOf({ ...document, dataset: 'moon' })
    expect(issues).toEqual([expect.stringMatching(/^dataset\.name: expected one of mnist, .*, found "moon"$/)])
  })
})
