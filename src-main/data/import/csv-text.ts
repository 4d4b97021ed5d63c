import { StringDecoder } from 'node:string_decoder'
import { DescentError } from '../../contract/errors'

/** How a table's text is written in bytes. */
export const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/**
 * The text of a table in UTF-8, without a byte-order mark. What is in UTF-8 already is handed on as it is.
 * @param encoding 'auto' goes by the byte-order mark, and without one takes UTF-8
 * @throws DescentError 'dataset' when the file is empty or no text
 */
export async function* utf8Parts(
  parts: AsyncIterable<Buffer>,
  encoding: Encoding,
  path: string
): AsyncGenerator<Buffer> {
  let convert: ((part: Buffer) => Buffer) | undefined
  for await (const part of parts) {
    if (convert === undefined) {
      const mark = byteOrderMark(part)
      const chosen = encoding === 'auto' ? (mark?.encoding ?? 'utf-8') : encoding
      checkIsText(part, chosen, path)
      convert = converters[chosen]()
      yield convert(mark?.encoding === chosen ? part.subarray(mark.length) : part)
    } else {
      yield convert(part)
    }
  }
  if (convert === undefined) throw new DescentError('dataset', `${path}: expected a table, found an empty file`)
}

interface ByteOrderMark {
  readonly encoding: Exclude<Encoding, 'auto'>
  readonly length: number
}

function byteOrderMark(part: Buffer): ByteOrderMark | undefined {
  if (part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (part[0] === 0xff && part[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (part[0] === 0xfe && part[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/** Text of one byte a character has no zeros. */
function checkIsText(part: Buffer, encoding: Encoding, path: string): void {
  if (encoding.startsWith('utf-16') || !part.subarray(0, 65_536).includes(0)) return
  const remedy = 'if it is UTF-16 without a byte-order mark, say --encoding utf-16le'
  throw new DescentError('dataset', `${path}: expected a table as text, found a binary file (${remedy})`)
}

const converters: Readonly<Record<Exclude<Encoding, 'auto'>, () => (part: Buffer) => Buffer>> = {
  'utf-8': () => (part) => part,
  'utf-16le': () => {
    const decoder = new StringDecoder('utf16le')
    return (part) => Buffer.from(decoder.write(part))
  },
  'utf-16be': () => {
    const decoder = new StringDecoder('utf16le')
    let odd: Buffer = Buffer.alloc(0)
    return (part) => {
      const whole = Buffer.concat([odd, part])
      const even = whole.length - (whole.length % 2)
      odd = whole.subarray(even)
      return Buffer.from(decoder.write(whole.subarray(0, even).swap16()))
    }
  },
  'windows-1252': () => (part) =>
    Buffer.from(part.toString('latin1').replace(/[\x80-\x9f]/g, (c) => windows1252[c.charCodeAt(0) - 0x80]))
}

/** What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f; five are not assigned. */
const windows1252 = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ'
