import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { datasetLine, size } from '../../../src-main/cli/dataset-words'
import { ProgressBar } from '../../../src-main/cli/progress-bar'
import type { DatasetDescription } from '../../../src-main/data/description'

describe('the words about datasets', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [99_400, '99.4 kB'],
    [99_600, '100 kB'],
    [999_600, '1.0 MB'],
    [54_880_128, '54.9 MB'],
    [2.5e12, '2.5 TB'],
    [4e15, '4000 TB']
  ])('write %d bytes as %s', (bytes, text) => {
    expect(size(bytes)).toBe(text)
  })

  const about = { version: 2, name: 'wine', source: '', samples: 1, dimension: 1000, type: 'float64' } as const
  const files = { 'x.npy': { bytes: 0, sha256: '' } }
  it.each<[DatasetDescription['target'], string]>([
    [{ kind: 'none' }, 'no label'],
    [{ kind: 'values', name: 'price' }, 'values of price'],
    [{ kind: 'classes', name: 'class', classNames: ['a'], counts: [1] }, '1 class (a)'],
    [
      { kind: 'classes', name: 'letter', classNames: [...'abcdefghijkl'], counts: [] },
      '12 classes of letter (a, b, c, d, e, f, g, h, i, j, ...)'
    ]
  ])('tell what is predicted: %j', (target, words) => {
    expect(datasetLine({ ...about, files, target })).toBe(`wine: 1 sample, 1,000 columns, ${words}`)
  })
})

describe('the progress of an import', () => {
  /** What a terminal of that width is shown of a progress; of a file, where it is none. */
  function shown(columns: number, isTTY = true): string {
    const terminal = Object.assign(new PassThrough(), { isTTY, columns })
    const bar = new ProgressBar(terminal as unknown as NodeJS.WriteStream)
    bar.show({ done: 430_000_000, total: 1_000_000_000, unit: 'bytes' })
    bar.show({ done: 440_000_000, total: 1_000_000_000, unit: 'bytes' })
    bar.clear()
    return String(terminal.read() ?? '')
  }

  it('is one line that is written over, and goes', () => {
    const clear = '\r\u001b[K'
    expect(shown(80)).toBe(`${clear} 43 %  430 MB of 1.0 GB  [##########..............]${clear}`)
    expect(shown(20)).toBe(`${clear} 43 %  430 MB of 1.${clear}`)
  })

  it('is not written into files', () => {
    expect(shown(80, false)).toBe('')
  })
})
