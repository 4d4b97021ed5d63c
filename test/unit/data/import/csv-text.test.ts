import { describe, expect, it } from 'vitest'
import { textOf, type Encoding } from '../../../../src-main/data/import/csv-text'

/** The text of some bytes that come in pieces. */
async function decoded(bytes: Buffer, encoding: Encoding, pieceSize: number): Promise<string> {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize)
  }
  let text = ''
  // Each piece goes to the parser as bytes: half a character must not be handed on.
  for await (const piece of textOf(pieces(), encoding, 'table.csv')) text += Buffer.from(piece).toString()
  return text
}

const text = 'größe,Ω\n1,漢🦉\n'

describe('textOf', () => {
  it.each<[Encoding, Buffer]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()]
  ])('reads %s in pieces of any size, with a byte-order mark or without', async (encoding, bytes) => {
    for (const pieceSize of [1, 2, 3, 4, 5, 7, 100]) expect(await decoded(bytes, encoding, pieceSize)).toBe(text)
  })

  it('goes by the byte-order mark', async () => {
    for (const bytes of [Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()]) {
      expect(await decoded(bytes, 'auto', 100)).toBe(text)
    }
    expect(await decoded(Buffer.from(text), 'auto', 3)).toBe(text)
  })

  it('reads windows-1252, which is not Latin-1', async () => {
    const bytes = Buffer.from('\x80 \x84na\xefve\x93 \x96 \x8cuvre', 'latin1')
    for (const pieceSize of [1, 100]) expect(await decoded(bytes, 'windows-1252', pieceSize)).toBe('€ „naïve“ – Œuvre')
  })

  it('marks bytes that mean nothing, also at the end', async () => {
    for (const pieceSize of [1, 100]) {
      expect(await decoded(Buffer.from('a\xe9b,\xe6\xbc', 'latin1'), 'utf-8', pieceSize)).toBe('a\uFFFDb,\uFFFD')
    }
  })

  it('refuses what is no text', async () => {
    await expect(decoded(Buffer.of(1, 0, 2), 'auto', 100)).rejects.toThrow('expected a table as text, found a binary')
    await expect(decoded(Buffer.alloc(0), 'auto', 100)).rejects.toThrow('expected a table, found an empty file')
  })
})
