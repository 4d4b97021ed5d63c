import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { labNames } from '../../src-main/cli/configuration'
import { dataset } from '../../src-main/labs/choose'
import { perceptronMnist } from '../../src-main/labs/perceptron-mnist'
import { learners } from '../../src-main/learning/learners/registry'
import { temporaryFolder } from '../support/temporary-folder'
import { descent, linesOf } from './support/cli'
import { linkAllBut } from './support/files'

const { configuration } = perceptronMnist
const { schedule } = configuration
const run = ['run', 'perceptron-mnist']

/** What a command says that is not given as it should be: it does nothing, and tells no stack. */
async function complaints(args: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await descent(args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).not.toMatch(/^ {4}at /m)
  return linesOf(stderr)
}

const oneOfLearners = `expected one of ${Object.keys(learners).join(', ')}`

describe('wrong usage', () => {
  const digits = 'expected a list of 1 to 10 different whole numbers from 0 to 9, found'
  const rowsAfter = 'expected a list of 0 to 1,000 different whole numbers from 0 to 100,000, found'
  const epochs = 'expected a whole number from 1 to 100,000, found'

  it.each([
    [[...run, '--digits', '3,3'], `--digits: ${digits} "3,3"`],
    [[...run, '--digits', '0,10'], `--digits: ${digits} "0,10"`],
    [[...run, '--digits', 'zero,one'], `--digits: ${digits} "zero,one"`],
    [[...run, '--max-epochs', '-5'], `--max-epochs: ${epochs} "-5"`],
    [[...run, '--max-epochs', 'ten'], `--max-epochs: ${epochs} "ten"`],
    [[...run, '--shuffle', 'x'], '--shuffle: expected a whole number from 0 to 4,294,967,295, found "x"'],
    [[...run, '--scaling', 'log'], '--scaling: expected one of none, unit, standardised, found "log"'],
    [[...run, '--set', 'epochs'], '--set: expected FIELD=VALUE, such as maximumEpochs=20, found "epochs"'],
    [[...run, '--set', 'rowsAfter=1,1'], `--set rowsAfter: ${rowsAfter} "1,1"`],
    [[...run, '--set', 'learner=svm'], `--set learner: ${oneOfLearners}, found "svm"`],
    [[...run, '--set', 'name=x'], '--set name: which of dataset.name, features[0].name, learner.name?'],
    [['run', 'svm'], `there is no lab "svm"; there is ${labNames()}`],
    [['run'], `which lab? Give its name (${labNames()}) or a file with --config FILE`],
    [['run', '--data', 'iris'], `which lab? Give its name (${labNames()}) or a file with --config FILE`],
    [['run', '--learner', 'svm'], `--learner: ${oneOfLearners}, found "svm"`],
    [
      ['run', 'gradient-descent', '--data', 'iris'],
      '--data: this lab has no field "dataset"; there is lab, seed, engine, surface, stepSizes, start, w1, w2, maximumSteps, ' +
        'tolerance, approximations, resolution'
    ],
    [['labs', 'show', 'svm'], `there is no lab "svm"; there is ${labNames()}`],
    [['run', '--config', '/no/such.json'], '/no/such.json: cannot be read: there is no such file or folder']
  ])('is told in one line: %j', async (args, message) => {
    expect(await complaints(args)).toEqual([`descent: ${message}`])
  })

  it('is told a line a problem', async () => {
    const lines = await complaints([...run, '--digits', '7,7', '--max-epochs', '0'])
    expect(lines).toEqual([`descent: --digits: ${digits} "7,7"`, `descent: --max-epochs: ${epochs} "0"`])
  })

  it.each([
    [[...run, '--colour', 'red'], "descent: unknown option '--colour'"],
    [[...run, '--digits'], "descent: option '--digits <a,b>' argument missing"],
    [[...run, 'again'], 'descent: too many arguments'],
    [['labs', 'show'], "descent: missing required argument 'lab'"],
    [['train'], "descent: unknown command 'train'"]
  ])('of the commands themselves is told too: %j', async (args, message) => {
    const lines = await complaints(args)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(message)
  })
})

describe('a configuration file', () => {
  it.each<[string, object | string, string]>([
    [
      'is not JSON',
      '{\n  "version": 1,\n  lab: 3\n}',
      'line 3, column 3: not valid JSON: expected double-quoted property name'
    ],
    [
      'is not JSON over many lines',
      '{\n  "version": 1,\n  "lab": x\n}\n',
      'line 3, column 10: not valid JSON: unexpected "x"'
    ],
    ['is empty', '', 'line 1, column 1: not valid JSON: unexpected end of JSON input'],
    ['is no object', '[1]', 'expected an object, found [1]'],
    ['has an unknown field', { ...configuration, colour: 1 }, 'colour: there is no such field'],
    [
      'has a wrong type',
      { ...configuration, seed: 'one' },
      'seed: expected a whole number from 0 to 4,294,967,295, found "one"'
    ],
    [
      'has no name',
      { ...configuration, lab: '' },
      'lab: expected a name of small letters, digits and hyphens, such as my-lab, found ""'
    ],
    [
      'names an unknown learner',
      { ...configuration, learner: { name: 'svm', parameters: {} } },
      `learner.name: ${oneOfLearners}, found "svm"`
    ],
    ['is of a version to come', { ...configuration, version: 3 }, 'version: expected 2, found 3'],
    [
      'has equal digits',
      { ...configuration, dataset: dataset('mnist', { digits: [3, 3] }) },
      'dataset.parameters.digits: expected a list of 1 to 10 different whole numbers from 0 to 9, found [3,3]'
    ],
    [
      'has digits out of range',
      { ...configuration, dataset: dataset('mnist', { digits: [0, 12] }) },
      'dataset.parameters.digits: expected a list of 1 to 10 different whole numbers from 0 to 9, found [0,12]'
    ],
    [
      'has a negative number of epochs',
      { ...configuration, schedule: { ...schedule, maximumEpochs: -1 } },
      'schedule.maximumEpochs: expected a whole number from 1 to 100,000, found -1'
    ]
  ])('that %s is refused in one line', async (_case, content, message) => {
    const file = join(temporaryFolder(), 'lab.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    expect(await complaints(['run', '--config', file])).toEqual([`descent: ${file}: ${message}`])
  })
})

describe('what does not fit together', () => {
  it.each([
    [['--digits', '0,1,2'], 'Perceptron needs two classes, found 3 classes'],
    [['--data', 'no-such-data'], 'there is no dataset "no-such-data": "descent datasets" lists those there are'],
    [['--set', 'dataset=moons'], 'scaling needs pixel values from 0 to 255: put it first, on a dataset of pictures']
  ])('fails the run in one line: %j', async (options, message) => {
    const { code, stdout, stderr } = await descent([...run, ...options])
    expect([code, stdout, stderr]).toEqual([1, '', `descent: ${message}\n`])
  })
})

describe('a dataset folder', () => {
  /** What a run says that has its datasets here. */
  async function failure(home: string): Promise<string[]> {
    const { code, stdout, stderr } = await descent([...run, '--json'], { DESCENT_HOME: home })
    expect([code, linesOf(stdout).length]).toEqual([1, 1])
    expect(stderr).not.toMatch(/^ {4}at /m)
    return linesOf(stderr)
  }

  it('that is truncated fails the run in one line', async () => {
    const home = temporaryFolder()
    const folder = join(home, 'datasets', 'mnist')
    linkAllBut(join(inject('descentHome'), 'datasets', 'mnist'), folder, 'x.npy')
    writeFileSync(join(folder, 'x.npy'), 'short')
    expect(await failure(home)).toEqual([
      `descent: ${join(folder, 'x.npy')}: expected 54,880,128 bytes, found 5. Delete the folder ${folder} and start again: Descent makes it anew.`
    ])
  })

  it('that cannot be made fails the run in one line', async () => {
    const home = temporaryFolder()
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'datasets'), '')
    const [line, ...others] = await failure(home)
    expect(others).toEqual([])
    expect(line).toBe(
      `descent: ${join(home, 'datasets', 'mnist')}: the folder cannot be written: a part of the path is a file, not a folder. Free it, or choose another place with DESCENT_HOME.`
    )
  })
})
