import { describe, expect, it } from 'vitest'
import { datasetNamed, settingOf, withSettings } from '../../../src-main/cli/settings'
import { UsageError } from '../../../src-main/cli/usage'
import type { ComparisonConfiguration, RunConfiguration } from '../../../src-main/contract/configuration'
import { datasets } from '../../../src-main/contract/datasets'
import { dataset, feature, learner } from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { features } from '../../../src-main/learning/features/registry'
import { learners } from '../../../src-main/learning/learners/registry'

const base = perceptronMnist.configuration

/** The document after assignments as --set takes them. */
function after(configuration: RunConfiguration, ...assignments: string[]): unknown {
  return withSettings(configuration, assignments.map(settingOf)).document
}

function complaintOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'it was accepted'
}

describe('an assignment', () => {
  it('is a field and a text', () => {
    expect(settingOf('penalty=0.01')).toEqual({ flag: '--set penalty', field: 'penalty', text: '0.01' })
    expect(settingOf(' a.b[0] = x=y ')).toEqual({ flag: '--set a.b[0]', field: 'a.b[0]', text: ' x=y ' })
    expect(settingOf('title=').text).toBe('')
  })

  it.each(['penalty', '=3', ''])('is more than %j', (text) => {
    expect(complaintOf(() => settingOf(text))).toBe(
      `--set: expected FIELD=VALUE, such as maximumEpochs=20, found "${text}"`
    )
  })
})

describe('a setting', () => {
  it.each<[string, Partial<typeof base> | object]>([
    ['schedule.maximumEpochs=5', { schedule: { ...base.schedule, maximumEpochs: 5 } }],
    ['maximumEpochs=5', { schedule: { ...base.schedule, maximumEpochs: 5 } }],
    ['features[0].parameters.scaling=unit', { features: [feature('scaling', { scaling: 'unit' })] }],
    ['scaling=unit', { features: [feature('scaling', { scaling: 'unit' })] }],
    ['parameters.digits=4,7', { dataset: dataset('mnist', { digits: [4, 7] }) }],
    ['seed=3', { seed: 3 }],
    ['lab=my-lab', { lab: 'my-lab' }]
  ])('finds its field by the whole path, or by an end that no other field has: %s', (assignment, change) => {
    expect(after(base, assignment)).toEqual({ ...base, ...change })
  })

  it('says which field it has changed', () => {
    const { settings } = withSettings(base, [settingOf('digits=3,8'), settingOf('scaling=unit')])
    expect(settings.map(({ flag, path }) => [flag, path])).toEqual([
      ['--set digits', 'dataset.parameters.digits'],
      ['--set scaling', 'features[0].parameters.scaling']
    ])
  })

  it('asks which field is meant when several end so', () => {
    expect(complaintOf(() => after(base, 'trainCount=5', 'name=x'))).toBe(
      '--set name: which of dataset.name, features[0].name, learner.name?'
    )
  })

  it('says which fields there are when there is none of that name', () => {
    const message = complaintOf(() => after(base, 'momentum=0.9'))
    expect(message).toBe(
      '--set momentum: this lab has no field "momentum"; there is lab, dataset, digits, trainCount, testCount, ' +
        'features, features[0], scaling, learner, bias, order, maximumEpochs, rowsAfter, figures, seed, engine'
    )
    // What these stand for cannot be changed alone.
    for (const field of ['version', 'experiment']) {
      expect(complaintOf(() => after(base, `${field}=3`))).toContain(`no field "${field}"`)
    }
    // The end of a name is not the end of a path.
    expect(complaintOf(() => after(base, 'Epochs=3'))).toContain('no field "Epochs"')
  })

  it('leaves the configuration as it was', () => {
    const before = structuredClone(base)
    after(base, 'digits=3,8', 'scaling=unit', 'learner=perceptron', 'maximumEpochs=3')
    expect(base).toEqual(before)
  })

  it('gives a value of its own where the option says so', () => {
    const setting = { flag: '--shuffle', field: 'order', text: '7', value: 'shuffled' }
    expect(withSettings(base, [setting]).document).toEqual({
      ...base,
      schedule: { ...base.schedule, order: 'shuffled' }
    })
  })
})

describe('a setting of a comparison', () => {
  const comparison: ComparisonConfiguration = {
    ...base,
    experiment: 'comparison',
    variants: [
      { name: 'plain' },
      { name: 'without', learner: learner('perceptron', { bias: false }) },
      { name: 'moons', dataset: dataset('moons'), features: [] }
    ]
  }
  const [plain, without, moons] = comparison.variants

  it('is one of every line that has the field', () => {
    const alike = { ...comparison, variants: [plain, { ...without, learner: learner('perceptron') }] }
    expect(after(alike, 'bias=false')).toEqual({
      ...comparison,
      learner: learner('perceptron', { bias: false }),
      variants: [plain, without]
    })
    expect(withSettings(alike, [settingOf('bias=false')]).settings.map(({ path }) => path)).toEqual([
      'learner.parameters.bias',
      'variants[1].learner.parameters.bias'
    ])
  })

  it('leaves out what no line uses', () => {
    const own = { ...comparison, variants: [without] }
    expect(after(own, 'bias=true')).toEqual({
      ...own,
      variants: [{ ...without, learner: learner('perceptron', { bias: true }) }]
    })
  })

  it('is refused where the lines differ in it, which is what they are compared for', () => {
    for (const field of ['bias', 'learner.parameters.bias']) {
      expect(complaintOf(() => after(comparison, `${field}=true`))).toBe(
        `--set ${field}: the lines of this lab differ in it (true, false): name one, such as learner.parameters.bias`
      )
    }
  })

  it('is one of a line that is named', () => {
    expect(after(comparison, 'variants[1].learner.parameters.bias=true')).toEqual({
      ...comparison,
      variants: [plain, { ...without, learner: learner('perceptron', { bias: true }) }, moons]
    })
    expect(after(comparison, 'variants[0].features=scaling,hog', 'variants[1].dataset=xor')).toEqual({
      ...comparison,
      variants: [
        { ...plain, features: [feature('scaling'), feature('hog')] },
        { ...without, dataset: dataset('xor') },
        moons
      ]
    })
    expect(complaintOf(() => after(comparison, 'variants[3].dataset=xor'))).toContain('no field "variants[3].dataset"')
  })

  it('replaces what the lines have chosen themselves', () => {
    const changed = withSettings(comparison, [settingOf('dataset=rings'), settingOf('features=radial')])
    expect(changed).toMatchObject({ forAllLines: true })
    expect(changed.document).toEqual({
      ...comparison,
      dataset: dataset('rings'),
      features: [feature('radial')],
      variants: [plain, without, { name: 'moons' }]
    })
    expect(withSettings(comparison, [settingOf('seed=3')])).toMatchObject({ forAllLines: false })
  })
})

describe('a dataset that is named', () => {
  it('is one that Descent has, or else one that was imported', () => {
    expect(datasetNamed('moons')).toEqual(dataset('moons'))
    expect(datasetNamed('mnist')).toEqual(dataset('mnist'))
    for (const name of ['my-flowers', 'imported', 'toString']) {
      expect(datasetNamed(name)).toEqual(dataset('imported', { dataset: name }))
    }
  })
})

describe('the value of a setting', () => {
  /** What the field holds after an assignment. */
  const value = (field: 'seed' | 'lab' | 'digits' | 'bias', text: string): unknown => {
    const { seed, lab, dataset, learner } = after(base, `${field}=${text}`) as typeof base
    return { seed, lab, digits: dataset.parameters.digits, bias: learner.parameters.bias }[field]
  }

  it.each([
    ['5', 5],
    [' 5 ', 5],
    ['007', 7],
    ['+5', 5],
    ['.5', 0.5],
    ['1e2', 100],
    ['-3', -3],
    ['', ''],
    [' ', ' '],
    ['many', 'many'],
    ['5 epochs', '5 epochs'],
    ['true', 'true'],
    ['[5]', '[5]']
  ])('is a number where a number stood, if the text writes one: %j', (text, expected) => {
    expect(value('seed', text)).toBe(expected)
  })

  it.each(['7', 'true', '', '[1]', ' a '])('is the text where a text stood: %j', (text) => {
    expect(value('lab', text)).toBe(text)
  })

  it.each<[string, unknown]>([
    ['3,8', [3, 8]],
    ['[3, 8]', [3, 8]],
    [' 3 , 8 ', [3, 8]],
    ['7', [7]],
    ['', []],
    ['1,', [1, '']],
    ['a,2', ['a', 2]],
    ['[3, 8', '[3, 8']
  ])('is a list where a list stood: %j', (text, expected) => {
    expect(value('digits', text)).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['true', true],
    ['false', false],
    ['yes', 'yes'],
    ['1', 1]
  ])('is yes or no where one of them stood: %j', (text, expected) => {
    expect(value('bias', text)).toBe(expected)
  })
})

describe('something chosen by name', () => {
  it('has its defaults, and takes the settings that follow', () => {
    const [name] = Object.keys(learners).filter((other) => other !== 'perceptron') as (keyof typeof learners)[]
    expect(after(base, `learner=${name}`)).toEqual({ ...base, learner: learner(name) })
    expect(after(base, 'learner=perceptron', 'bias=false')).toEqual({
      ...base,
      learner: learner('perceptron', { bias: false })
    })
    expect(after(base, 'dataset=imported', 'dataset.parameters.dataset=mine')).toEqual({
      ...base,
      dataset: dataset('imported', { dataset: 'mine' })
    })
  })

  it('is one feature map after another in a list, or none', () => {
    expect(after(base, 'features=standardisation, monomials')).toEqual({
      ...base,
      features: [feature('standardisation'), feature('monomials')]
    })
    expect(after(base, 'features=')).toEqual({ ...base, features: [] })
  })

  it('is of the kind that the field holds, also where two kinds share a name', () => {
    expect(Object.keys(features)).toContain('radial')
    expect(Object.keys(datasets)).toContain('radial')
    expect(after(base, 'dataset=radial', 'features[0]=radial')).toEqual({
      ...base,
      dataset: dataset('radial'),
      features: [feature('radial')]
    })
  })

  it.each([
    ['learner', Object.keys(learners)],
    ['dataset', Object.keys(datasets)],
    ['features', Object.keys(features)],
    ['features[0]', Object.keys(features)]
  ])('is one that there is (%s)', (field, names) => {
    for (const name of ['nothing', 'toString', ...(field === 'features' ? [] : [''])]) {
      expect(complaintOf(() => after(base, `${field}=${name}`))).toBe(
        `--set ${field}: expected one of ${names.join(', ')}, found "${name}"`
      )
    }
  })
})
