import { describe, expect, it } from 'vitest'
import { npyHeader, parseNpy } from '../../../src-main/data/npy'

/** A file as numpy.save writes it: a header of 128 bytes, then the values. */
function asNumPyWrites(fields: string, ...values: number[]): Buffer {
  const header = `\x93NUMPY\x01\x00v\x00${fields.padEnd(117)}\n`
  return Buffer.concat([Buffer.from(header, 'latin1'), Buffer.from(values)])
}

const pairOfRows = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }"
const wrong = (found: string): string => `x.npy: expected a NumPy file of unsigned bytes, found ${found}`

describe('npyHeader', () => {
  it.each([
    [[70_000, 784], '(70000, 784)'],
    [[70_000], '(70000,)'],
    [[12_665, 28, 28], '(12665, 28, 28)']
  ])('is byte for byte what NumPy writes for the shape %j', (shape, tuple) => {
    const expected = asNumPyWrites(`{'descr': '|u1', 'fortran_order': False, 'shape': ${tuple}, }`)
    expect(Buffer.from(npyHeader(shape)).equals(expected)).toBe(true)
  })

  it('has the values begin at a multiple of 64, and is read back, whatever the shape', () => {
    for (let dimensions = 1; dimensions <= 12; dimensions++) {
      const shape = new Array<number>(dimensions).fill(1)
      const header = npyHeader(shape)
      expect(header.length % 64).toBe(0)
      expect(parseNpy(Buffer.concat([header, Buffer.of(9)]), 'x.npy')).toEqual({ shape, values: Buffer.of(9) })
    }
  })
})

describe('parseNpy', () => {
  it('reads a file that NumPy wrote', () => {
    const { shape, values } = parseNpy(asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 255), 'x.npy')
    expect(shape).toEqual([2, 3])
    expect([...values]).toEqual([1, 2, 3, 4, 5, 255])
  })

  it('does not copy the values', () => {
    const content = asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6)
    const { values } = parseNpy(content, 'x.npy')
    content[content.length - 1] = 77
    expect(values.at(-1)).toBe(77)
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'another kind of file'],
    ['a file that ends in its header’s length', asNumPyWrites(pairOfRows).subarray(0, 9), 'another kind of file'],
    ['another kind of file', Buffer.from('PK\x03\x04 and so on'), 'another kind of file'],
    ['too few values', asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5), '5 values for the shape (2, 3)'],
    ['too many values', asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6, 7), '7 values for the shape (2, 3)'],
    [
      'a single value without a shape',
      asNumPyWrites("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", 7),
      '1 values for the shape ()'
    ]
  ])('refuses %s', (_case, content, found) => {
    expect(() => parseNpy(content, 'x.npy')).toThrow(
      expect.objectContaining({ code: 'dataset', message: wrong(found) })
    )
  })

  it.each([
    ['real numbers', "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"],
    ['columns one after another', "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }"]
  ])('refuses %s and shows the header', (_case, fields) => {
    expect(() => parseNpy(asNumPyWrites(fields, 1, 2, 3, 4, 5, 6), 'x.npy')).toThrow(wrong(`the header ${fields}`))
  })

  it('refuses another version of the format', () => {
    const content = asNumPyWrites(pairOfRows, 1, 2, 3, 4, 5, 6)
    content[6] = 2
    expect(() => parseNpy(content, 'x.npy')).toThrow(wrong('the header'))
  })
})
