import { pipeline } from 'node:stream/promises'
import { CsvError, Parser, type Info } from 'csv-parse'
import { DescentError } from '../../contract/errors'

/** One record of a table. */
export interface CsvRecord {
  readonly fields: readonly string[]
  /** The line, from 1, on which it begins. */
  readonly line: number
}

const megabyte = 1024 * 1024

/**
 * Cuts a text into records and fields (RFC 4180, with any delimiter and any line ending). Spaces around a field do
 * not count unless they are inside its quotes; lines without anything are left out; a quote inside a field that does
 * not begin with one is a character as any other.
 * @param take is given one record after another, until it returns false
 * @param path names the file in error messages
 * @param longest no record is longer, in bytes: what is, comes from a quoted field that is never closed
 * @throws DescentError 'dataset' with the line on which the record begins and the column of what is wrong
 * @throws what the text or `take` throws
 */
export async function readRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  take: (record: CsvRecord) => unknown,
  path: string,
  longest = 32 * megabyte
): Promise<void> {
  const parser = new RecordParser(delimiter, longest, take)
  try {
    await pipeline(text, parser)
  } catch (error) {
    if (error === enough) return
    throw error instanceof CsvError ? complaint(error, parser.lines, path, longest) : error
  }
}

const enough = new Error('nobody wants more')

/**
 * Hands on each record at once, and keeps none. The parser's own callback for records is given a copy of all that it
 * has counted, and making that copy takes longer than a record of three fields.
 */
class RecordParser extends Parser {
  readonly lines = new LineCount()
  readonly #take: (record: CsvRecord) => unknown

  constructor(delimiter: string, longest: number, take: (record: CsvRecord) => unknown) {
    super({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longest
    })
    this.#take = take
  }

  /** Is given each record, and null at the end. */
  override push(fields: string[] | null): boolean {
    if (fields === null) return super.push(null)
    if (this.destroyed) return false
    try {
      if (this.#take({ fields, line: this.lines.take(fields, this.info) }) === false) throw enough
    } catch (error) {
      this.destroy(error as Error)
    }
    return true
  }
}

/** On which line each record begins. */
class LineCount {
  /** The line on which the last record ended. */
  #end = 0
  /** What the parser had counted then. */
  #lines = 0
  #emptyLines = 0

  /** The line on which the record begins that comes after so many empty lines. */
  beginning(emptyLines: number): number {
    return this.#end + emptyLines - this.#emptyLines + 1
  }

  /** Goes on to the end of a record. @returns the line on which it begins */
  take(record: readonly string[], { lines, empty_lines: emptyLines }: Info): number {
    const line = this.beginning(emptyLines)
    const isOneLine = lines - this.#lines === emptyLines - this.#emptyLines + 1
    // Of a line end inside quotes the parser counts both characters of \r\n.
    this.#end = isOneLine ? line : line + lineEndsIn(record)
    this.#lines = lines
    this.#emptyLines = emptyLines
    return line
  }
}

function lineEndsIn(record: readonly string[]): number {
  return record.join(',').match(/\r\n|\r|\n/g)?.length ?? 0
}

/** What the parser complains of, in our words. */
function complaint(error: CsvError, lines: LineCount, path: string, longest: number): Error {
  const message = messageOf(error, longest)
  if (message === undefined) return error
  const place = `line ${lines.beginning(Number(error['empty_lines']))}, column ${Number(error['column']) + 1}`
  return new DescentError('dataset', `${path}: ${place}: ${message}`)
}

function messageOf({ code }: CsvError, longest: number): string | undefined {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'expected a closing quote for the one that begins this field, found the end of the file'
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return 'expected the end of the field after its closing quote, found more text (a quote inside quotes is written twice)'
    case 'CSV_MAX_RECORD_SIZE':
      return `expected a record of at most ${longest / megabyte} MB, found a longer one: is a quote never closed?`
    default:
      return undefined
  }
}
