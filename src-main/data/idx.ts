import { DescentError } from '../contract/errors'
import { sizeOf, swapped, type NumberArray, type Numbers } from './npy'

/**
 * Reads an IDX file, the format in which MNIST was published: two zeros, the type, the number of
 * dimensions, each dimension as a big-endian 32-bit number, then the values, big-endian too.
 * Unsigned bytes are a view of `content`, everything else is a copy.
 * @param path names the file in error messages
 * @throws DescentError 'dataset' when it is not such a file, or not whole
 */
export function parseIdx(content: Buffer, path: string): NumberArray {
  const wrong = (found: string): DescentError =>
    new DescentError('dataset', `${path}: expected an IDX file, found ${found}`)
  if (content.length < 4 || content.readUInt16BE(0) !== 0) throw wrong('another kind of file')
  const type = types[content[2]]
  if (type === undefined) throw wrong(`values of type 0x${content[2].toString(16).padStart(2, '0')}`)
  const dimensions = content[3]
  const start = 4 + 4 * dimensions
  if (dimensions === 0 || content.length < start) throw wrong(`a header of ${content.length} bytes`)
  const shape = Array.from({ length: dimensions }, (_, d) => content.readUInt32BE(4 + 4 * d))
  const bytes = content.subarray(start)
  const expected = sizeOf(shape)
  if (bytes.length !== expected * type.bytes) {
    throw wrong(`${bytes.length / type.bytes} values where its header says ${shape.join(' x ')} = ${expected}`)
  }
  return { shape, values: type.read(bytes) }
}

interface IdxType {
  readonly bytes: number
  read(bytes: Buffer): Numbers
}

/** The numbers' bytes in the order of this machine (all that Descent runs on are little-endian), aligned. */
function little(bytes: Buffer, size: number): ArrayBuffer {
  return new Uint8Array(swapped(bytes, size)).buffer
}

/** By the third byte of the file. */
const types: Readonly<Record<number, IdxType>> = {
  0x08: { bytes: 1, read: (bytes) => bytes },
  0x09: { bytes: 1, read: (bytes) => new Int8Array(little(bytes, 1)) },
  0x0b: { bytes: 2, read: (bytes) => new Int16Array(little(bytes, 2)) },
  0x0c: { bytes: 4, read: (bytes) => new Int32Array(little(bytes, 4)) },
  0x0d: { bytes: 4, read: (bytes) => new Float32Array(little(bytes, 4)) },
  0x0e: { bytes: 8, read: (bytes) => new Float64Array(little(bytes, 8)) }
}
