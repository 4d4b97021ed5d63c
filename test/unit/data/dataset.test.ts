import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isDatasetFolder, openDataset, writeDataset } from '../../../src-main/data/dataset'
import { sha256Of } from '../../../src-main/data/files'
import { npyHeader } from '../../../src-main/data/npy'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let folder: string
beforeEach(() => {
  folder = join(temporaryFolder(), 'tiny')
  writeDataset(folder, tinyContent)
})

const file = (name: string): string => join(folder, name)
const remedy = (): string => `Delete the folder ${folder} and start again: Descent makes it anew.`

/** Changes dataset.json. */
function rewrite(change: (about: Record<string, unknown>) => void): void {
  const about = JSON.parse(readFileSync(file('dataset.json'), 'utf8')) as Record<string, unknown>
  change(about)
  writeFileSync(file('dataset.json'), JSON.stringify(about))
}

describe('a dataset folder', () => {
  it('is opened as it was written', () => {
    const { description, x, y } = openDataset(folder)
    expect([...x]).toEqual(tinyContent.x.flatMap((part) => [...part]))
    expect([...y]).toEqual(tinyContent.y.flatMap((part) => [...part]))
    const { files, version, ...about } = description
    expect(about).toEqual(tinyContent.about)
    expect(version).toBe(1)
    expect(files['y.npy']).toEqual({ bytes: 128 + 8, sha256: sha256Of(readFileSync(file('y.npy'))) })
  })

  it('holds arrays that NumPy reads', () => {
    expect(
      readFileSync(file('x.npy'))
        .subarray(0, 128)
        .equals(npyHeader([8, 4]))
    ).toBe(true)
  })

  it.each([
    ['x.npy', 1, 'expected 160 bytes, found 159.'],
    ['y.npy', 8, 'expected 136 bytes, found 128.']
  ])('is refused when %s is %i bytes short', (name, missing, message) => {
    truncateSync(file(name), readFileSync(file(name)).length - missing)
    expect(() => openDataset(folder)).toThrow(`${file(name)}: ${message} ${remedy()}`)
  })

  it.each(['x.npy', 'y.npy'])('is refused when one bit of %s is another', (name) => {
    const content = readFileSync(file(name))
    const before = sha256Of(content)
    content[content.length - 2] ^= 0x10
    writeFileSync(file(name), content)
    const message = `${file(name)}: expected SHA-256 ${before}, found ${sha256Of(content)}: the file was altered. ${remedy()}`
    expect(() => openDataset(folder)).toThrow(expect.objectContaining({ code: 'dataset', message }))
  })

  it.each(['x.npy', 'y.npy', 'dataset.json'])('is refused without %s', (name) => {
    rmSync(file(name))
    expect(() => openDataset(folder)).toThrow(`${file(name)}: there is no such file or folder. ${remedy()}`)
  })

  it('is refused when its description is broken', () => {
    const refused = (message: string): void => expect(() => openDataset(folder)).toThrow(`${message}. ${remedy()}`)
    rewrite((about) => (about['height'] = '2'))
    refused(`${file('dataset.json')}: height: expected a number, found "2"`)
    rewrite((about) => (about['height'] = 3))
    refused(`${folder}: expected x.npy to have the shape (N, 6) and y.npy (N), found (8, 4) and (8)`)
    rewrite((about) => Object.assign(about, { height: 2, splits: { train: [0, 6], test: [6, 9] } }))
    refused(`${folder}: dataset.json: splits.test: expected rows from 0 to 8, found [6, 9]`)
    rewrite((about) => delete about['splits'])
    refused(`${file('dataset.json')}: splits: expected an object, found nothing`)
    writeFileSync(file('dataset.json'), '{"version": 1,')
    refused(`${file('dataset.json')}: not valid JSON`)
  })

  it('is written over no other', () => {
    writeDataset(folder, { ...tinyContent, about: { ...tinyContent.about, name: 'other' } })
    expect(openDataset(folder).description.name).toBe('tiny')
  })
})

describe('isDatasetFolder', () => {
  it('tells a folder with something in it from one that is missing or empty', () => {
    expect(isDatasetFolder(folder)).toBe(true)
    const empty = join(temporaryFolder(), 'empty')
    expect(isDatasetFolder(empty)).toBe(false)
    mkdirSync(empty)
    expect(isDatasetFolder(empty)).toBe(false)
    writeFileSync(join(empty, 'x.npy'), '')
    expect(isDatasetFolder(empty)).toBe(true)
  })

  it('refuses a file', () => {
    expect(() => isDatasetFolder(file('x.npy'))).toThrow(
      `${file('x.npy')}: expected a folder that can be read: a part of the path is a file, not a folder`
    )
  })
})
