import iconv from 'iconv-lite'
import { DescentError } from '../../contract/errors'

/** How a table's text is written in bytes. */
export const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/**
 * The text of a table, without a byte-order mark, piece by piece. Bytes that mean nothing become U+FFFD.
 * @param encoding 'auto' goes by the byte-order mark, and without one takes UTF-8
 * @throws DescentError 'dataset' when the file is empty or no text
 */
export async function* textOf(parts: AsyncIterable<Buffer>, encoding: Encoding, path: string): AsyncGenerator<string> {
  let decode: ((part?: Buffer) => string) | undefined
  for await (const part of parts) {
    if (decode === undefined) {
      const chosen = encoding === 'auto' ? markedEncoding(part) : encoding
      checkIsText(part, chosen, path)
      decode = decoderOf(chosen)
    }
    yield decode(part)
  }
  if (decode === undefined) throw new DescentError('dataset', `${path}: expected a table, found an empty file`)
  yield decode()
}

/** What makes text of one part after another; without a part, of what is left. */
function decoderOf(encoding: Encoding): (part?: Buffer) => string {
  // Some versions of Node, 20.19 among them, take windows-1252 for Latin-1 (github.com/nodejs/node/issues/60888).
  if (encoding === 'windows-1252') return (part) => (part === undefined ? '' : iconv.decode(part, encoding))
  const decoder = new TextDecoder(encoding)
  return (part) => decoder.decode(part, { stream: part !== undefined })
}

/** The encoding that a byte-order mark tells of; UTF-8 where there is none. */
function markedEncoding([first, second]: Buffer): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Text of one byte a character has no zeros. */
function checkIsText(part: Buffer, encoding: Encoding, path: string): void {
  if (encoding.startsWith('utf-16') || !part.includes(0)) return
  const remedy = 'if it is UTF-16 without a byte-order mark, say --encoding utf-16le'
  throw new DescentError('dataset', `${path}: expected a table as text, found a binary file (${remedy})`)
}

/** @throws DescentError 'dataset' when a text has bytes that mean nothing. @param place names the file and the field */
export function checkEncoding(text: string, place: string): void {
  if (!text.includes('\uFFFD')) return
  const message = 'expected UTF-8, found other bytes: if the file is in Latin-1, say --encoding windows-1252'
  throw new DescentError('dataset', `${place}: ${message}`)
}
