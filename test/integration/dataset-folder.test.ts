import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMnistSamples } from '../../src-main/data/mnist-samples'
import type { StoredDataset } from '../../src-main/data/folder'
import { openMnist } from '../../src-main/data/mnist'
import { temporaryFolder } from '../support/temporary-folder'
import { configurationWith } from './support/configuration'
import { descent, linesOf } from './support/cli'
import { ObservedRun, sharedLocations } from './support/observed-run'
import { alter, linkAllBut } from './support/files'
import { mnistSource } from './support/places'

const lab = configurationWith({ maximumEpochs: 1 })
const files = ['dataset.json', 'x.npy', 'y.npy']

let home: string
let datasets: string
let folder: string
beforeEach(() => {
  home = temporaryFolder()
  datasets = join(home, 'datasets')
  folder = join(datasets, 'mnist')
})

/** The files of the folder, without the list of what was hashed, which comes when they are some seconds old. */
const filesThere = (): string[] =>
  readdirSync(folder)
    .filter((name) => name !== 'verified.json')
    .sort()

/** The message with which a run fails that has its dataset here. */
async function failure(source = mnistSource): Promise<string> {
  const { state, error } = await new ObservedRun(lab, 'run', { datasets, mnistSource: source }).end()
  expect(state).toBe('failed')
  expect(error?.code).toBe('dataset')
  expect(error?.message).not.toContain('\n')
  return error?.message ?? ''
}

function bytesOf({ x }: Pick<StoredDataset, 'x'>): Buffer {
  return Buffer.from(x.buffer, x.byteOffset, x.byteLength)
}

describe('MNIST', () => {
  it('is turned into its folder once', () => {
    const first = openMnist({ datasets, mnistSource })
    expect(readdirSync(datasets)).toEqual(['mnist'])
    expect(filesThere()).toEqual(files)
    const made = statSync(join(folder, 'x.npy')).mtimeMs
    // The second opening needs no source, and changes nothing.
    const second = openMnist({ datasets, mnistSource: join(home, 'gone') })
    expect(second.description).toEqual(first.description)
    expect(Buffer.compare(bytesOf(second), bytesOf(first))).toBe(0)
    expect(statSync(join(folder, 'x.npy')).mtimeMs).toBe(made)
  })

  it('is what was published: 60,000 and 10,000 digits', () => {
    const { x, y = new Uint8Array(0), description } = openMnist(sharedLocations())
    expect([x.length, y.length]).toEqual([70_000 * 784, 70_000])
    expect(description.splits).toEqual({ train: [0, 60_000], test: [60_000, 70_000] })
    const images = readFileSync(join(mnistSource, 't10k-images-idx3-ubyte')).subarray(16)
    expect(Buffer.compare(bytesOf({ x }).subarray(60_000 * 784), images)).toBe(0)
    // The first ten training labels, as every introduction to MNIST shows them.
    expect([...y.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
  })

  it('has 12,665 and 2,115 samples of 0 and 1', () => {
    const { train, test } = openMnistSamples({ digits: [0, 1] }, sharedLocations())
    expect([train.x.count, test.x.count]).toEqual([12_665, 2115])
    expect(train.y.values.filter((c) => c === 0)).toHaveLength(5923)
    expect(test.y.values.filter((c) => c === 0)).toHaveLength(980)
  })

  it('is opened by digits: all ten, or one against the rest', () => {
    const ten = openMnistSamples({ digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], trainCount: 1000 }, sharedLocations())
    expect([ten.train.x.count, ten.test.x.count, ten.train.x.dimension]).toEqual([1000, 10_000, 784])
    expect([...ten.train.y.values.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    const eight = openMnistSamples({ digits: [8] }, sharedLocations())
    expect(eight.train.y.values.filter((c) => c === 1)).toHaveLength(5851)
    expect(eight.test.y.values.filter((c) => c === 1)).toHaveLength(974)
  })
})

describe('a run on a dataset folder', () => {
  it.each(['missing', 'empty'])('makes it when it is %s', async (state) => {
    if (state === 'empty') mkdirSync(folder, { recursive: true })
    const run = new ObservedRun(lab, 'run', { datasets, mnistSource })
    expect((await run.end()).state).toBe('finished')
    expect(readdirSync(datasets)).toEqual(['mnist'])
    expect(filesThere()).toEqual(files)
  })

  it('makes it once where two start at the same time', async () => {
    const command = ['run', 'perceptron-mnist', '--max-epochs', '1']
    const ended = await Promise.all([1, 2].map(() => descent(command, { DESCENT_HOME: home })))
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(new Array(2).fill([0, '']))
    expect(ended.map(({ stdout }) => linesOf(stdout).length)).toEqual([5, 5])
    expect(readdirSync(datasets)).toEqual(['mnist'])
  })

  describe('that was damaged', () => {
    const whole = (name: string): string => join(sharedLocations().datasets, 'mnist', name)
    const path = (name: string): string => join(folder, name)
    const remedy = (): string => `Delete the folder ${folder} and start again: Descent makes it anew.`

    it('names x.npy where it is truncated', async () => {
      linkAllBut(whole('.'), folder, 'x.npy')
      copyFileSync(whole('x.npy'), path('x.npy'))
      truncateSync(path('x.npy'), 1_000_000)
      expect(await failure()).toBe(`${path('x.npy')}: expected 54,880,128 bytes, found 1,000,000. ${remedy()}`)
    })

    it('names x.npy where it was altered', async () => {
      linkAllBut(whole('.'), folder, 'x.npy')
      alter(whole('x.npy'), path('x.npy'), 31_415_926)
      const sum = '[0-9a-f]{64}'
      expect(await failure()).toMatch(
        new RegExp(`^${path('x.npy')}: expected SHA-256 ${sum}, found ${sum}: the file was altered. Delete`)
      )
    })

    it.each(files)('names %s where it is missing', async (name) => {
      linkAllBut(whole('.'), folder, name)
      expect(await failure()).toBe(`${path(name)}: there is no such file or folder. ${remedy()}`)
    })

    it('names dataset.json where it is broken', async () => {
      linkAllBut(whole('.'), folder, 'dataset.json')
      writeFileSync(path('dataset.json'), readFileSync(whole('dataset.json')).subarray(0, 100))
      expect(await failure()).toBe(`${path('dataset.json')}: not valid JSON. ${remedy()}`)
    })

    it('is left as it is', async () => {
      mkdirSync(folder, { recursive: true })
      symlinkSync(whole('y.npy'), path('y.npy'))
      await failure()
      expect(readdirSync(folder)).toEqual(['y.npy'])
    })
  })
})
