import { DescentError } from '../contract/errors'

/** Numbers in one block, as NumPy, IDX and Descent's own folders store them. */
export type Numbers =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array

/** An array of any number of dimensions, the last index running fastest. */
export interface NumberArray {
  readonly shape: readonly number[]
  readonly values: Numbers
}

/** The types that Descent writes, by their names in NumPy, with the way NumPy's format spells them. */
export const storedTypes = {
  uint8: { descr: '|u1', bytes: 1, array: Uint8Array },
  int32: { descr: '<i4', bytes: 4, array: Int32Array },
  float32: { descr: '<f4', bytes: 4, array: Float32Array },
  float64: { descr: '<f8', bytes: 8, array: Float64Array }
} as const
export type StoredType = keyof typeof storedTypes

/** What the header of a .npy file says. */
export interface NpyHeader {
  /** The kind of number and its size in bytes, for example "f8". */
  readonly code: string
  readonly bigEndian: boolean
  /** Whether the first index runs fastest. */
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  /** Where the values begin, in bytes. */
  readonly start: number
}

const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)

/**
 * The header of a .npy file, format version 1.0, in row-major order and little-endian
 * (numpy.lib.format). It is padded so that the values begin at a multiple of 64; of one or two
 * dimensions it has always 128 bytes, so it can be written again when the number of rows is known.
 */
export function npyHeader(shape: readonly number[], type: StoredType = 'uint8'): Buffer<ArrayBuffer> {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const fields = `{'descr': '${storedTypes[type].descr}', 'fortran_order': False, 'shape': (${dimensions}), }`
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
 * Reads the header of a .npy file of the format versions 1.0, 2.0 and 3.0.
 * @param content the beginning of the file, or all of it
 * @param path names the file in error messages
 * @throws DescentError 'dataset' when it is not such a file
 */
export function parseNpyHeader(content: Buffer, path: string): NpyHeader {
  const wrong = (found: string): DescentError =>
    new DescentError('dataset', `${path}: expected a NumPy file, found ${found}`)
  if (content.length < 12 || !magic.every((byte, i) => content[i] === byte)) throw wrong('another kind of file')
  const version = content[6]
  if (version < 1 || version > 3) throw wrong(`version ${version} of the format`)
  const start = version === 1 ? 10 + content.readUInt16LE(8) : 12 + content.readUInt32LE(8)
  const header = content.toString(version === 3 ? 'utf8' : 'latin1', version === 1 ? 10 : 12, start)
  const [, order, code] = /'descr': '([<>=|])(\w+)'/.exec(header) ?? []
  const fortran = /'fortran_order': (True|False)/.exec(header)?.[1]
  const dimensions = /'shape': \(([\d, L]*)\)/.exec(header)?.[1]
  if (start > content.length || code === undefined || fortran === undefined || dimensions === undefined) {
    throw wrong(
      `the header ${header
        .trim()
        .replace(/[^ -~]+/g, '?')
        .slice(0, 80)}`
    )
  }
  const shape = dimensions
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => Number.parseInt(part, 10))
  return { code, bigEndian: order === '>', fortranOrder: fortran === 'True', shape, start }
}

/**
 * Reads the numbers of a .npy file: whole and real numbers of any size that NumPy has, and truth values as 0 and 1.
 * Unsigned bytes in row-major order are a view of `content`, everything else is a copy.
 * @param path names the file in error messages
 * @throws DescentError 'dataset' when it is no such file, or not whole, or holds something else
 */
export function parseNpy(content: Buffer, path: string): NumberArray {
  const header = parseNpyHeader(content, path)
  const { code, shape, start, bigEndian, fortranOrder } = header
  const type = numberTypes[code]
  if (type === undefined) throw new DescentError('dataset', `${path}: expected numbers, found ${wordFor(code)}`)
  const count = sizeOf(shape)
  if (content.length - start !== count * type.bytes) {
    const expected = `expected ${count * type.bytes} bytes for the shape (${shape.join(', ')})`
    throw new DescentError('dataset', `${path}: ${expected}, found ${content.length - start}`)
  }
  const bytes = content.subarray(start)
  const values = type.read(bigEndian ? swapped(bytes, type.bytes) : bytes, path)
  return { shape, values: fortranOrder ? transposed(values, shape) : values }
}

/** How many numbers an array of that shape has: 1 for a scalar, whose shape is []. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

interface NumberType {
  readonly bytes: number
  /** The numbers that little-endian bytes stand for. */
  read(bytes: Buffer, path: string): Numbers
}

/** A copy of the bytes, at an address that suits any type. */
function aligned(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}

const numberTypes: Readonly<Record<string, NumberType>> = {
  b1: { bytes: 1, read: (bytes) => bytes },
  u1: { bytes: 1, read: (bytes) => bytes },
  i1: { bytes: 1, read: (bytes) => new Int8Array(aligned(bytes)) },
  u2: { bytes: 2, read: (bytes) => new Uint16Array(aligned(bytes)) },
  i2: { bytes: 2, read: (bytes) => new Int16Array(aligned(bytes)) },
  u4: { bytes: 4, read: (bytes) => new Uint32Array(aligned(bytes)) },
  i4: { bytes: 4, read: (bytes) => new Int32Array(aligned(bytes)) },
  u8: { bytes: 8, read: (bytes, path) => narrowed(new BigUint64Array(aligned(bytes)), path) },
  i8: { bytes: 8, read: (bytes, path) => narrowed(new BigInt64Array(aligned(bytes)), path) },
  f2: { bytes: 2, read: (bytes) => widened(new Uint16Array(aligned(bytes))) },
  f4: { bytes: 4, read: (bytes) => new Float32Array(aligned(bytes)) },
  f8: { bytes: 8, read: (bytes) => new Float64Array(aligned(bytes)) }
}

function wordFor(code: string): string {
  const words: Readonly<Record<string, string>> = { c: 'complex numbers', U: 'texts', S: 'texts', O: 'Python objects' }
  return words[code[0]] ?? `values of the type ${code}`
}

/** 64-bit whole numbers, of which all up to 2^53 are double-precision numbers too. */
function narrowed(values: BigInt64Array | BigUint64Array, path: string): Float64Array {
  const result = new Float64Array(values.length)
  for (let i = 0; i < result.length; i++) {
    result[i] = Number(values[i])
    if (Number.isSafeInteger(result[i])) continue
    throw new DescentError('dataset', `${path}: expected whole numbers up to 2^53, found ${values[i]}`)
  }
  return result
}

/** Numbers of half precision (IEEE 754 binary16): a sign, 5 bits of exponent, 10 of fraction. */
function widened(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const sign = half >> 15 === 0 ? 1 : -1
    const exponent = (half >> 10) & 31
    const fraction = half & 1023
    if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
  })
}

/** A copy with the bytes of each number in the opposite order. */
export function swapped(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.from(bytes)
  if (size === 2) return copy.swap16()
  if (size === 4) return copy.swap32()
  return size === 8 ? copy.swap64() : copy
}

/** The numbers in row-major order, given with the first index running fastest. */
function transposed(values: Numbers, shape: readonly number[]): Numbers {
  const result = values.slice()
  const strides = shape.map((_, d) => sizeOf(shape.slice(0, d)))
  const index = new Array<number>(shape.length).fill(0)
  let from = 0
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from]
    // Count up: the last index first.
    for (let d = shape.length - 1; d >= 0; d--) {
      from += strides[d]
      if (++index[d] < shape[d]) break
      from -= strides[d] * shape[d]
      index[d] = 0
    }
  }
  return result
}
