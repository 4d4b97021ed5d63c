import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject, describe, expect, it } from 'vitest'
import { labs } from '../../src-main/labs/catalogue'
import { perceptronMnist } from '../../src-main/labs/perceptron-mnist'
import { generators } from '../../src-main/learning/generators/registry'
import { temporaryFolder } from '../support/temporary-folder'
import { descent, linesOf, objectsOf } from './support/cli'
import { root } from './support/places'

describe('descent', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(await descent(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    [['--help'], ['Usage: descent [options] [command]', 'run', 'labs', 'doctor', '--version']],
    [['help', 'run'], ['Usage: descent run [options] [lab]']],
    [
      ['run', '--help'],
      [
        'Usage: descent run [options] [lab]',
        'perceptron-mnist',
        '--config <file>',
        '--data <name>',
        '--learner <name>',
        '--digits <a,b>',
        '--scaling <name>',
        'none, unit, standardised',
        '--no-bias',
        '--shuffle <seed>',
        '--max-epochs <n>',
        'from 1 to 100,000',
        '--seed <n>',
        '--set <field=value>',
        '--json'
      ]
    ],
    [
      ['labs', '--help'],
      ['Usage: descent labs [options] [command]', 'show']
    ],
    [['labs', 'show', '--help'], ['Usage: descent labs show [options] <lab>']],
    [
      ['doctor', '--help'],
      ['Usage: descent doctor [options]', 'what would bring the rest']
    ]
  ])('helps: %j', async (args, expected) => {
    const { code, stdout, stderr } = await descent(args)
    expect([code, stderr]).toEqual([0, ''])
    // Commander breaks long lines.
    const text = stdout.replace(/\s+/g, ' ')
    for (const part of expected) expect(text).toContain(part)
  })

  it('lists the labs', async () => {
    const { code, stdout, stderr } = await descent(['labs'])
    expect([code, stderr]).toEqual([0, ''])
    expect(linesOf(stdout).map((line) => line.split(/\s{2,}/))).toEqual(
      labs.map(({ name, section, title }) => [name, section, title])
    )
  })

  it('shows a lab as a file to start from', async () => {
    const { code, stdout } = await descent(['labs', 'show', 'perceptron-mnist'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(perceptronMnist.configuration)
    const file = join(temporaryFolder(), 'own.json')
    writeFileSync(file, stdout.replace('"maximumEpochs": 100', '"maximumEpochs": 2'))
    const run = await descent(['run', '--config', file, '--json'])
    expect(objectsOf(run.stdout).at(-1)).toMatchObject({ type: 'result', epochs: 2 })
  })

  it('lists the datasets, and what else there is to run a lab on', async () => {
    const { code, stdout } = await descent(['datasets'])
    expect(code).toBe(0)
    expect(linesOf(stdout)).toEqual([
      expect.stringMatching(/^mnist {19}70,000 x 784 /),
      `Drawn when a run needs them: ${Object.keys(generators).join(', ')}.`,
      'descent run LAB --data NAME runs a lab on one of these.'
    ])
  })

  it('says what is installed', async () => {
    const { code, stdout, stderr } = await descent(['doctor'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`ok       Node              `)
    expect(stdout).toContain(`ok       npm packages      installed\n`)
    expect(stdout).toMatch(/^(ok {5}|not ok ) {2}Electron {10}\S/m)
    expect(stdout).toMatch(/^(ok {5}|not ok ) {2}display {11}(available|none)$/m)
    expect(stdout).toContain(`ok       TypeScript engine always there\n`)
    expect(stdout).toContain(`ok       MNIST             ${join(inject('descentHome'), 'datasets', 'mnist')}\n`)
    expect(stdout).not.toContain('undefined')
  })

  it.each(['an unknown file in the folder', 'a file in the way'])(
    'says what is wrong with a dataset: %s',
    async (what) => {
      const home = temporaryFolder()
      const folder = join(home, 'datasets', 'mnist')
      mkdirSync(what === 'a file in the way' ? join(home, 'datasets') : folder, { recursive: true })
      writeFileSync(what === 'a file in the way' ? folder : join(folder, 'notes.txt'), 'mine')
      const { code, stdout, stderr } = await descent(['doctor'], { DESCENT_HOME: home })
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^not ok {3}MNIST {13}damaged$/m)
      expect(linesOf(stdout).at(-1)).toContain(folder)
    }
  )

  it('says what the first run will make', async () => {
    const home = temporaryFolder()
    const { stdout } = await descent(['doctor'], { DESCENT_HOME: home })
    const folder = join(home, 'datasets', 'mnist')
    expect(stdout).toContain(`ok       MNIST             at hand; the first run turns it into ${folder}\n`)
  })
})
