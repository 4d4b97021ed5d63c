import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { DescentError } from '../../contract/errors'
import type { PictureShape } from '../../learning/algebra/samples'
import type { ComponentType } from '../description'
import { sizeOf, type NumberArray, type Numbers } from '../npy'
import { writeTargets } from './array-targets'
import { ArrayWriter } from './array-writer'
import type { ImportOptions } from './options'
import type { Follower } from './parts'
import type { Imported } from './table'

/** An array of a source, with the words that name it in error messages. */
export interface NamedArray extends NumberArray {
  readonly path: string
}

/** Samples and labels, the training samples first. */
export interface ArrayPart {
  readonly x: NamedArray
  readonly y?: NamedArray | undefined
}

/**
 * Imports arrays of numbers: the first dimension counts the samples, the others become their components. Samples
 * of the shape height x width, or height x width x 1, 3 or 4, are pictures.
 * @param parts training samples, and test samples where the source has them
 * @throws DescentError 'dataset' naming the array, the sample and the component of what is wrong
 */
export async function importArrays(
  parts: readonly ArrayPart[],
  folder: string,
  { type, target, picture }: ImportOptions,
  { signal }: Follower
): Promise<Imported> {
  const [{ x: first }] = parts
  const dimension = sizeOf(first.shape.slice(1))
  for (const part of parts) checkShapes(part, first, dimension)
  const chosen = type ?? typeFor(parts.map(({ x }) => x.values))
  const writer = new ArrayWriter(join(folder, 'x.npy'), chosen, dimension)
  try {
    for (const { x } of parts) await append(writer, x, signal)
    writer.finish()
  } finally {
    writer.close()
  }
  const shape = picture ?? pictureOf(first.shape)
  return {
    samples: writer.rows,
    dimension,
    type: chosen,
    ...(shape === undefined ? {} : { picture: checkedPicture(shape, dimension) }),
    target: writeTargets(parts, folder, target),
    ...splitsOf(parts)
  }
}

function checkShapes({ x, y }: ArrayPart, first: NamedArray, dimension: number): void {
  const shapeOf = ({ shape }: NumberArray): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const wrong = (path: string, expected: string, found: string): DescentError =>
    new DescentError('dataset', `${path}: expected ${expected}, found ${found}`)
  if (x.shape.length === 0 || x.values.length === 0) throw wrong(x.path, 'samples', `the shape ${shapeOf(x)}`)
  if (x.shape.slice(1).join() !== first.shape.slice(1).join()) {
    throw wrong(x.path, `samples of ${dimension} components as in ${first.path}`, `the shape ${shapeOf(x)}`)
  }
  if (y === undefined || (y.values.length === x.shape[0] && y.shape[0] === x.shape[0])) return
  const hint = y.shape.length === 2 && y.shape[1] > 1 ? ': classes have to be numbers, not columns (numpy.argmax)' : ''
  throw wrong(y.path, `a label for each of the ${x.shape[0]} samples`, `the shape ${shapeOf(y)}${hint}`)
}

/** The type that holds all of the numbers exactly. */
function typeFor(arrays: readonly Numbers[]): ComponentType {
  if (arrays.every((values) => values instanceof Uint8Array)) return 'uint8'
  const isDouble = (values: Numbers): boolean =>
    values instanceof Float64Array || values instanceof Int32Array || values instanceof Uint32Array
  return arrays.some(isDouble) ? 'float64' : 'float32'
}

/** Writes the numbers, a block at a time, and makes sure that they are finite and that the type holds them. */
async function append(writer: ArrayWriter, x: NamedArray, signal: AbortSignal | undefined): Promise<void> {
  const width = writer.width ?? 1
  const rowsAtOnce = Math.max(1, Math.floor((1024 * 1024) / width))
  for (let row = 0; row < x.shape[0]; row += rowsAtOnce) {
    const block = x.values.subarray(row * width, (row + rowsAtOnce) * width)
    if (!(x.values instanceof Uint8Array)) checkNumbers(block, row, writer, x.path)
    writer.append(block)
    await breath()
    signal?.throwIfAborted()
  }
}

function checkNumbers(block: Numbers, row: number, { type, width = 1 }: ArrayWriter, path: string): void {
  for (let k = 0; k < block.length; k++) {
    const value = block[k]
    const fits =
      type === 'uint8' ? value === (value & 255) : Number.isFinite(type === 'float32' ? Math.fround(value) : value)
    if (fits) continue
    const expected = type === 'uint8' ? 'a whole number from 0 to 255' : 'a finite number'
    const place = `sample ${row + Math.floor(k / width) + 1}, component ${(k % width) + 1}`
    throw new DescentError('dataset', `${path}: ${place}: expected ${expected}, found ${value}`)
  }
}

function pictureOf([, height, width, channels = 1, ...others]: readonly number[]): PictureShape | undefined {
  if (width === undefined || others.length > 0 || ![1, 3, 4].includes(channels)) return undefined
  return { height, width, channels }
}

function checkedPicture(shape: PictureShape, dimension: number): PictureShape {
  const { height, width, channels } = shape
  if (height * width * channels === dimension) return { height, width, channels }
  const has = `a picture of ${height} x ${width} x ${channels} has other than ${dimension} values`
  throw new DescentError('invalid-input', `picture: ${has}`)
}

/** Which rows are for what: training first, then validation where there are three parts, then the test. */
export function splitsOf(
  parts: readonly { readonly x: { readonly shape: readonly number[] } }[]
): Pick<Imported, 'splits'> {
  if (parts.length < 2) return {}
  let from = 0
  const ranges = parts.map(({ x }): [number, number] => [from, (from += x.shape[0])])
  const [train] = ranges
  const test = ranges[ranges.length - 1]
  return { splits: { train, ...(ranges.length > 2 ? { validation: ranges[1] } : {}), test } }
}
