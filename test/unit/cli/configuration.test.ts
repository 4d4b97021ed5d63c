import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { configurationFor, type RunOptions } from '../../../src-main/cli/configuration'
import { UsageError } from '../../../src-main/cli/usage'
import type { RunConfiguration } from '../../../src-main/contract/configuration'
import { labs } from '../../../src-main/labs/catalogue'
import { temporaryFolder } from '../../support/temporary-folder'

const [{ configuration: standard }] = labs
const { learner, schedule } = standard

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
  it.each<[RunOptions, Partial<RunConfiguration>]>([
    [{}, {}],
    [{ digits: '3,8' }, { dataset: { name: 'mnist', digits: [3, 8] } }],
    [{ digits: ' 8, 3' }, { dataset: { name: 'mnist', digits: [8, 3] } }],
    [{ scaling: 'unit' }, { features: { scaling: 'unit' } }],
    [{ bias: false }, { learner: { ...learner, parameters: { bias: false } } }],
    [{ bias: true }, {}],
    [{ shuffle: '7' }, { schedule: { ...schedule, order: 'shuffled' }, seed: 7 }],
    [{ shuffle: '0' }, { schedule: { ...schedule, order: 'shuffled' } }],
    [{ maxEpochs: '12' }, { schedule: { ...schedule, maximumEpochs: 12 } }],
    [
      { shuffle: '1', maxEpochs: '2' },
      { schedule: { order: 'shuffled', maximumEpochs: 2 }, seed: 1 }
    ]
  ])('is the lab’s own with what the options %j change', (options, change) => {
    expect(configurationFor('perceptron-mnist', options)).toEqual({ ...standard, ...change })
  })

  it('leaves the lab as it was', () => {
    const before = structuredClone(standard)
    configurationFor('perceptron-mnist', { digits: '3,8', scaling: 'unit', bias: false, shuffle: '1', maxEpochs: '2' })
    expect(standard).toEqual(before)
  })

  it('is that of a file, with what the options change', () => {
    const own: RunConfiguration = { ...standard, seed: 5, schedule: { order: 'shuffled', maximumEpochs: 9 } }
    const config = write(own)
    expect(configurationFor(undefined, { config })).toEqual(own)
    expect(configurationFor('perceptron-mnist', { config })).toEqual(own)
    expect(configurationFor(undefined, { config, maxEpochs: '3', bias: false })).toEqual({
      ...own,
      learner: { ...learner, parameters: { bias: false } },
      schedule: { order: 'shuffled', maximumEpochs: 3 }
    })
  })

  const digits = '--digits: expected two different digits from 0 to 9, such as 0 and 1, found'
  const epochs = '--max-epochs: expected a whole number from 1 to 100,000, found'
  const seed = '--shuffle: expected a whole number from 0 to 4,294,967,295, found'
  it.each([
    [{ digits: '3,3' }, `${digits} "3,3"`],
    [{ digits: '0,10' }, `${digits} "0,10"`],
    [{ digits: '3' }, `${digits} "3"`],
    [{ digits: '0,1,2' }, `${digits} "0,1,2"`],
    [{ digits: 'a,b' }, `${digits} "a,b"`],
    [{ digits: '' }, `${digits} ""`],
    [{ digits: '1,' }, `${digits} "1,"`],
    [{ maxEpochs: '-5' }, `${epochs} "-5"`],
    [{ maxEpochs: '0' }, `${epochs} "0"`],
    [{ maxEpochs: 'many' }, `${epochs} "many"`],
    [{ maxEpochs: '1e2' }, `${epochs} "1e2"`],
    [{ maxEpochs: '2.5' }, `${epochs} "2.5"`],
    [{ maxEpochs: '' }, `${epochs} ""`],
    [{ shuffle: '-1' }, `${seed} "-1"`],
    [{ shuffle: 'seed' }, `${seed} "seed"`],
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
    check({ ...standard, lab: 'svm' }, 'lab: expected "perceptron-mnist", found "svm"')
    check({ ...standard, seed: '1' }, 'seed: expected a whole number from 0 to 4,294,967,295, found "1"')
    check(
      { ...standard, dataset: { name: 'mnist', digits: [4, 4] }, engine: 'gpu' },
      'dataset.digits: expected two different digits from 0 to 9, such as 0 and 1, found [4,4]',
      'engine: expected "typescript", found "gpu"'
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
    expect(messageOf('svm', {})).toBe('there is no lab "svm"; there is perceptron-mnist')
    expect(messageOf(undefined, {})).toBe('which lab? Give its name (perceptron-mnist) or a file with --config FILE')
    const config = write(standard)
    expect(messageOf('svm', { config })).toBe(
      `${config}: lab: the file is for perceptron-mnist, but the command says svm`
    )
  })
})
