import { DescentError } from '../contract/errors'

/** An array of unsigned bytes as an IDX file stores it. */
export interface IdxBytes {
  readonly shape: readonly number[]
  readonly values: Uint8Array
}

const unsignedByte = 0x08

/**
 * Reads an IDX file of unsigned bytes, the format in which MNIST was published: two zeros, the type,
 * the number of dimensions, each dimension as a big-endian 32-bit number, then the values.
 * The values are a view of `content`, not a copy.
 * @param path names the file in error messages
 * @throws DescentError 'dataset' when it is not such a file, or not whole
 */
export function parseIdx(content: Buffer, path: string): IdxBytes {
  const wrong = (found: string): DescentError =>
    new DescentError('dataset', `${path}: expected an IDX file of unsigned bytes, found ${found}`)
  if (content.length < 4 || content.readUInt16BE(0) !== 0) throw wrong('another kind of file')
  if (content[2] !== unsignedByte) throw wrong(`values of type 0x${content[2].toString(16).padStart(2, '0')}`)
  const dimensions = content[3]
  const start = 4 + 4 * dimensions
  if (dimensions === 0 || content.length < start) throw wrong(`a header of ${content.length} bytes`)
  const shape = Array.from({ length: dimensions }, (_, d) => content.readUInt32BE(4 + 4 * d))
  const values = content.subarray(start)
  const expected = shape.reduce((product, size) => product * size, 1)
  if (values.length !== expected)
    throw wrong(`${values.length} values where its header says ${shape.join(' x ')} = ${expected}`)
  return { shape, values }
}
