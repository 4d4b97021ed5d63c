import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { configurationFor, labNames, type RunOptions } from '../../../src-main/cli/configuration'
import { UsageError } from '../../../src-main/cli/usage'
import type { ComparisonConfiguration, TrainingConfiguration } from '../../../src-main/contract/configuration'
import { common, dataset, feature } from '../../../src-main/labs/choose'
import { lda } from '../../../src-main/labs/probability'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { temporaryFolder } from '../../support/temporary-folder'

const standard: TrainingConfiguration = perceptronMnist.configuration
const { learner, schedule, show } = standard
const withoutBias: TrainingConfiguration['learner'] = { name: 'perceptron', parameters: { bias: false } }

function messageOf(lab: string | undefined, options: RunOptions): string {
  try {
    configurationFor(lab, options)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return 'it was accepted'
}

let file: string
beforeEach(() => {
  file = join(temporaryFolder(), 'lab.json')
})

/** Writes a configuration file that differs from the lab's own, or anything else. */
function write(content: object | string): string {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('the configuration of a run', () => {
  it.each<[RunOptions, Partial<TrainingConfiguration>]>([
    [{}, {}],
    [{ digits: '3,8' }, { dataset: dataset('mnist', { digits: [3, 8] }) }],
    [{ digits: ' 8, 3' }, { dataset: dataset('mnist', { digits: [8, 3] }) }],
    [{ digits: '8' }, { dataset: dataset('mnist', { digits: [8] }) }],
    [{ scaling: 'unit' }, { features: [feature('scaling', { scaling: 'unit' })] }],
    [{ bias: false }, { learner: withoutBias }],
    [{ bias: true }, {}],
    [{ shuffle: '7' }, { schedule: { ...schedule, order: 'shuffled' }, seed: 7 }],
    [{ shuffle: '0' }, { schedule: { ...schedule, order: 'shuffled' } }],
    [
      { shuffle: '7', seed: '8' },
      { schedule: { ...schedule, order: 'shuffled' }, seed: 8 }
    ],
    [{ seed: '9' }, { seed: 9 }],
    [{ maxEpochs: '12' }, { schedule: { ...schedule, maximumEpochs: 12 } }],
    [{ maxEpochs: '1e2' }, { schedule: { ...schedule, maximumEpochs: 100 } }],
    [
      { set: ['rowsAfter=0,10,100', 'bias=false'] },
      { learner: withoutBias, show: { ...show, rowsAfter: [0, 10, 100] } }
    ],
    [{ maxEpochs: '12', set: ['maximumEpochs=13'] }, { schedule: { ...schedule, maximumEpochs: 13 } }],
    [
      { shuffle: '1', maxEpochs: '2' },
      { schedule: { order: 'shuffled', maximumEpochs: 2 }, seed: 1 }
    ]
  ])('is the lab’s own with what the options %j change', (options, change) => {
    expect(configurationFor('perceptron-mnist', options)).toEqual({ ...standard, ...change })
  })

  it('has another dataset or learner in every line, and no line twice', () => {
    const iris = dataset('imported', { dataset: 'iris' })
    const own = lda.configuration as ComparisonConfiguration
    expect(configurationFor('lda', { data: 'iris' })).toEqual({
      ...own,
      dataset: iris,
      variants: own.variants.slice(0, 2)
    })
    expect(configurationFor('lda', { data: 'iris', learner: 'perceptron' })).toEqual({
      ...common('lda'),
      experiment: 'training',
      dataset: iris,
      features: [],
      learner,
      schedule,
      show
    })
    // What its author repeats stays.
    const config = write({ ...own, variants: [{ name: 'a' }, { name: 'b' }] })
    expect(configurationFor(undefined, { config, seed: '3' })).toMatchObject({
      variants: [{ name: 'a' }, { name: 'b' }]
    })
  })

  it('needs no lab where there is a learner', () => {
    expect(configurationFor(undefined, { learner: 'perceptron', data: 'moons', set: ['trainCount=50'] })).toEqual({
      ...common('training'),
      experiment: 'training',
      dataset: dataset('moons', { trainCount: 50 }),
      features: [],
      learner,
      schedule: { ...schedule, order: 'shuffled' },
      show
    })
  })

  it('leaves the lab as it was', () => {
    const before = structuredClone(standard)
    configurationFor('perceptron-mnist', { digits: '3,8', scaling: 'unit', bias: false, shuffle: '1', maxEpochs: '2' })
    expect(standard).toEqual(before)
  })

  it('is that of a file, with what the options change', () => {
    const own: TrainingConfiguration = { ...standard, seed: 5, schedule: { order: 'shuffled', maximumEpochs: 9 } }
    const config = write(own)
    expect(configurationFor(undefined, { config })).toEqual(own)
    expect(configurationFor('perceptron-mnist', { config })).toEqual(own)
    expect(configurationFor(undefined, { config, maxEpochs: '3', bias: false })).toEqual({
      ...own,
      learner: withoutBias,
      schedule: { order: 'shuffled', maximumEpochs: 3 }
    })
  })

  it('is that of a file of version 1, as the version of today says it', () => {
    const config = write({
      version: 1,
      lab: 'perceptron-mnist',
      dataset: { name: 'mnist', digits: [3, 8] },
      features: { scaling: 'unit' },
      learner,
      schedule,
      seed: 4,
      engine: 'typescript'
    })
    expect(configurationFor('perceptron-mnist', { config, maxEpochs: '3' })).toEqual({
      ...standard,
      engine: 'typescript',
      dataset: dataset('mnist', { digits: [3, 8] }),
      features: [feature('scaling', { scaling: 'unit' })],
      schedule: { ...schedule, maximumEpochs: 3 },
      seed: 4
    })
  })

  it('may have a name and a title of its own', () => {
    const own = { ...standard, lab: 'my-lab-2', title: 'Mine' }
    expect(configurationFor('my-lab-2', { config: write(own) })).toEqual(own)
  })

  const digits = '--digits: expected a list of 1 to 10 different whole numbers from 0 to 9, found'
  const rowsAfter = 'expected a list of 0 to 1,000 different whole numbers from 0 to 100,000, found'
  const epochs = '--max-epochs: expected a whole number from 1 to 100,000, found'
  const seed = '--shuffle: expected a whole number from 0 to 4,294,967,295, found'
  it.each([
    [{ digits: '3,3' }, `${digits} "3,3"`],
    [{ digits: '0,10' }, `${digits} "0,10"`],
    [{ digits: '1.5,2' }, `${digits} "1.5,2"`],
    [{ digits: '0,1,2,3,4,5,6,7,8,9,0' }, `${digits} "0,1,2,3,4,5,6,7,8,9,0"`],
    [{ digits: 'a,b' }, `${digits} "a,b"`],
    [{ digits: '' }, `${digits} ""`],
    [{ digits: '1,' }, `${digits} "1,"`],
    [{ maxEpochs: '-5' }, `${epochs} "-5"`],
    [{ maxEpochs: '0' }, `${epochs} "0"`],
    [{ maxEpochs: 'many' }, `${epochs} "many"`],
    [{ maxEpochs: '1e9' }, `${epochs} "1e9"`],
    [{ maxEpochs: 'true' }, `${epochs} "true"`],
    [{ maxEpochs: 'Infinity' }, `${epochs} "Infinity"`],
    [{ maxEpochs: '2.5' }, `${epochs} "2.5"`],
    [{ maxEpochs: '' }, `${epochs} ""`],
    [{ shuffle: '-1' }, `${seed} "-1"`],
    [{ shuffle: 'seed' }, `${seed} "seed"`],
    [{ seed: '1.5' }, '--seed: expected a whole number from 0 to 4,294,967,295, found "1.5"'],
    [{ set: ['bias=yes'] }, '--set bias: expected true or false, found "yes"'],
    [{ set: ['order='] }, '--set order: expected one of file, shuffled, found ""'],
    [{ set: ['rowsAfter=1,x'] }, `--set rowsAfter: ${rowsAfter} "1,x"`],
    [{ digits: '3,8', set: ['digits=4,4'] }, `--set ${digits.slice(2)} "4,4"`],
    [{ scaling: 'log' }, '--scaling: expected one of none, unit, standardised, found "log"']
  ])('names the option that is wrong: %j', (options, message) => {
    expect(messageOf('perceptron-mnist', options)).toBe(message)
  })

  it('says every option that is wrong, a line each', () => {
    const message = messageOf('perceptron-mnist', { digits: '3,3', maxEpochs: '0' })
    expect(message.split('\n')).toEqual([`${digits} "3,3"`, `${epochs} "0"`])
  })

  it('names the file and the field that is wrong', () => {
    const check = (content: object, ...lines: string[]): void => {
      const config = write(content)
      expect(messageOf(undefined, { config }).split('\n')).toEqual(lines.map((line) => `${config}: ${line}`))
    }
    check({ ...standard, colour: 1 }, 'colour: there is no such field')
    check(
      { ...standard, lab: 'SVM lab' },
      'lab: expected a name of small letters, digits and hyphens, such as my-lab, found "SVM lab"'
    )
    check({ ...standard, seed: '1' }, 'seed: expected a whole number from 0 to 4,294,967,295, found "1"')
    check(
      { ...standard, dataset: dataset('mnist', { digits: [4, 4] }), engine: 'gpu' },
      'engine: expected one of auto, typescript, tensorflow, found "gpu"',
      'dataset.parameters.digits: expected a list of 1 to 10 different whole numbers from 0 to 9, found [4,4]'
    )
    check([], 'expected an object, found []')
  })

  it.each(['utf8', 'utf16le'] as const)('takes a file in %s that begins with a byte-order mark', (encoding) => {
    writeFileSync(file, `\uFEFF${JSON.stringify(standard)}`, encoding)
    expect(configurationFor(undefined, { config: file })).toEqual(standard)
  })

  it('names the file, the line and the column where it is not JSON', () => {
    const config = write('{\n  "version": 1,\n  "lab": perceptron\n}\n')
    expect(messageOf(undefined, { config })).toBe(`${config}: line 3, column 10: not valid JSON: unexpected "p"`)
  })

  it('names a file that cannot be read', () => {
    expect(messageOf(undefined, { config: file })).toBe(`${file}: cannot be read: there is no such file or folder`)
    const folder = join(file, '..')
    expect(messageOf(undefined, { config: folder })).toBe(`${folder}: cannot be read: it is a folder, not a file`)
  })

  it('needs a lab that there is', () => {
    expect(labNames().split(', ')).toContain('perceptron-mnist')
    expect(messageOf('svm', {})).toBe(`there is no lab "svm"; there is ${labNames()}`)
    expect(messageOf(undefined, {})).toBe(`which lab? Give its name (${labNames()}) or a file with --config FILE`)
    const config = write(standard)
    expect(messageOf('svm', { config })).toBe(
      `${config}: lab: the file is for perceptron-mnist, but the command says svm`
    )
  })
})
