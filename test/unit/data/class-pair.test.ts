import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { selectClassPair, type ClassPair } from '../../../src-main/data/class-pair'
import { openDataset, type Dataset } from '../../../src-main/data/dataset'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let dataset: Dataset
beforeEach(() => {
  const folder = join(temporaryFolder(), 'tiny')
  writeFolder(folder, tinyContent)
  dataset = openDataset(folder)
})

const picturesOf = ({ pixels, rows }: ClassPair): number[][] => Array.from(rows, (_, n) => [...pixels.row(n)])

describe('selectClassPair', () => {
  it('picks the samples of both classes in the order of the file', () => {
    const pair = selectClassPair(dataset, 'train', [4, 7])
    expect([...pair.rows]).toEqual([0, 1, 3, 4])
    expect([...pair.y]).toEqual([1, -1, -1, 1])
    expect(picturesOf(pair)).toEqual([
      [1, 0, 0, 0],
      [2, 0, 0, 9],
      [4, 8, 0, 0],
      [5, 0, 0, 0]
    ])
  })

  it('takes the first class as -1, whichever number is larger', () => {
    expect([...selectClassPair(dataset, 'train', [7, 4]).y]).toEqual([-1, 1, 1, -1])
  })

  it('numbers the test samples as the file does', () => {
    const pair = selectClassPair(dataset, 'test', [4, 7])
    expect([...pair.rows]).toEqual([5, 7])
    expect([...pair.y]).toEqual([1, -1])
    expect(picturesOf(pair)).toEqual([
      [6, 0, 0, 255],
      [8, 0, 0, 0]
    ])
  })

  it.each([
    ['train', [4, 5], 5],
    ['train', [5, 4], 5],
    ['test', [0, 9], 0]
  ] as const)('refuses a class without a %s sample: %j', (split, classes, missing) => {
    expect(() => selectClassPair(dataset, split, classes)).toThrow(
      expect.objectContaining({ code: 'dataset', message: `tiny: there is no ${split} sample of class ${missing}` })
    )
  })
})
