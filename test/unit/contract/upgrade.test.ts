import { describe, expect, it } from 'vitest'
import { parseConfiguration } from '../../../src-main/contract/configuration'
import { DescentError } from '../../../src-main/contract/errors'
import { upgraded } from '../../../src-main/contract/upgrade'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'

/** The lab as version 1 showed it. */
const version1 = {
  version: 1,
  lab: 'perceptron-mnist',
  dataset: { name: 'mnist', digits: [0, 1] },
  features: { scaling: 'none' },
  learner: { name: 'perceptron', parameters: { bias: true } },
  schedule: { order: 'file', maximumEpochs: 100 },
  seed: 0,
  engine: 'typescript'
}

function issuesOf(document: unknown): string[] {
  try {
    parseConfiguration(document)
  } catch (error) {
    if (error instanceof DescentError) return error.issues.map(({ field, message }) => `${field}: ${message}`)
    throw error
  }
  return []
}

describe('a document of version 1', () => {
  it('is the same experiment in the version of today', () => {
    expect(parseConfiguration(version1)).toEqual({ ...perceptronMnist.configuration, engine: 'typescript' })
  })

  it('keeps all that it says', () => {
    const own = {
      ...version1,
      dataset: { name: 'mnist', digits: [3, 8] },
      features: { scaling: 'standardised' },
      learner: { name: 'perceptron', parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 7 },
      seed: 11
    }
    expect(parseConfiguration(own)).toEqual({
      ...perceptronMnist.configuration,
      engine: 'typescript',
      dataset: { name: 'mnist', parameters: { digits: [3, 8], trainCount: 0, testCount: 0 } },
      features: [{ name: 'scaling', parameters: { scaling: 'standardised' } }],
      learner: own.learner,
      schedule: own.schedule,
      seed: 11
    })
  })

  it('is not written into', () => {
    const before = structuredClone(version1)
    upgraded(version1)
    expect(version1).toEqual(before)
  })

  it.each<[object, string[]]>([
    [
      { dataset: { name: 'mnist', digits: [4, 4] } },
      ['dataset.parameters.digits: expected a list of 1 to 10 different whole numbers from 0 to 9, found [4,4]']
    ],
    [{ dataset: { name: 'mnist', digits: [0, 1], colour: 1 } }, ['dataset.parameters.colour: there is no such field']],
    [{ features: { scaling: 'none', hog: true } }, ['features[0].parameters.hog: there is no such field']],
    [{ seed: -1 }, ['seed: expected a whole number from 0 to 4,294,967,295, found -1']],
    [{ colour: 'red' }, ['colour: there is no such field']]
  ])('that was wrong is wrong still: %j', (change, issues) => {
    expect(issuesOf({ ...version1, ...change })).toEqual(issues)
  })

  it('of another dataset is not taken for MNIST', () => {
    const [issue] = issuesOf({ ...version1, dataset: { name: 'cifar', digits: [0, 1] } })
    expect(issue).toMatch(/^dataset\.name: expected one of mnist, .*, found "cifar"$/)
  })
})

describe('anything else', () => {
  it.each([
    [perceptronMnist.configuration],
    [{ version: 1 }],
    [{ ...version1, dataset: null }],
    [{ ...version1, features: [] }],
    [{ ...version1, version: '1' }],
    [null],
    [undefined],
    ['version 1'],
    [[1]]
  ])('stays as it is: %j', (document) => {
    expect(upgraded(document)).toBe(document)
  })
})
