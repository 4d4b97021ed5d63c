import { DescentError } from '../contract/errors'

const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)

/** An array of bytes as NumPy's file format stores it. */
export interface NpyBytes {
  readonly shape: readonly number[]
  readonly values: Uint8Array
}

/**
 * The header of a .npy file, format version 1.0, for unsigned bytes in row-major order
 * (numpy.lib.format). It is padded so that the values begin at a multiple of 64.
 */
export function npyHeader(shape: readonly number[]): Uint8Array {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const fields = `{'descr': '|u1', 'fortran_order': False, 'shape': (${dimensions}), }`
  const length = Math.ceil((magic.length + 4 + fields.length + 1) / 64) * 64
  const header = Buffer.alloc(length, ' ')
  header.set(magic)
  header.set([1, 0], magic.length)
  header.writeUInt16LE(length - magic.length - 4, magic.length + 2)
  header.write(fields, magic.length + 4, 'latin1')
  header.write('\n', length - 1)
  return header
}

/**
 * Reads a .npy file of unsigned bytes. The values are a view of `content`, not a copy.
 * @param path names the file in error messages
 * @throws DescentError 'dataset' when it is not such a file
 */
export function parseNpy(content: Buffer, path: string): NpyBytes {
  const wrong = (found: string): DescentError =>
    new DescentError('dataset', `${path}: expected a NumPy file of unsigned bytes, found ${found}`)
  if (content.length < 10 || !magic.every((byte, i) => content[i] === byte)) throw wrong('another kind of file')
  const start = 10 + content.readUInt16LE(8)
  const header = content.toString('latin1', 10, start)
  if (content[6] !== 1 || !header.includes("'descr': '|u1'") || !header.includes("'fortran_order': False")) {
    throw wrong(`the header ${header.trim().slice(0, 80)}`)
  }
  const shape = (/'shape': \(([\d, ]+)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number)
  const values = content.subarray(start)
  const expected = shape.reduce((product, size) => product * size, 1)
  if (shape.length === 0 || values.length !== expected)
    throw wrong(`${values.length} values for the shape (${shape.join(', ')})`)
  return { shape, values }
}
