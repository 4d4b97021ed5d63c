import { DescentError } from '../../contract/errors'
import { parseNumber } from './csv-number'
import type { CsvRecord } from './csv-records'
import { isMissing } from './csv-words'

/** How a table is written. */
export interface Dialect {
  /** The characters between two fields, and between whole part and fraction. */
  readonly delimiter: string
  readonly point: '.' | ','
  /** Whether the first record names the columns. */
  readonly hasHeader: boolean
}

/** What somebody knows of how a table is written; the rest is found out. */
export interface DialectChoice {
  /** Any character: comma, semicolon, tab, | or another. */
  readonly delimiter?: string | undefined
  readonly header?: boolean | undefined
  /** The character between whole part and fraction; a point by default. */
  readonly decimal?: '.' | ',' | undefined
}

/** Reads a table, cut by a delimiter, until `take` returns false. */
export type TableReader = (delimiter: string, take: (record: CsvRecord) => unknown) => Promise<void>

/** How many records are looked at. */
const sampleSize = 20

/** Those that are found out, the rarer in prose first. */
const delimiters = ['\t', ';', '|', ',']

/**
 * Finds out how a table is written from its first records. The delimiter is the first of tab, semicolon, | and comma
 * that cuts them all into the same number of fields, more than one. The first record names the columns where it has
 * no number at all, or a text above a number.
 * @param read reads the table from its beginning
 * @returns how it is written, and its first record
 * @throws DescentError 'dataset' when there is no record
 */
export async function dialectOf(
  read: TableReader,
  choice: DialectChoice,
  path: string
): Promise<{ dialect: Dialect; first: CsvRecord }> {
  const { decimal: point = '.', delimiter = await delimiterOf(read) } = choice
  const records = await firstOf(read, delimiter)
  if (records.length === 0) throw new DescentError('dataset', `${path}: expected a table, found an empty file`)
  return { dialect: { delimiter, point, hasHeader: choice.header ?? namesColumns(records, point) }, first: records[0] }
}

async function delimiterOf(read: TableReader): Promise<string> {
  let widest = { delimiter: ',', width: 1 }
  for (const delimiter of delimiters) {
    const widths = (await attempted(firstOf(read, delimiter))).map(({ fields }) => fields.length)
    const [width = 1] = widths
    if (width > 1 && widths.every((other) => other === width)) return delimiter
    // Where none is even, some row is wrong: the one that cuts the first record most will tell which.
    if (width > widest.width) widest = { delimiter, width }
  }
  return widest.delimiter
}

/** With another delimiter than its own, a table may not be one at all. */
async function attempted(records: Promise<CsvRecord[]>): Promise<CsvRecord[]> {
  try {
    return await records
  } catch (error) {
    if (error instanceof DescentError) return []
    throw error
  }
}

async function firstOf(read: TableReader, delimiter: string): Promise<CsvRecord[]> {
  const first: CsvRecord[] = []
  await read(delimiter, (record) => first.push(record) < sampleSize)
  return first
}

function namesColumns(records: readonly CsvRecord[], point: '.' | ','): boolean {
  const [first, second = []] = records.map(({ fields }) => fields)
  const isNumber = (text = ''): boolean => Number.isFinite(parseNumber(text, point))
  const isText = (text: string): boolean => !isMissing(text) && !isNumber(text)
  return !first.some((text) => isNumber(text)) || first.some((text, c) => isText(text) && isNumber(second[c]))
}
