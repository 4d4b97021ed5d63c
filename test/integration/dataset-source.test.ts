import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder'
import { configurationWith } from './support/configuration'
import { alter, linkAllBut } from './support/files'
import { ObservedRun } from './support/observed-run'
import { mnistSource } from './support/places'

const lab = configurationWith({ maximumEpochs: 1 })

/** The message with which a run fails that has to make its dataset's folder first. */
async function failure(datasets: string, source = mnistSource): Promise<string> {
  const { state, error } = await new ObservedRun(lab, 'run', { datasets, mnistSource: source }).end()
  expect(state).toBe('failed')
  expect(error?.code).toBe('dataset')
  expect(error?.message).not.toContain('\n')
  return error?.message ?? ''
}

describe('MNIST’s published files', () => {
  const remedy = 'Install Descent’s packages again (npm ci), or the application.'
  const [images, labels] = ['train-images-idx3-ubyte', 't10k-labels-idx1-ubyte']

  let datasets: string
  let source: string
  beforeEach(() => {
    const home = temporaryFolder()
    datasets = join(home, 'datasets')
    source = join(home, 'source')
  })

  it.each([images, labels])('are named where one is missing: %s', async (name) => {
    linkAllBut(mnistSource, source, name)
    expect(await failure(datasets, source)).toBe(`${join(source, name)}: there is no such file or folder. ${remedy}`)
    expect(existsSync(join(datasets, 'mnist'))).toBe(false)
  })

  it.each([
    [images, 47_040_016, 47_000_000],
    [labels, 10_008, 0]
  ])('are named where one is truncated: %s', async (name, expected, found) => {
    linkAllBut(mnistSource, source, name)
    copyFileSync(join(mnistSource, name), join(source, name))
    truncateSync(join(source, name), found)
    const counts = `expected ${expected.toLocaleString('en-US')} bytes, found ${found.toLocaleString('en-US')}`
    expect(await failure(datasets, source)).toBe(`${join(source, name)}: ${counts}. ${remedy}`)
  })

  it.each([
    [images, 1_000_000],
    [labels, 10_007]
  ])('are named where one was altered: %s', async (name, position) => {
    linkAllBut(mnistSource, source, name)
    alter(join(mnistSource, name), join(source, name), position)
    expect(await failure(datasets, source)).toMatch(/: expected SHA-256 \w{64}, found \w{64}: the file was altered\. /)
    expect(existsSync(datasets) ? readdirSync(datasets) : []).toEqual([])
  })
})

describe('a place that cannot be written to', () => {
  const remedy = 'Free it, or choose another place with DESCENT_HOME.'

  // The tests may run as root, for whom no folder is read-only; these two are, for everybody.
  it.runIf(process.platform === 'linux').each(['/proc/descent', '/sys/descent'])('is named: %s', async (datasets) => {
    const message = await failure(datasets)
    expect(message).toMatch(/^\/(proc|sys)\/descent\/mnist: the folder cannot be written: [^:]+\. Free it, or choose/)
  })

  it('is named where a file is in the way of the folder that holds it', async () => {
    const datasets = join(temporaryFolder(), 'datasets')
    writeFileSync(datasets, 'mine')
    expect(await failure(datasets)).toBe(
      `${join(datasets, 'mnist')}: the folder cannot be written: a part of the path is a file, not a folder. ${remedy}`
    )
    expect(readFileSync(datasets, 'utf8')).toBe('mine')
  })

  it('is named where a file is in its way', async () => {
    const datasets = temporaryFolder()
    mkdirSync(datasets, { recursive: true })
    writeFileSync(join(datasets, 'mnist'), 'mine')
    expect(await failure(datasets)).toBe(
      `${join(datasets, 'mnist')}: expected a folder that can be read: a part of the path is a file, not a folder`
    )
    expect(readdirSync(datasets)).toEqual(['mnist'])
  })
})
