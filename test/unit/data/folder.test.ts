import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isDatasetFolder, openFolder } from '../../../src-main/data/folder'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { sha256Of } from '../../../src-main/data/files'
import { npyHeader } from '../../../src-main/data/npy'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

const content = { ...tinyContent, about: { ...tinyContent.about, name: 'mnist' } }

let folder: string
beforeEach(() => {
  folder = join(temporaryFolder(), 'mnist')
  writeFolder(folder, content)
})

const file = (name: string): string => join(folder, name)
const remedy = (): string => `Delete the folder ${folder} and start again: Descent makes it anew.`

/** Changes dataset.json. */
function rewrite(change: (about: Record<string, unknown>) => unknown): void {
  const about = JSON.parse(readFileSync(file('dataset.json'), 'utf8')) as Record<string, unknown>
  const instead = change(about)
  writeFileSync(file('dataset.json'), JSON.stringify(typeof instead === 'object' ? instead : about))
}

/** Writes a dataset.json as Descent 0.1 did. */
function rewriteAsFirstVersion(change: object = {}): void {
  rewrite((about) => {
    const { name, source, files, splits } = about
    return { version: 1, name, source, height: 2, width: 2, splits, files, ...change }
  })
}

describe('a dataset folder', () => {
  it('is opened as it was written', () => {
    const { description, x, y } = openFolder(folder)
    expect([...x]).toEqual(content.x.flatMap((part) => [...part]))
    expect([...(y ?? [])]).toEqual(content.y.flatMap((part) => [...part]))
    const { files, version, samples, ...about } = description
    expect(about).toEqual(content.about)
    expect([version, samples]).toEqual([2, 8])
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
    expect(() => openFolder(folder)).toThrow(`${file(name)}: ${message} ${remedy()}`)
  })

  it.each(['x.npy', 'y.npy'])('is refused when one bit of %s is another', (name) => {
    const bytes = readFileSync(file(name))
    const before = sha256Of(bytes)
    bytes[bytes.length - 2] ^= 0x10
    writeFileSync(file(name), bytes)
    const message = `${file(name)}: expected SHA-256 ${before}, found ${sha256Of(bytes)}: the file was altered. ${remedy()}`
    expect(() => openFolder(folder)).toThrow(expect.objectContaining({ code: 'dataset', message }))
  })

  it.each(['x.npy', 'y.npy', 'dataset.json'])('is refused without %s', (name) => {
    rmSync(file(name))
    expect(() => openFolder(folder)).toThrow(`${file(name)}: there is no such file or folder. ${remedy()}`)
  })

  it('is refused when its description is broken', () => {
    const refused = (message: string): void => expect(() => openFolder(folder)).toThrow(`${message}. ${remedy()}`)
    rewrite((about) => (about['dimension'] = '4'))
    refused(`${file('dataset.json')}: dimension: expected a number, found "4"`)
    rewrite((about) => (about['dimension'] = 6))
    refused(`${folder}: expected x.npy to have the shape (N, 6) and y.npy (N), found (8, 4) and (8)`)
    rewrite((about) => Object.assign(about, { dimension: 4, splits: { train: [0, 6], test: [6, 9] } }))
    refused(`${folder}: dataset.json: splits.test: expected rows from 0 to 8, found [6, 9]`)
    rewrite((about) => Object.assign(about, { splits: { train: [0, 6], test: [6, 8] }, samples: 7 }))
    refused(`${folder}: dataset.json: samples: expected 8, found 7`)
    rewrite((about) =>
      Object.assign(about, { samples: 8, target: { kind: 'classes', name: '', classNames: ['a'], counts: [8] } })
    )
    refused(`${folder}: expected classes from 0 to 0, found 9`)
    rewrite((about) => delete about['target'])
    refused(`${file('dataset.json')}: target: expected an object, found nothing`)
    rewrite((about) => (about['version'] = 3))
    refused(`${file('dataset.json')}: version: expected 2, found 3; target: expected an object, found nothing`)
    writeFileSync(file('dataset.json'), '{"version": 2,')
    refused(`${file('dataset.json')}: not valid JSON`)
    writeFileSync(file('dataset.json'), 'null')
    refused(`${file('dataset.json')}: expected an object, found null`)
  })

  it('that was imported is to be imported again', () => {
    const imported = join(temporaryFolder(), 'wine')
    writeFolder(imported, { ...content, about: { ...content.about, name: 'wine' } })
    rmSync(join(imported, 'y.npy'))
    expect(() => openFolder(imported)).toThrow(/Import it again: descent import FILE --name wine --replace\.$/)
    writeFileSync(join(imported, 'dataset.json'), '{')
    expect(() => openFolder(imported)).toThrow(/not valid JSON\. Import it again: descent import FILE --name wine/)
  })

  it('is written over no other', () => {
    writeFolder(folder, { ...content, about: { ...content.about, title: 'other' } })
    expect(openFolder(folder).description.title).toBeUndefined()
  })
})

describe('a dataset folder of the first version', () => {
  it('is opened as it is, its classes by their numbers', () => {
    rewriteAsFirstVersion()
    const { description, x, y } = openFolder(folder)
    expect([x.length, y?.length]).toEqual([32, 8])
    expect(description).toMatchObject({
      samples: 8,
      dimension: 4,
      type: 'uint8',
      picture: { height: 2, width: 2, channels: 1 },
      splits: { train: [0, 5], test: [5, 8] },
      target: { kind: 'classes', classNames: [...'0123456789'], counts: [0, 0, 0, 0, 3, 0, 0, 3, 0, 2] }
    })
    expect(JSON.parse(readFileSync(file('dataset.json'), 'utf8'))).toMatchObject({ version: 1 })
    expect(openFolder(folder).description).toMatchObject({
      picture: { height: 2, width: 2 },
      splits: { test: [5, 8] }
    })
  })

  it('is refused when it is damaged', () => {
    rewriteAsFirstVersion({ height: '2' })
    expect(() => openFolder(folder)).toThrow(
      `${file('dataset.json')}: height: expected a number, found "2". ${remedy()}`
    )
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
