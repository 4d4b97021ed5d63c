import { describe, expect, it } from 'vitest'
import { parseIdx } from '../../../src-main/data/idx'

/** Two pictures of 2 x 3: magic, type, number of dimensions, the dimensions big-endian, the values. */
const header = [0, 0, 0x08, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3]
const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]
const pictures = Buffer.from([...header, ...values])

/** The same file with some bytes replaced. */
function altered(at: number, ...bytes: number[]): Buffer {
  const content = Buffer.from(pictures)
  content.set(bytes, at)
  return content
}

describe('parseIdx', () => {
  it('reads the shape and the values', () => {
    const { shape, values: read } = parseIdx(pictures, 'images')
    expect(shape).toEqual([2, 2, 3])
    expect([...read]).toEqual(values)
  })

  it('reads labels, and sizes of more than one byte', () => {
    const labels = Buffer.concat([Buffer.from([0, 0, 8, 1, 0, 0, 1, 2]), Buffer.alloc(258, 7)])
    expect(parseIdx(labels, 'labels')).toEqual({ shape: [258], values: Buffer.alloc(258, 7) })
  })

  it('reads a file of no values at all', () => {
    expect(parseIdx(Buffer.from([0, 0, 8, 1, 0, 0, 0, 0]), 'labels')).toEqual({ shape: [0], values: Buffer.alloc(0) })
  })

  it('does not copy the values', () => {
    const content = Buffer.from(pictures)
    const { values: read } = parseIdx(content, 'images')
    content[header.length] = 99
    expect(read[0]).toBe(99)
  })

  it.each([
    ['signed bytes', [0x09], [1, -2], [0x01, 0xfe]],
    ['short whole numbers', [0x0b], [258, -2], [0x01, 0x02, 0xff, 0xfe]],
    ['whole numbers', [0x0c], [16_909_060, -2], [1, 2, 3, 4, 0xff, 0xff, 0xff, 0xfe]],
    // 1 is 0x3f800000 and -2 is 0xc0000000 in single precision (IEEE 754).
    ['single precision', [0x0d], [1, -2], [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0]],
    ['double precision', [0x0e], [1, -2], [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0]]
  ])('reads %s', (_case, [type], expected, bytes) => {
    const content = Buffer.from([0, 0, type, 1, 0, 0, 0, 2, ...bytes])
    const { shape, values: read } = parseIdx(content, 'numbers')
    expect(shape).toEqual([2])
    expect([...read]).toEqual(expected)
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'another kind of file'],
    ['a file of three bytes', pictures.subarray(0, 3), 'another kind of file'],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'another kind of file'],
    ['a second byte that is not zero', altered(1, 1), 'another kind of file'],
    ['a type that there is not', altered(2, 0x0a), 'values of type 0x0a'],
    ['real numbers of which a part is missing', altered(2, 0x0d), '3 values where its header says 2 x 2 x 3 = 12'],
    ['no dimension', altered(3, 0), 'a header of 28 bytes'],
    ['more dimensions than there are bytes', altered(3, 200), 'a header of 28 bytes'],
    ['a header that ends early', pictures.subarray(0, 15), 'a header of 15 bytes'],
    ['a value too few', pictures.subarray(0, 27), '11 values where its header says 2 x 2 x 3 = 12'],
    ['no values', pictures.subarray(0, 16), '0 values where its header says 2 x 2 x 3 = 12'],
    ['a value too many', Buffer.concat([pictures, Buffer.of(0)]), '13 values where its header says 2 x 2 x 3 = 12'],
    [
      'a size that is far too large',
      altered(4, 255),
      '12 values where its header says 4278190082 x 2 x 3 = 25669140492'
    ]
  ])('refuses %s', (_case, content, found) => {
    const message = `/data/images: expected an IDX file, found ${found}`
    expect(() => parseIdx(content, '/data/images')).toThrow(expect.objectContaining({ code: 'dataset', message }))
  })
})
