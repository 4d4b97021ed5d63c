import { DescentError } from '../../contract/errors'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const tab = 0x09

const megabyte = 1024 * 1024

/** How a field was written: as it is, in quotes, or in quotes with quotes in it, each written twice. */
export type FieldKind = 0 | 1 | 2

/**
 * Cuts the bytes of a table into records and fields (RFC 4180, with any delimiter and any line ending). The bytes
 * come piece by piece; of each record only the places of its fields are noted, so nothing is copied or decoded.
 * Spaces around a field without quotes do not count; lines without anything are left out.
 */
export class CsvScanner {
  /** The bytes in which the fields lie. */
  bytes: Buffer = Buffer.alloc(0)
  /** Field f of the record lies in bytes[starts[f]] up to, not including, bytes[ends[f]]. */
  starts = new Int32Array(64)
  ends = new Int32Array(64)
  kinds = new Uint8Array(64)
  fieldCount = 0
  /** The line, from 1, on which the record begins. */
  line = 0
  #nextLine = 1
  #at = 0
  #end = 0
  #isLast = false

  /**
   * @param path names the file in error messages
   * @param delimiter the byte between two fields
   * @param longest no record has more bytes: what has, comes from a quoted field that is never closed
   */
  constructor(
    readonly path: string,
    readonly delimiter: number,
    readonly longest = 32 * megabyte
  ) {}

  /** Gives more bytes, which are copied. */
  push(part: Uint8Array): void {
    const rest = this.#end - this.#at
    if (rest > this.longest) throw this.#tooLong()
    if (rest + part.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(rest + 2 * part.length)
      this.bytes.copy(larger, 0, this.#at, this.#end)
      this.bytes = larger
    } else {
      this.bytes.copyWithin(0, this.#at, this.#end)
    }
    this.bytes.set(part, rest)
    this.#at = 0
    this.#end = rest + part.length
  }

  /** Says that no more bytes come. */
  finish(): void {
    this.#isLast = true
  }

  /**
   * Goes on to the next record.
   * @returns whether there is one; if not, more bytes are needed, or there are none
   * @throws DescentError 'dataset' with the line and the column of a quoted field that does not end as it should
   */
  next(): boolean {
    if (!this.#skipEmptyLines()) return false
    const { bytes, delimiter } = this
    const end = this.#end
    let at = this.#at
    let lines = 0
    this.line = this.#nextLine
    this.fieldCount = 0
    for (;;) {
      if (at < end && bytes[at] === quote) {
        const closing = this.#closingQuote(at)
        if (closing === -1) return false
        lines += this.#linesBetween(at, closing)
        this.#note(at + 1, closing, this.#hasQuote ? 2 : 1)
        at = closing + 1
        if (at < end && bytes[at] !== delimiter && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) {
          throw this.#afterQuote(this.line + lines)
        }
      } else {
        const start = at
        while (at < end) {
          const byte = bytes[at]
          if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break
          at++
        }
        this.#noteTrimmed(start, at)
      }
      if (at >= end) {
        if (!this.#isLast) return false
        break
      }
      if (bytes[at] === delimiter) {
        at++
        continue
      }
      const after = this.#afterLineEnd(at)
      if (after === -1) return false
      at = after
      lines++
      break
    }
    this.#at = at
    this.#nextLine = this.line + lines
    return true
  }

  /** The text of field f, without its quotes. @throws DescentError 'dataset' when it is not UTF-8 */
  text(f: number): string {
    try {
      const text = utf8.decode(this.bytes.subarray(this.starts[f], this.ends[f]))
      return this.kinds[f] === 2 ? text.replaceAll('""', '"') : text
    } catch {
      const message = 'expected UTF-8, found other bytes: if the file is in Latin-1, say --encoding windows-1252'
      throw new DescentError('dataset', `${this.path}: line ${this.line}, column ${f + 1}: ${message}`)
    }
  }

  /** The texts of all fields. */
  texts(): string[] {
    return Array.from({ length: this.fieldCount }, (_, f) => this.text(f))
  }

  #hasQuote = false

  /** Where the field that is opened at `from` is closed; -1 when more bytes are needed to tell. */
  #closingQuote(from: number): number {
    const { bytes } = this
    const end = this.#end
    this.#hasQuote = false
    for (let at = from + 1; at < end; at++) {
      if (bytes[at] !== quote) continue
      if (at + 1 === end && !this.#isLast) return -1
      if (at + 1 === end || bytes[at + 1] !== quote) return at
      this.#hasQuote = true
      at++
    }
    if (!this.#isLast) return -1
    const line = this.line + this.#linesBetween(this.#at, from)
    throw this.#wrong(line, 'a closing quote for the one that begins this field', 'the end of the file')
  }

  #linesBetween(from: number, to: number): number {
    let lines = 0
    for (let at = from; at < to; at++) {
      if (this.bytes[at] === lineFeed) lines++
      else if (this.bytes[at] === carriageReturn && this.bytes[at + 1] !== lineFeed) lines++
    }
    return lines
  }

  /** Where the next line begins; -1 when the next byte is needed to tell. */
  #afterLineEnd(at: number): number {
    if (this.bytes[at] === lineFeed) return at + 1
    if (at + 1 === this.#end) return this.#isLast ? at + 1 : -1
    return this.bytes[at + 1] === lineFeed ? at + 2 : at + 1
  }

  /** @returns whether there is anything after the empty lines */
  #skipEmptyLines(): boolean {
    for (;;) {
      let at = this.#at
      while (at < this.#end && (this.bytes[at] === space || (this.bytes[at] === tab && this.delimiter !== tab))) at++
      if (at === this.#end) {
        if (this.#isLast) this.#at = at
        return false
      }
      if (this.bytes[at] !== lineFeed && this.bytes[at] !== carriageReturn) return true
      const after = this.#afterLineEnd(at)
      if (after === -1) return false
      this.#at = after
      this.#nextLine++
    }
  }

  #noteTrimmed(start: number, end: number): void {
    const { bytes } = this
    while (start < end && (bytes[start] === space || bytes[start] === tab)) start++
    while (start < end && (bytes[end - 1] === space || bytes[end - 1] === tab)) end--
    this.#note(start, end, 0)
  }

  #note(start: number, end: number, kind: FieldKind): void {
    const f = this.fieldCount++
    if (f === this.starts.length) this.#makeRoom()
    this.starts[f] = start
    this.ends[f] = end
    this.kinds[f] = kind
  }

  #makeRoom(): void {
    const { starts, ends, kinds } = this
    this.starts = new Int32Array(2 * starts.length)
    this.ends = new Int32Array(2 * ends.length)
    this.kinds = new Uint8Array(2 * kinds.length)
    this.starts.set(starts)
    this.ends.set(ends)
    this.kinds.set(kinds)
  }

  #tooLong(): DescentError {
    const expected = `a record of at most ${this.longest / megabyte} MB`
    return this.#wrong(this.#nextLine, expected, 'a longer one: is a quote never closed?')
  }

  #afterQuote(line: number): DescentError {
    const found = 'more text (a quote inside quotes is written twice)'
    this.fieldCount--
    return this.#wrong(line, 'the end of the field after its closing quote', found)
  }

  #wrong(line: number, expected: string, found: string): DescentError {
    const place = `line ${line}, column ${this.fieldCount + 1}`
    return new DescentError('dataset', `${this.path}: ${place}: expected ${expected}, found ${found}`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
