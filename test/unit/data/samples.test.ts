import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeFolder } from '../../../src-main/data/folder-writing'
import { importDataset } from '../../../src-main/data/import/import-dataset'
import type { Locations } from '../../../src-main/data/locations'
import { openSamples } from '../../../src-main/data/samples'
import { readAll } from '../../../src-main/learning/algebra/samples'
import { DenseSamples } from '../../../src-main/learning/algebra/dense-samples'
import { ScaledPixels } from '../../../src-main/learning/features/scaling'
import type { TrainingSet } from '../../../src-main/learning/training-set'
import { temporaryFolder } from '../../support/temporary-folder'
import { tinyContent } from './tiny'

let locations: Locations
beforeEach(() => {
  const home = temporaryFolder()
  locations = { datasets: join(home, 'datasets'), mnistSource: join(home, 'none') }
})

async function importTable(text: string): Promise<void> {
  const file = join(locations.mnistSource, '..', 'table.csv')
  writeFileSync(file, text)
  await importDataset(file, { name: 'table' }, { datasets: locations.datasets, reserved: [] })
}

const rowsOf = ({ x }: TrainingSet): number[][] =>
  Array.from({ length: x.count }, (_, n) => [...readAll(x).subarray(n * x.dimension, (n + 1) * x.dimension)])

describe('openSamples', () => {
  it('divides an imported dataset with a seed, class by class', async () => {
    await importTable(
      `a,b,k\n${Array.from({ length: 20 }, (_, n) => `${n},${n * n},${n < 10 ? 'u' : 'v'}`).join('\n')}`
    )
    const opened = openSamples(
      { name: 'table', shares: { train: 0.7, validation: 0.1, test: 0.2 }, seed: 4 },
      locations
    )
    const { train, validation, test, trainRows, validationRows, testRows } = opened
    expect([trainRows, validationRows, testRows].map(({ length }) => length)).toEqual([14, 2, 4])
    expect([...trainRows, ...validationRows, ...testRows].sort((a, b) => a - b)).toEqual([...new Array(20).keys()])
    expect(train.x).toBeInstanceOf(DenseSamples)
    expect([train.x.columnName(0), train.x.columnName(1)]).toEqual(['a', 'b'])
    for (const [set, rows] of [
      [train, trainRows],
      [validation, validationRows],
      [test, testRows]
    ] as const) {
      if (set === undefined) throw new Error('a part is missing')
      expect(rowsOf(set)).toEqual(Array.from(rows, (row) => [row, row * row]))
      expect(set.y).toEqual({
        kind: 'classes',
        values: Int32Array.from(rows, (row) => Number(row >= 10)),
        classNames: ['u', 'v']
      })
    }
    expect(
      openSamples({ name: 'table', shares: { train: 0.7, validation: 0.1, test: 0.2 }, seed: 4 }, locations)
    ).toEqual(opened)
  })

  it('opens values, the first so many, and no part that is empty', async () => {
    await importTable(`a,y\n${Array.from({ length: 10 }, (_, n) => `${n},${n}.5`).join('\n')}`)
    const { train, trainRows, ...rest } = openSamples(
      { name: 'table', shares: { train: 1, validation: 0, test: 0 }, trainCount: 3 },
      locations
    )
    expect(train.y).toEqual({ kind: 'values', values: Float64Array.from(trainRows, (row) => row + 0.5) })
    expect([train.x.count, 'test' in rest, 'validation' in rest]).toEqual([3, false, false])
  })

  it('keeps bytes as pixels, and the division that the dataset says', () => {
    writeFolder(join(locations.datasets, 'tiny'), tinyContent)
    const { train, test, trainRows, testRows } = openSamples({ name: 'tiny', seed: 9, testCount: 2 }, locations)
    expect([[...trainRows], [...testRows]]).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6]
    ])
    expect(train.x).toBeInstanceOf(ScaledPixels)
    expect(train.x.picture).toEqual({ height: 2, width: 2, channels: 1 })
    expect(test && rowsOf(test)).toEqual([
      [6, 0, 0, 255],
      [7, 0, 0, 0]
    ])
    expect(test?.y).toMatchObject({ values: Int32Array.of(7, 9) })
  })

  it('says when there is no such dataset', () => {
    expect(() => openSamples({ name: 'wine' }, locations)).toThrow(
      'there is no dataset "wine": "descent datasets" lists those there are'
    )
  })

  it.each(['..', '../table', 'x/../table', '.', '\u001b[2J'])(
    'says so of %j, which is no name, wherever it leads',
    (name) => {
      for (const folder of [join(locations.datasets, '..', 'table'), join(locations.datasets, 'table')]) {
        writeFolder(folder, tinyContent)
      }
      expect(() => openSamples({ name }, locations)).toThrow(`there is no dataset ${JSON.stringify(name)}: `)
    }
  )
})
