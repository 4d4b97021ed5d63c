import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { listDatasets, removeDataset } from '../../../src-main/data/catalogue'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let datasets: string
beforeEach(() => {
  datasets = join(temporaryFolder(), 'datasets')
})

const make = (name: string): void =>
  writeFolder(join(datasets, name), { ...tinyContent, about: { ...tinyContent.about, name } })

describe('listDatasets', () => {
  it('lists none where there is no folder', () => {
    expect(listDatasets(datasets)).toEqual([])
  })

  it('lists by name, with what they take on the disk and what is wrong', () => {
    make('wine')
    make('iris')
    mkdirSync(join(datasets, 'broken'))
    writeFileSync(join(datasets, 'broken', 'dataset.json'), '{')
    mkdirSync(join(datasets, 'wine.1234.partial'))
    writeFileSync(join(datasets, 'notes'), 'mine')
    const listed = listDatasets(datasets)
    expect(listed.map(({ name }) => name)).toEqual(['broken', 'iris', 'wine'])
    expect(listed[0].description).toContain('not valid JSON')
    expect(listed[1]).toMatchObject({ description: { samples: 8 }, folder: join(datasets, 'iris') })
    expect(listed[1].bytes).toBeGreaterThan(160 + 136)
  })

  it('lists no link that leads nowhere', () => {
    make('wine')
    symlinkSync(join(datasets, 'gone'), join(datasets, 'link'))
    expect(listDatasets(datasets).map(({ name }) => name)).toEqual(['wine'])
  })

  it('puts back what was set aside for another that never came', () => {
    make('wine.0b3e9f3c-2a5d-4b7e-9c1f-3d2a1b0c9e8f.replaced')
    make('iris')
    make('iris.0b3e9f3c-2a5d-4b7e-9c1f-3d2a1b0c9e8f.replaced')
    expect(listDatasets(datasets).map(({ name }) => name)).toEqual(['iris', 'wine'])
    expect(readdirSync(datasets).sort()).toEqual(['iris', 'wine'])
  })
})

describe('removeDataset', () => {
  it('removes a dataset whole, and no other', () => {
    make('wine')
    make('wine-2')
    removeDataset('wine', datasets)
    expect(readdirSync(datasets)).toEqual(['wine-2'])
  })

  it.each(['../secret', '.', 'a/b', 'Wine', 'wine.1234.partial'])('refuses %j, which is no name', (name) => {
    make('wine')
    mkdirSync(join(datasets, '..', 'secret'))
    expect(() => removeDataset(name, datasets)).toThrow(/^name: expected small letters/)
    expect(existsSync(join(datasets, '..', 'secret'))).toBe(true)
  })

  it('says when there is none of that name', () => {
    expect(() => removeDataset('wine', datasets)).toThrow(
      'there is no dataset "wine": "descent datasets" lists those there are'
    )
  })
})
