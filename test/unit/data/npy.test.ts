import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { npyHeader, parseNpy, parseNpyHeader } from '../../../src-main/data/npy'

interface Reference {
  readonly arrays: readonly {
    readonly name: string
    readonly file: string
    readonly shape: readonly number[]
    readonly values: readonly number[]
  }[]
}

const path = fileURLToPath(new URL('../../reference/numpy-files.json', import.meta.url))
const reference = JSON.parse(readFileSync(path, 'utf8')) as Reference

/** A file as numpy.save writes it: a header of 128 bytes, then the values. */
function asNumPyWrites(fields: string, ...values: number[]): Buffer {
  const header = `\x93NUMPY\x01\x00v\x00${fields.padEnd(117)}\n`
  return Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(values)])
}

const pairOfRows = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }"

describe('npyHeader', () => {
  it.each([
    [[70_000, 784], 'uint8', '|u1', '(70000, 784)'],
    [[70_000], 'int32', '<i4', '(70000,)'],
    [[12_665, 28, 28], 'float32', '<f4', '(12665, 28, 28)'],
    [[1, 1], 'float64', '<f8', '(1, 1)']
  ] as const)('is byte for byte what NumPy writes for the shape %j of %s', (shape, type, descr, tuple) => {
    const expected = asNumPyWrites(`{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`)
    expect(npyHeader(shape, type).equals(expected)).toBe(true)
  })

  it('has the values begin at a multiple of 64, and is read back, whatever the shape', () => {
    for (let dimensions = 1; dimensions <= 12; dimensions++) {
      const shape = new Array<number>(dimensions).fill(1)
      const header = npyHeader(shape)
      expect(header.length % 64).toBe(0)
      expect(parseNpy(Buffer.concat([header, Buffer.of(9)]), 'x.npy')).toEqual({ shape, values: Buffer.of(9) })
    }
  })

  it('has 128 bytes for any number of rows and columns, so that it can be written again', () => {
    for (const type of ['uint8', 'int32', 'float32', 'float64'] as const) {
      for (const size of [0, 1, 9_999, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
        expect([npyHeader([size], type).length, npyHeader([size, size], type).length]).toEqual([128, 128])
      }
    }
  })
})

describe('parseNpy', () => {
  it.each(reference.arrays)('reads what NumPy wrote: $name', ({ file, shape, values }) => {
    const read = parseNpy(Buffer.from(file, 'base64'), 'x.npy')
    expect(read.shape).toEqual(shape)
    expect([...read.values]).toEqual(values)
  })

  it('reads infinite halves and those that are no number', () => {
    const halves = asNumPyWrites("{'descr': '<f2', 'fortran_order': False, 'shape': (3,), }", 0, 0x7c, 0, 0xfc, 1, 0x7c)
    expect([...parseNpy(halves, 'x.npy').values]).toEqual([Infinity, -Infinity, NaN])
  })

  it('does not copy bytes', () => {
    const content = asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6)
    const { values } = parseNpy(content, 'x.npy')
    content[content.length - 1] = 77
    expect(values.at(-1)).toBe(77)
  })

  const another = 'expected a NumPy file, found another kind of file'
  const ofType = (code: string): string => `{'descr': '${code}', 'fortran_order': False, 'shape': (1,), }`
  it.each([
    ['an empty file', Buffer.alloc(0), another],
    ['a file that ends in its header’s length', asNumPyWrites(pairOfRows).subarray(0, 9), another],
    ['another kind of file', Buffer.from('PK\x03\x04 and so on'), another],
    ['too few values', asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5), 'expected 6 bytes for the shape (2, 3), found 5'],
    [
      'too many values',
      asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6, 7),
      'expected 6 bytes for the shape (2, 3), found 7'
    ],
    [
      'a header that is cut off',
      asNumPyWrites(pairOfRows).subarray(0, 100),
      `expected a NumPy file, found the header ${pairOfRows}`
    ],
    ['a header that says nothing', asNumPyWrites('{}'), 'expected a NumPy file, found the header {}'],
    ['complex numbers', asNumPyWrites(ofType('<c8'), 1), 'expected numbers, found complex numbers'],
    ['texts', asNumPyWrites(ofType('<U4'), 1), 'expected numbers, found texts'],
    ['pickled objects', asNumPyWrites(ofType('|O'), 1), 'expected numbers, found Python objects'],
    ['dates', asNumPyWrites(ofType('<M8'), 1), 'expected numbers, found values of the type M8'],
    [
      'whole numbers that double precision does not have',
      asNumPyWrites(ofType('<i8'), 1, 0, 0, 0, 0, 0, 0x20, 0),
      'expected whole numbers up to 2^53, found 9007199254740993'
    ]
  ])('refuses %s', (_case, content, message) => {
    expect(() => parseNpy(content, 'x.npy')).toThrow(
      expect.objectContaining({ code: 'dataset', message: `x.npy: ${message}` })
    )
  })

  it('refuses another version of the format', () => {
    const content = asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6)
    content[6] = 4
    expect(() => parseNpyHeader(content, 'x.npy')).toThrow(
      'x.npy: expected a NumPy file, found version 4 of the format'
    )
  })
})
