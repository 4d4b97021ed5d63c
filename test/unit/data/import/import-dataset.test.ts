import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../../../src-main/data/folder'
import { importDataset, type ImportSetting } from '../../../../src-main/data/import/import-dataset'
import type { ImportProgress } from '../../../../src-main/data/import/parts'
import { sourceOf, type Source } from './support'

const table = 'a,b,k\n1,2,u\n3,4,v\n'
const other = 'a,k\n9,u\n'

let source: Source
let setting: ImportSetting
beforeEach(() => {
  source = sourceOf(table)
  setting = { datasets: source.datasets, reserved: ['mnist', 'moons'] }
})

const there = (): string[] => (existsSync(source.datasets) ? readdirSync(source.datasets).sort() : [])

/** A table that takes many pieces. */
function longTable(): Source {
  return sourceOf(`a,b,k\n${'1.25,2.5,u\n3,4,v\n'.repeat(150_000)}`)
}

describe('importDataset', () => {
  it('makes a folder of three files, and tells its description', async () => {
    const told = await importDataset(source.path, { name: 'wine-2', title: 'Wine' }, setting)
    expect(there()).toEqual(['wine-2'])
    expect(readdirSync(join(source.datasets, 'wine-2')).sort()).toEqual(['dataset.json', 'x.npy', 'y.npy'])
    expect(told).toMatchObject({ version: 2, name: 'wine-2', title: 'Wine', samples: 2, dimension: 2 })
  })

  it.each([
    'Wine',
    'wine_2',
    '-wine',
    'wine-',
    'wine--2',
    '',
    ' ',
    '.',
    '..',
    '../wine',
    'a/b',
    'a\\b',
    '/etc',
    'C:',
    'wine.npy',
    'größe',
    'a\0b',
    'w'.repeat(61)
  ])('refuses the name %j', async (name) => {
    await expect(importDataset(source.path, { name }, setting)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^name: expected small letters, digits and hyphens, such as wine-quality/)
    })
    expect(there()).toEqual([])
  })

  it.each(['mnist', 'moons', 'con', 'com1', 'nul'])('refuses the name %s, which means something else', async (name) => {
    await expect(importDataset(source.path, { name }, setting)).rejects.toThrow(
      `name: "${name}" means something else already`
    )
  })

  it('refuses a name that there is, and replaces it where that is asked for', async () => {
    await importDataset(source.path, { name: 'one' }, setting)
    writeFileSync(source.path, other)
    const folder = join(source.datasets, 'one')
    await expect(importDataset(source.path, { name: 'one' }, setting)).rejects.toThrow(
      `there is a dataset "one" already (${folder}): choose another name, or say --replace`
    )
    expect(openFolder(folder).x).toHaveLength(4)
    await importDataset(source.path, { name: 'one', replace: true }, setting)
    expect([...openFolder(folder).x]).toEqual([9])
    expect(there()).toEqual(['one'])
  })

  it('leaves the dataset that should be replaced where the new one cannot be made', async () => {
    await importDataset(source.path, { name: 'one' }, setting)
    writeFileSync(source.path, `${other}x,u\n`)
    await expect(importDataset(source.path, { name: 'one', replace: true }, setting)).rejects.toThrow(
      'line 3, column 1'
    )
    expect([...openFolder(join(source.datasets, 'one')).x]).toEqual([1, 2, 3, 4])
    expect(there()).toEqual(['one'])
  })

  it('makes one of two of the same name at the same time, and says so to the other', async () => {
    const long = longTable()
    const ended = await Promise.allSettled(
      [source.path, long.path].map((path) => importDataset(path, { name: 'one' }, setting))
    )
    expect(ended[0]).toMatchObject({ status: 'fulfilled' })
    expect(ended[1]).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('already') } })
    expect([...openFolder(join(source.datasets, 'one')).x]).toEqual([1, 2, 3, 4])
    expect(there()).toEqual(['one'])
  })

  it('has two that replace the same name both succeed, the later one last', async () => {
    await importDataset(source.path, { name: 'one' }, setting)
    const long = longTable()
    await Promise.all(
      [source.path, long.path].map((path) => importDataset(path, { name: 'one', replace: true }, setting))
    )
    expect(openFolder(join(source.datasets, 'one')).description.samples).toBe(300_000)
    expect(there()).toEqual(['one'])
  })

  it('tells how far it has come', async () => {
    const long = longTable()
    const told: ImportProgress[] = []
    await importDataset(long.path, { name: 'long' }, { ...setting, onProgress: (progress) => told.push(progress) })
    const { length: total } = readFileSync(long.path)
    expect(told.length).toBeGreaterThan(4)
    expect(told.at(-1)).toEqual({ done: total, total, unit: 'bytes' })
    expect(told.map(({ done }) => done)).toEqual([...told.map(({ done }) => done)].sort((a, b) => a - b))
  })

  it('can be cancelled at any piece, leaving nothing', async () => {
    const long = longTable()
    for (const pieces of [1, 3, 6]) {
      const controller = new AbortController()
      let seen = 0
      const onProgress = (): void => {
        if (++seen === pieces) controller.abort()
      }
      const importing = importDataset(
        long.path,
        { name: 'long' },
        { ...setting, onProgress, signal: controller.signal }
      )
      await expect(importing).rejects.toThrow(/abort/)
      expect(seen).toBe(pieces)
      expect(there()).toEqual([])
    }
  })

  it('clears what an import left that was killed long ago', async () => {
    const left = ['other.5e0c.partial', 'other.77aa.partial'].map((name) => join(source.datasets, name))
    for (const folder of left) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'x.part'), 'half')
    }
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000)
    for (const path of [join(left[0], 'x.part'), ...left]) utimesSync(path, hoursAgo, hoursAgo)
    await importDataset(source.path, { name: 'one' }, setting)
    // Into the second one somebody wrote a moment ago.
    expect(there()).toEqual(['one', 'other.77aa.partial'])
  })

  it('names a source that is not there', async () => {
    const gone = `${source.path}.gone`
    await expect(importDataset(gone, { name: 'one' }, setting)).rejects.toThrow(
      `${gone}: cannot be read: there is no such file or folder`
    )
  })

  it('names a place that cannot be written to', async () => {
    writeFileSync(source.datasets, 'mine')
    await expect(importDataset(source.path, { name: 'one' }, setting)).rejects.toThrow(
      `${join(source.datasets, 'one')}: the folder cannot be written: a part of the path is a file, not a folder.`
    )
  })
})
