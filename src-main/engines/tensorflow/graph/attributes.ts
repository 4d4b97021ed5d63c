import type { AttrValue, ShapeProto } from './messages'
import type { AttributeKind } from './operations'
import { dataTypes, type DataType, type Shape } from './tensor'

/** A constant: numbers in a box. */
export interface Constant {
  readonly type: 'float' | 'int32' | 'int64'
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

/** What each kind of attribute is given as. */
export interface AttributeValues {
  type: DataType
  bool: boolean
  int: number
  float: number
  text: string
  texts: readonly string[]
  shape: Shape
  tensor: Constant
}

/** As TensorFlow writes a shape: with a size of -1 where it is not known. */
export function shapeProto(shape: Shape): ShapeProto {
  return shape === undefined ? { unknown_rank: true } : { dim: shape.map((size) => ({ size })) }
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

type Writers = { [Kind in AttributeKind]: (value: AttributeValues[Kind]) => AttrValue | undefined }

/** Writes an attribute of each kind, or says with undefined that the value is not one of that kind. */
const writers: Writers = {
  type: (value) => (value in dataTypes ? { type: dataTypes[value] } : undefined),
  bool: (value) => (typeof value === 'boolean' ? { b: value } : undefined),
  int: (value) => (Number.isSafeInteger(value) ? { i: value } : undefined),
  float: (value) => (Number.isFinite(value) ? { f: value } : undefined),
  text: (value) => (typeof value === 'string' ? { s: bytesOf(value) } : undefined),
  texts: (value) => (Array.isArray(value) ? { list: { s: value.map(bytesOf) } } : undefined),
  shape: (value) =>
    value === undefined || value.every((size) => size >= -1) ? { shape: shapeProto(value) } : undefined,
  tensor: (value) => {
    const count = value.shape.reduce((product, size) => product * size, 1)
    return count === value.values.length ? { tensor: tensorProto(value) } : undefined
  }
}

function tensorProto({ type, shape, values }: Constant): NonNullable<AttrValue['tensor']> {
  return { dtype: dataTypes[type], tensor_shape: shapeProto(shape), tensor_content: contentOf(type, values) }
}

function contentOf(type: Constant['type'], values: readonly number[]): Uint8Array {
  switch (type) {
    case 'float':
      return new Uint8Array(Float32Array.from(values).buffer)
    case 'int32':
      return new Uint8Array(Int32Array.from(values).buffer)
    case 'int64':
      return new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
  }
}

/**
 * An attribute as it is written.
 * @throws TypeError when the value is not of that kind
 */
export function attributeOf<Kind extends AttributeKind>(
  where: string,
  kind: Kind,
  value: AttributeValues[Kind]
): AttrValue {
  const written = writers[kind](value)
  if (written === undefined)
    throw new TypeError(`${where}: expected an attribute of kind ${kind}, found ${String(value)}`)
  return written
}
