import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFolder, type StoredDataset } from '../../../src-main/data/folder'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { selectDigits, type MnistSamples } from '../../../src-main/data/mnist-samples'
import { SparseBytes } from '../../../src-main/learning/algebra/sparse-bytes'
import { ScaledPixels } from '../../../src-main/learning/features/scaling'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let folder: string
let dataset: StoredDataset
beforeEach(() => {
  folder = join(temporaryFolder(), 'tiny')
  writeFolder(folder, tinyContent)
  dataset = openFolder(folder)
})

const classesOf = ({ train, test }: MnistSamples): number[][] => [[...train.y.values], [...test.y.values]]
const rowsOf = ({ trainRows, testRows }: MnistSamples): number[][] => [[...trainRows], [...testRows]]

describe('digits of MNIST', () => {
  // The digits are 7, 4, 9, 4, 7 for training and 7, 9, 4 for the test.
  it('are classes in the order that is asked for', () => {
    const two = selectDigits(dataset, { digits: [4, 7] })
    expect([rowsOf(two), classesOf(two)]).toEqual([
      [
        [0, 1, 3, 4],
        [5, 7]
      ],
      [
        [1, 0, 0, 1],
        [1, 0]
      ]
    ])
    expect(two.train.y.classNames).toEqual(['4', '7'])
    expect(classesOf(selectDigits(dataset, { digits: [7, 4] }))).toEqual([
      [0, 1, 1, 0],
      [0, 1]
    ])
    const three = selectDigits(dataset, { digits: [9, 4, 7] })
    expect([rowsOf(three), classesOf(three)]).toEqual([
      [
        [0, 1, 2, 3, 4],
        [5, 6, 7]
      ],
      [
        [2, 1, 0, 1, 2],
        [2, 0, 1]
      ]
    ])
  })

  it('are one against the rest', () => {
    const one = selectDigits(dataset, { digits: [4] })
    expect([rowsOf(one), classesOf(one)]).toEqual([
      [
        [0, 1, 2, 3, 4],
        [5, 6, 7]
      ],
      [
        [0, 1, 0, 1, 0],
        [0, 0, 1]
      ]
    ])
    expect(one.test.y.classNames).toEqual(['not 4', '4'])
  })

  it('are the first so many of those', () => {
    const some = selectDigits(dataset, { digits: [4, 7], trainCount: 3, testCount: 100 })
    expect([rowsOf(some), classesOf(some)]).toEqual([
      [
        [0, 1, 3],
        [5, 7]
      ],
      [
        [1, 0, 0],
        [1, 0]
      ]
    ])
  })

  it('are pictures of bytes, of which only those that are not zero are kept', () => {
    const { train } = selectDigits(dataset, { digits: [4, 7] })
    const pixels = SparseBytes.from(Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 9, 4, 8, 0, 0, 5, 0, 0, 0), 4)
    expect(train.x).toEqual(new ScaledPixels(pixels, undefined, { height: 2, width: 2, channels: 1 }))
  })

  it.each<[number[], object, string]>([
    [[4, 5], {}, 'tiny: there is no train sample of class 5'],
    [[0, 9], { testCount: 1 }, 'tiny: there is no train sample of class 0'],
    [[9, 7, 4], { testCount: 2 }, 'tiny: there is no test sample of class 4 among the first 2'],
    [[1], {}, 'tiny: there is no train sample of class 1'],
    [[], {}, 'digits: expected one or more different digits from 0 to 9, found none'],
    [[3, 3], {}, 'digits: expected one or more different digits from 0 to 9, found 3, 3'],
    [[10], {}, 'digits: expected one or more different digits from 0 to 9, found 10'],
    [[0.5, 1], {}, 'digits: expected one or more different digits from 0 to 9, found 0.5, 1']
  ])('are refused as %j with %j', (digits, counts, message) => {
    expect(() => selectDigits(dataset, { digits, ...counts })).toThrow(message)
  })
})
