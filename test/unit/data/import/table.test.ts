import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../../../src-main/data/import/options'
import { Random } from '../../../../src-main/learning/algebra/random'
import { imported, importedFrom, sourceOf } from './support'

describe('a table', () => {
  it('becomes samples with their names and classes', async () => {
    const { description, x, y } = await imported('width,height,kind\n1,2.5,b\n3,4,a\n5,6,b\n')
    expect(x).toEqual([1, 2.5, 3, 4, 5, 6])
    expect(y).toEqual([1, 0, 1])
    expect(description).toMatchObject({
      samples: 3,
      dimension: 2,
      type: 'float64',
      columns: ['width', 'height'],
      target: { kind: 'classes', name: 'kind', classNames: ['a', 'b'], counts: [1, 2] },
      source: 'imported from table.csv'
    })
  })

  it.each([
    ['semicolons', 'a;b;c\n1;2;x\n3;4;z\n'],
    ['tabs', 'a\tb\tc\n1\t2\tx\n3\t4\tz\n'],
    ['bars', 'a|b|c\r\n1|2|x\r\n3|4|z'],
    ['commas', 'a,b,c\r1,2,x\r3,4,z\r'],
    ['quotes', '"a","b","c"\n"1","2","x"\n"3","4","z"\n'],
    ['spaces after commas', 'a, b, c\n1, 2, x\n3, 4, z\n'],
    ['empty lines', '\n\na,b,c\n\n1,2,x\n3,4,z\n\n']
  ])('is understood with %s', async (_case, text) => {
    const { description, x, y } = await imported(text)
    expect([x, y, description.columns]).toEqual([
      [1, 2, 3, 4],
      [0, 1],
      ['a', 'b']
    ])
  })

  it.each<[string, (text: string) => Buffer, Partial<ImportOptions>]>([
    ['UTF-8', (text) => Buffer.from(text), {}],
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`), {}],
    ['UTF-16 little-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), {}],
    ['UTF-16 big-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), {}],
    ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le'), { encoding: 'utf-16le' }],
    ['packed UTF-8', (text) => gzipSync(text), {}]
  ])('is read in %s', async (_case, encode, options) => {
    const { description } = await imported(encode('größe,Ω\n1,ж"\n2,漢🦉\n3,漢🦉\n'), options)
    expect(description.columns).toEqual(['größe'])
    expect(description.target).toEqual({ kind: 'classes', name: 'Ω', classNames: ['ж"', '漢🦉'], counts: [1, 2] })
  })

  it('is read in windows-1252', async () => {
    const bytes = Buffer.concat([
      Buffer.from('x,y\n1,caf\xe9 ', 'latin1'),
      Buffer.of(0x80),
      Buffer.from('\n2,na\xefve\n', 'latin1')
    ])
    const { description } = await imported(bytes, { encoding: 'windows-1252' })
    expect(description.target).toMatchObject({ classNames: ['café €', 'naïve'] })
  })

  it.each([
    ['1,2,a\n3,4,b\n', ['x1', 'x2'], 2],
    ['id,2019,kind\n7,1,a\n8,2,b\n', ['id', '2019'], 2],
    ['p,p,\n1,2,a\n', ['p', 'p (2)'], 1]
  ])('has a header or none: %j', async (text, columns, samples) => {
    const { description } = await imported(text)
    expect([description.columns, description.samples]).toEqual([columns, samples])
  })

  it('has a header where one is told of, and none where not', async () => {
    expect((await imported('1,2\n3,4\n', { header: true })).description).toMatchObject({ columns: ['1'], samples: 1 })
    const { description } = await imported('a,b\nc,d\n', { header: false, oneHot: 5 })
    expect(description).toMatchObject({ columns: ['x1 = a', 'x1 = c'], samples: 2 })
  })

  it('takes a column for the label by its name, by its number, or none', async () => {
    const text = 'class,a,b\nu,1,2\nv,3,4\n'
    expect((await imported(text)).x).toEqual([1, 2, 3, 4])
    expect((await imported(text, { omit: ['class'] })).description.target).toEqual({ kind: 'values', name: 'b' })
    expect((await imported(text, { label: 'a', omit: [1] })).y).toEqual([1, 3])
    expect(
      await imported(text, { label: 3, omit: ['class', '2'], oneHot: 0 }).catch((error: Error) => error.message)
    ).toMatch(/expected a column beside the label, found none left/)
    const { description, y } = await imported('a,b\n1,2\n', { label: null })
    expect([description.target, y, description.dimension]).toEqual([{ kind: 'none' }, [], 2])
    expect(description.files).not.toHaveProperty('y.npy')
  })

  it.each<[string, string[], Partial<ImportOptions>, unknown]>([
    [
      'few whole numbers are classes',
      ['3', '8.0', '3', '+8'],
      {},
      { kind: 'classes', name: 'y', classNames: ['3', '8'], counts: [2, 2] }
    ],
    ['real numbers are values', ['3', '8.5', '3', '8'], {}, { kind: 'values', name: 'y' }],
    ['numbers of each sample are values', ['1', '2', '3', '4'], {}, { kind: 'values', name: 'y' }],
    [
      'a text among numbers makes classes',
      ['10', 'x', '9', '9'],
      {},
      { kind: 'classes', name: 'y', classNames: ['9', '10', 'x'], counts: [2, 1, 1] }
    ],
    [
      'anything as classes',
      ['0.5', '2', '1', '0.50'],
      { target: 'classes' },
      { kind: 'classes', name: 'y', classNames: ['0.5', '1', '2'], counts: [2, 1, 1] }
    ],
    ['whole numbers as values', ['3', '8', '3', '8'], { target: 'values' }, { kind: 'values', name: 'y' }]
  ])('decides what the label is: %s', async (_case, labels, options, target) => {
    const { description, y } = await imported(['x,y', ...labels.map((label, n) => `${n},${label}`)].join('\n'), options)
    expect(description.target).toEqual(target)
    if (description.target.kind === 'values') expect(y).toEqual(labels.map(Number))
  })

  it('has classes by whole numbers up to a hundred, and values beyond', async () => {
    const text = (count: number): string => Array.from({ length: 2 * count }, (_, n) => `0,${n % count}`).join('\n')
    expect((await imported(text(100))).description.target).toMatchObject({ kind: 'classes' })
    const { description, y } = await imported(text(101))
    expect(description.target).toMatchObject({ kind: 'values' })
    expect(y.slice(99, 103)).toEqual([99, 100, 0, 1])
  })

  it('has up to 65,536 classes; more numbers are values', async () => {
    const numbers = Array.from({ length: 65_537 }, (_, n) => `${n},${n}`)
    const names = numbers.map((row) => row.replace(',', ',k'))
    const { description, y } = await imported(names.slice(0, 65_536).join('\n'))
    expect(description.target).toMatchObject({ kind: 'classes' })
    expect(new Set(y).size).toBe(65_536)
    await expect(imported(names.join('\n'))).rejects.toThrow(
      'line 65537, column 2 (x2): expected at most 65,536 different classes, found more'
    )
    expect((await imported(numbers.join('\n'))).y[65_536]).toBe(65_536)
    await expect(imported([...numbers, '1,one'].join('\n'))).rejects.toThrow(
      'expected at most 65,536 different classes'
    )
  })

  it('keeps bytes as bytes, and pictures as pictures', async () => {
    const { description, x } = await imported('label,p1,p2,p3,p4\n7,0,255,1,2\n7,3,4,5,6\n', {
      picture: { height: 2, width: 2, channels: 1 }
    })
    expect(description).toMatchObject({ type: 'uint8', picture: { height: 2, width: 2, channels: 1 } })
    expect(description).not.toHaveProperty('columns')
    expect(x).toEqual([0, 255, 1, 2, 3, 4, 5, 6])
  })

  it('keeps single precision where it is asked for', async () => {
    expect((await imported('0.1,a\n', { type: 'float32' })).x).toEqual([Math.fround(0.1)])
  })

  it('reads decimal commas', async () => {
    expect((await imported('a;b;c\n1,5;-0,25;u\n2;1e3;v\n', { decimal: ',' })).x).toEqual([1.5, -0.25, 2, 1000])
  })

  const gaps = 'a,b,kind\n1,10,u\n,20,u\n3,NA,v\n5,?,v\nnan,30,v\n'
  it('leaves rows out that miss a value', async () => {
    const { x, y, description } = await imported(`${gaps}7,40,\n`, { missing: 'drop' })
    expect([x, y]).toEqual([[1, 10], [0]])
    expect(description.notes).toEqual(['Left out for missing values: 5 of 6 rows.'])
  })

  it('fills in means', async () => {
    const { x, description } = await imported(gaps, { missing: 'mean' })
    expect(x).toEqual([1, 10, 3, 20, 3, 20, 5, 20, 3, 30])
    expect(description.notes).toEqual(['Missing values replaced by the means of their columns: 4.'])
  })

  it('makes a column of each text where it is asked to, however late the first text comes', async () => {
    const text = 'size,colour,kind\n1,3,u\n2,red,v\n3,blue,u\n4,red,v\n'
    const { x, y, description } = await imported(text, { oneHot: 3 })
    expect(description.columns).toEqual(['size', 'colour = 3', 'colour = blue', 'colour = red'])
    expect(x).toEqual([1, 1, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 4, 0, 0, 1])
    expect(y).toEqual([0, 1, 0, 1])
  })

  it('of random numbers is read back as it was written, whatever its pieces', async () => {
    const random = new Random(3)
    for (let table = 0; table < 12; table++) {
      const width = random.integer(1, 6)
      const rows = random.integer(1, 400)
      const numbers = Array.from({ length: rows * width }, () => random.normal() * 10 ** random.integer(-8, 8))
      const labels = Array.from({ length: rows }, () => `${['ä', 'b,"', ' c '][random.integer(0, 2)]}`)
      const line = (n: number): string =>
        [...numbers.slice(n * width, (n + 1) * width), `"${labels[n].replaceAll('"', '""')}"`].join(',')
      const { description, x, y } = await imported(labels.map((_, n) => line(n)).join('\n'))
      expect(x).toEqual(numbers)
      if (description.target.kind !== 'classes') throw new Error('expected classes')
      const { classNames } = description.target
      expect(y.map((c) => classNames[c])).toEqual(labels)
    }
  })

  it('is read with lines that are longer than what is looked at first', async () => {
    const width = 150_000
    const names = Array.from({ length: width }, (_, c) => `column ${c}`)
    const row = (value: number): string => names.map(() => value).join(',')
    const { description, x } = await imported(`${names.join(',')},k\n${row(1)},u\n${row(2)},v\n`)
    expect([description.samples, description.dimension, description.columns?.at(-1)]).toEqual([2, width, names.at(-1)])
    expect([x[0], x[width - 1], x[width]]).toEqual([1, 1, 2])
  })

  it('longer than a piece is read whole', async () => {
    const rows = 150_000
    const text = Array.from({ length: rows }, (_, n) => `${n},${n % 7},c${n % 3}`).join('\n')
    const { x, y, description } = await importedFrom(sourceOf(text))
    expect(description.samples).toBe(rows)
    expect(x.every((value, k) => value === (k % 2 === 0 ? k / 2 : ((k - 1) / 2) % 7))).toBe(true)
    expect(y.every((value, n) => value === n % 3)).toBe(true)
  })
})
