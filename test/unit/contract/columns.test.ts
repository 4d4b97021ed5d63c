import { describe, expect, it } from 'vitest'
import { columnsOf, declarationOf } from '../../../src-main/contract/columns'
import type {
  ComparisonConfiguration,
  ExplanationConfiguration,
  LearnerChoice,
  TrainingConfiguration
} from '../../../src-main/contract/configuration'
import * as choose from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import type { LearnerDeclaration } from '../../../src-main/learning/learner'
import { gradientDescent } from '../../../src-main/learning/explain/gradient-descent'
import { learners, type LearnerName } from '../../../src-main/learning/learners/registry'
import { defaultsOf } from '../../../src-main/learning/parameters'

const perceptron: TrainingConfiguration = perceptronMnist.configuration
const rowsAfter = choose.show({ rowsAfter: [0, 10] })
const chosen = (name: LearnerName): LearnerChoice => choose.learner(name) as LearnerChoice

describe('the columns of a training', () => {
  it('are the lecture’s: the epoch, what the learner measures, both errors', () => {
    expect(Object.entries(columnsOf(perceptron))).toEqual([
      ['epoch', { title: 'epoch', kind: 'count' }],
      ['changes', { title: 'changes', kind: 'count' }],
      ['trainError', { title: 'train error', kind: 'share' }],
      ['testError', { title: 'test error', kind: 'share' }]
    ])
  })

  it('have the error of validation samples where some are kept apart', () => {
    const imported = (validationShare: number): string[] =>
      Object.keys(columnsOf({ ...perceptron, dataset: choose.dataset('imported', { validationShare }) }))
    expect(imported(0)).toEqual(['epoch', 'changes', 'trainError', 'testError'])
    expect(imported(0.2)).toEqual(['epoch', 'changes', 'trainError', 'validationError', 'testError'])
  })

  it('begin with the number of epochs where rows come after chosen ones', () => {
    const columns = columnsOf({ ...perceptron, show: rowsAfter })
    expect(Object.keys(columns)).toEqual(['n', 'changes', 'trainError', 'testError'])
  })

  it.each(Object.values<LearnerDeclaration>(learners).map((declaration) => [declaration.name, declaration] as const))(
    'are those of %s',
    (name, { measures, target }) => {
      const learner = chosen(name as LearnerName)
      expect(declarationOf(learner).name).toBe(name)
      const columns = columnsOf({ ...perceptron, learner })
      const errors = target === 'nothing' ? [] : ['trainError', 'testError']
      expect(Object.keys(columns)).toEqual(['epoch', ...Object.keys(measures), ...errors])
      const kinds = errors.map((error) => `${columns[error].title}: ${columns[error].kind}`)
      if (target === 'values') expect(kinds).toEqual(['train MSE: number', 'test MSE: number'])
      else if (target !== 'nothing') expect(kinds).toEqual(['train error: share', 'test error: share'])
    }
  )
})

describe('the columns of a comparison', () => {
  const comparison = (variants: ComparisonConfiguration['variants']): ComparisonConfiguration => ({
    ...perceptron,
    experiment: 'comparison',
    variants
  })

  it('are the variant’s name, its epochs, and what the learner measures', () => {
    expect(Object.entries(columnsOf(comparison([{ name: 'a' }, { name: 'b' }])))).toEqual([
      ['variant', { title: 'variant', kind: 'text' }],
      ['epochs', { title: 'epochs', kind: 'count' }],
      ['changes', { title: 'changes', kind: 'count' }],
      ['trainError', { title: 'train error', kind: 'share' }],
      ['testError', { title: 'test error', kind: 'share' }]
    ])
  })

  it('are what any of the variants measures, whichever comes first, and the errors last', () => {
    const variants = [{ name: 'a' }, { name: 'b', learner: chosen('multi-layer-perceptron') }, { name: 'c' }]
    const measures = Object.keys(learners['multi-layer-perceptron'].measures)
    expect(measures).not.toContain('changes')
    for (const order of [variants, variants.slice(1), variants.slice(0, 2)]) {
      const names = Object.keys(columnsOf(comparison(order)))
      expect([names.slice(0, 2), names.slice(-2)]).toEqual([
        ['variant', 'epochs'],
        ['trainError', 'testError']
      ])
      expect(names.slice(2, -2).sort()).toEqual(['changes', ...measures].sort())
    }
  })

  it('are no errors where no variant has any', () => {
    const nothing = Object.values<LearnerDeclaration>(learners).filter(({ target }) => target === 'nothing')
    for (const { name, measures } of nothing) {
      const variants = [{ name: 'a', learner: chosen(name as LearnerName) }]
      expect(Object.keys(columnsOf(comparison(variants)))).toEqual(['variant', 'epochs', ...Object.keys(measures)])
    }
  })

  it('have the number of epochs in every row where rows come after chosen ones', () => {
    expect(Object.keys(columnsOf({ ...comparison([{ name: 'a' }]), show: rowsAfter }))).toEqual([
      'variant',
      'n',
      'changes',
      'trainError',
      'testError'
    ])
  })
})

describe('the columns of an explanation', () => {
  it('are those that it declares', () => {
    const configuration: ExplanationConfiguration = {
      ...choose.common('my-lab'),
      experiment: 'gradient-descent',
      parameters: defaultsOf(gradientDescent.parameters)
    }
    expect(columnsOf(configuration)).toBe(gradientDescent.columns)
  })
})
