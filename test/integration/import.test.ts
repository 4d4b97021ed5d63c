import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../src-main/data/folder'
import { temporaryFolder } from '../support/temporary-folder'
import { descent, linesOf, RunningCommand, type Ended } from './support/cli'
import { mnistSource, root } from './support/places'

const iris = join(root, 'resources', 'datasets', 'iris.csv')

let home: string
let datasets: string
beforeEach(() => {
  home = temporaryFolder()
  datasets = join(home, 'datasets')
})

const run = (...args: string[]): Promise<Ended> => descent(args, { DESCENT_HOME: home })
const there = (): string[] => (existsSync(datasets) ? readdirSync(datasets).sort() : [])

/** A table of about 60 MB: importing it takes long enough to be interrupted. */
function longTable(): string {
  const path = join(home, 'long.csv')
  writeFileSync(path, `a,b,c,k\n${'1.25,2.5,-3.75e-3,u\n3,4,5,v\n'.repeat(2_000_000)}`)
  return path
}

/** An import that has begun to write. */
async function begun(...args: string[]): Promise<RunningCommand> {
  const command = new RunningCommand(['import', longTable(), '--name', 'long', ...args], { DESCENT_HOME: home })
  const hasRows = (): boolean =>
    there().some((name) => name.endsWith('.partial') && existsSync(join(datasets, name, 'x.part')))
  for (let waited = 0; !hasRows(); waited += 5) {
    if (waited > 20_000) throw new Error(`it does not begin: ${command.stderr}`)
    await delay(5)
  }
  await delay(30)
  return command
}

describe('descent import', () => {
  it('makes a dataset of a table, and says what it found', async () => {
    expect(await run('import', iris, '--name', 'iris')).toMatchObject({
      code: 0,
      stdout: 'Imported iris: 150 samples, 4 columns, 3 classes (setosa, versicolor, virginica)\n',
      stderr: ''
    })
    expect(openFolder(join(datasets, 'iris')).x.slice(0, 4)).toEqual(Float64Array.of(5.1, 3.5, 1.4, 0.2))
    const { stdout } = await run(
      'import',
      iris,
      '--name',
      'iris',
      '--replace',
      '--json',
      '--omit',
      '1,class',
      '--title',
      'Iris'
    )
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'iris',
      title: 'Iris',
      columns: ['sepal width', 'petal length'],
      target: { kind: 'values', name: 'petal width' }
    })
    expect(there()).toEqual(['iris'])
  })

  it('makes what a run can train on, validate with and test', async () => {
    await run('import', iris, '--name', 'iris')
    const shares = ['--set', 'validationShare=0.2', '--set', 'testShare=0.3']
    const { code, stdout } = await run('run', 'lda', '--data', 'iris', ...shares, '--json')
    expect(code).toBe(0)
    const rows = linesOf(stdout)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ type }) => type === 'row' || type === 'epoch')
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      // 75, 30 and 45 flowers, of which few are told wrong.
      for (const [name, count] of [
        ['trainError', 75],
        ['validationError', 30],
        ['testError', 45]
      ] as const) {
        const wrong = Number(row[name]) * count
        expect(Math.abs(wrong - Math.round(wrong))).toBeLessThan(1e-9)
        expect(wrong).toBeLessThan(0.1 * count)
      }
    }
  })

  it('takes all of its options', async () => {
    const path = join(home, 'table.txt')
    writeFileSync(path, Buffer.from('1,5;red;caf\xe9;9\n;blue;th\xe9;9\n2,5;red;th\xe9;9\n', 'latin1'))
    const options = '--no-header --decimal comma --encoding windows-1252 --label 3 --omit 4 --one-hot 5 --missing drop'
    const { stdout, stderr } = await run('import', path, '--name', 'teas', '--delimiter', ';', ...options.split(' '))
    expect([stderr, linesOf(stdout)]).toEqual([
      '',
      ['Imported teas: 2 samples, 2 columns, 2 classes of x3 (café, thé)', 'Left out for missing values: 1 of 3 rows.']
    ])
    expect([...openFolder(join(datasets, 'teas')).x]).toEqual([1.5, 1, 2.5, 1])
  })

  it('makes a dataset of a folder as MNIST was published', async () => {
    const { stdout } = await run('import', mnistSource, '--name', 'digits')
    expect(stdout).toBe('Imported digits: 70,000 samples, 784 columns, 10 classes (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)\n')
    const images = readFileSync(join(mnistSource, 't10k-images-idx3-ubyte')).subarray(16)
    const { x } = openFolder(join(datasets, 'digits'))
    expect(Buffer.compare(Buffer.from(x.buffer, x.byteOffset + 60_000 * 784), images)).toBe(0)
  })

  it('makes a dataset of a folder of pictures', async () => {
    for (const [name, value] of [
      ['dark/1.png', 3],
      ['light/1.jpg', 250]
    ] as const) {
      mkdirSync(dirname(join(home, 'tones', name)), { recursive: true })
      const background = { r: value, g: value, b: value }
      await sharp({ create: { width: 9, height: 7, channels: 3, background } }).toFile(join(home, 'tones', name))
    }
    const { stdout, stderr } = await run(
      'import',
      join(home, 'tones'),
      '--name',
      'tones',
      '--size',
      '2x3',
      '--colour',
      'grey'
    )
    expect([stderr, stdout]).toEqual(['', 'Imported tones: 2 samples, 6 columns, 2 classes (dark, light)\n'])
    expect([...openFolder(join(datasets, 'tones')).x]).toEqual([3, 3, 3, 3, 3, 3, 250, 250, 250, 250, 250, 250])
  })

  it.each<[string, string[], number, string]>([
    [
      'a name that is none',
      [iris, '--name', 'My Iris'],
      2,
      'name: expected small letters, digits and hyphens, such as wine-quality, found "My Iris"'
    ],
    ['MNIST’s name', [iris, '--name', 'mnist'], 2, 'name: "mnist" means something else already: choose another'],
    ['no name', [iris], 2, "required option '--name <name>' not specified"],
    [
      'a column that is not there',
      [iris, '--name', 'i', '--label', 'colour'],
      2,
      `${iris}: there is no column "colour"; there is sepal length, sepal width, petal length, petal width, class, or a number from 1 to 5`
    ],
    [
      'a size that is none',
      [iris, '--name', 'i', '--size', '28'],
      2,
      '--size: expected a size such as 28x28, found "28"'
    ],
    [
      'a delimiter that is none',
      [iris, '--name', 'i', '--delimiter', 'ab'],
      2,
      '--delimiter: expected one character such as ; or "tab", found "ab"'
    ],
    [
      'too many texts',
      [iris, '--name', 'i', '--one-hot', '1'],
      2,
      '--one-hot: expected a whole number from 2 to 1000, found "1"'
    ],
    [
      'a picture of another size',
      [iris, '--name', 'i', '--picture', '2x3x1'],
      1,
      `${iris}: line 2, column 1 (sepal length): expected a whole number from 0 to 255, found "5.1"; --type float64 takes any number`
    ],
    ['no file', ['/no/such.csv', '--name', 'i'], 1, '/no/such.csv: cannot be read: there is no such file or folder']
  ])('tells in one line of %s', async (_case, args, code, message) => {
    expect(await run('import', ...args)).toMatchObject({ code, stdout: '', stderr: `descent: ${message}\n` })
    expect(there()).toEqual([])
  })

  it('refuses a name that there is', async () => {
    await run('import', iris, '--name', 'iris')
    const again = await run('import', iris, '--name', 'iris')
    expect([again.code, again.stderr]).toEqual([
      1,
      `descent: there is a dataset "iris" already (${join(datasets, 'iris')}): choose another name, or say --replace\n`
    ])
  })

  it('interrupted with Ctrl-C ends with 130 and leaves nothing', async () => {
    const command = await begun()
    process.kill(command.pid, 'SIGINT')
    expect(await command.ended).toMatchObject({
      code: 130,
      stdout: '',
      stderr: 'descent: interrupted; nothing was imported\n'
    })
    expect(there()).toEqual([])
  })

  it('killed half-way leaves nothing in the dataset’s place, nor harms what it should replace', async () => {
    await run('import', iris, '--name', 'long')
    const command = await begun('--replace')
    process.kill(command.pid, 'SIGKILL')
    expect(await command.ended).toMatchObject({ signal: 'SIGKILL' })
    expect(openFolder(join(datasets, 'long')).description.samples).toBe(150)
    // What it left is not taken for a dataset, and does not keep anybody from making one.
    expect(there().filter((name) => name.endsWith('.partial'))).toHaveLength(1)
    expect(linesOf((await run('datasets')).stdout).filter((line) => line.includes('long'))).toHaveLength(1)
    expect(await run('import', iris, '--name', 'long', '--replace')).toMatchObject({ code: 0 })
  })

  it('makes one dataset of two of the same name at the same time', async () => {
    const ended = await Promise.all([1, 2, 3].map(() => run('import', iris, '--name', 'iris')))
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1, 1])
    for (const { code, stderr } of ended) if (code === 1) expect(stderr).toContain('there is a dataset "iris" already')
    expect(openFolder(join(datasets, 'iris')).description.samples).toBe(150)
    expect(there()).toEqual(['iris'])
  })
})

describe('descent datasets', () => {
  it('lists what there is, and MNIST', async () => {
    const hints = [expect.stringMatching(/^Drawn .* moons, /), expect.stringMatching(/ --data NAME /)]
    expect(linesOf((await run('datasets')).stdout)).toEqual([expect.stringMatching(/^mnist +at hand/), ...hints])
    await run('import', iris, '--name', 'iris')
    mkdirSync(join(datasets, 'broken'))
    writeFileSync(join(datasets, 'broken', 'dataset.json'), '{}')
    const { code, stdout, stderr } = await run('datasets')
    expect([code, stderr]).toEqual([0, ''])
    expect(linesOf(stdout)).toEqual([
      expect.stringMatching(/^mnist +at hand/),
      expect.stringMatching(/^broken +damaged: /),
      expect.stringMatching(/^iris +150 x 4 +5\.\d kB +3 classes$/),
      ...hints
    ])
  })

  it('removes one', async () => {
    await run('import', iris, '--name', 'iris')
    expect(await run('datasets', 'remove', 'iris')).toMatchObject({ code: 0, stdout: 'Removed iris.\n' })
    expect(there()).toEqual([])
    expect(await run('datasets', 'remove', 'iris')).toMatchObject({
      code: 1,
      stderr: 'descent: there is no dataset "iris": "descent datasets" lists those there are\n'
    })
    expect((await run('datasets', 'remove', '../x')).code).toBe(2)
  })
})
