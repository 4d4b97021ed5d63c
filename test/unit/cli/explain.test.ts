import { describe, expect, it } from 'vitest'
import { explained } from '../../../src-main/cli/explain'
import { datasets } from '../../../src-main/contract/datasets'
import { labs } from '../../../src-main/labs/catalogue'
import { explanations } from '../../../src-main/learning/explain/registry'
import { features } from '../../../src-main/learning/features/registry'
import { learners } from '../../../src-main/learning/learners/registry'

const names = [learners, features, datasets, explanations].flatMap((registry) => Object.keys(registry))

describe('descent explain', () => {
  it('says what each parameter may be, from its declaration', () => {
    expect(explained('k-nearest-neighbours')).toEqual([
      expect.stringMatching(/^.*[Nn]earest neighbours.* \(learner, section 3\.3\)$/),
      learners['k-nearest-neighbours'].meaning,
      expect.stringMatching(/^ {2}neighbours: an odd number from 1 to [\d,]+ \(default: 11\)$/),
      `      ${learners['k-nearest-neighbours'].parameters.neighbours.meaning}`
    ])
  })

  it.each([...new Set([...names, ...labs.map(({ name }) => name)]), 'schedule'])('knows %s', (name) => {
    const lines = explained(name)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('\n')).not.toMatch(/undefined|\[object/)
  })

  it('explains all that has a name: the feature map and the dataset "radial", the lab and the explanation', () => {
    expect(explained('radial').filter((line) => / \((feature map|dataset), section 3\.3\)$/.test(line))).toHaveLength(2)
    expect(explained('bias-variance').filter((line) => / \((lab|explanation), /.test(line))).toHaveLength(2)
  })

  it('names the choices, and how many samples a generator draws', () => {
    const text = explained('two-gaussians').join('\n')
    expect(text).toContain('  covariance: one of same, different (default: same)')
    expect(text).toContain('      same: ')
    expect(text).toContain('  trainCount: a whole number from 1 to 1,000,000 (default: 200)')
  })

  it('says what a lab is made of', () => {
    expect(explained('hog-svm').join('\n')).toContain('made of linear-svm, mnist, scaling, hog')
  })

  it('says what there is where there is nothing of that name', () => {
    expect(() => explained('svm')).toThrow(/there is no "svm"; there are the labs .*\nlearners: perceptron, /)
  })
})
