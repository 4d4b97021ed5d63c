import { DescentError } from '../../contract/errors'
import { parseNumber } from './csv-number'
import { CsvScanner } from './csv-scanner'
import { isMissing } from './csv-words'

/** How a table is written. */
export interface Dialect {
  /** The bytes between two fields, and between whole part and fraction. */
  readonly delimiter: number
  readonly point: number
  /** Whether the first record names the columns. */
  readonly hasHeader: boolean
}

/** What somebody knows of how a table is written; the rest is found out. */
export interface DialectChoice {
  /** One character: comma, semicolon, tab, | or any other of ASCII. */
  readonly delimiter?: string | undefined
  readonly header?: boolean | undefined
  /** The character between whole part and fraction; a point by default. */
  readonly decimal?: '.' | ',' | undefined
}

/** How many records are looked at. */
const sampleSize = 20

/** Those that are found out, the rarer in prose first. */
const delimiters = ['\t', ';', '|', ',']

/**
 * Finds out how a table is written from its beginning. The delimiter is the first of tab, semicolon, | and comma
 * that cuts all records into the same number of fields, more than one. The first record names the columns where
 * it has no number at all, or a text above a number.
 * @param isWhole whether this is all of the table
 * @throws DescentError 'dataset' when there is no record
 */
export function dialectOf(sample: Buffer, isWhole: boolean, choice: DialectChoice, path: string): Dialect {
  const point = codeOf(choice.decimal ?? '.')
  const chosen = choice.delimiter === undefined ? undefined : codeOf(choice.delimiter)
  const delimiter = chosen ?? delimiterOf(sample, isWhole, path)
  const records = recordsOf(sample, isWhole, delimiter, path)
  if (records.length === 0) throw new DescentError('dataset', `${path}: expected a table, found an empty file`)
  return { delimiter, point, hasHeader: choice.header ?? namesColumns(records, point) }
}

function codeOf(character: string): number {
  return character.charCodeAt(0)
}

function delimiterOf(sample: Buffer, isWhole: boolean, path: string): number {
  const candidates = delimiters.map((character) => {
    const records = attempted(() => recordsOf(sample, isWhole, codeOf(character), path))
    const [width = 1] = records.map(({ length }) => length)
    return { character, width, isEven: records.every(({ length }) => length === width) }
  })
  const even = candidates.find(({ width, isEven }) => width > 1 && isEven)
  // Where none is even, some row is wrong: the one that cuts the first record most will tell which.
  const widest = candidates.reduce((best, candidate) => (candidate.width > best.width ? candidate : best))
  return codeOf((even ?? (widest.width > 1 ? widest : undefined))?.character ?? ',')
}

/** With another delimiter than its own, a table may not be one at all. */
function attempted(records: () => string[][]): string[][] {
  try {
    return records()
  } catch (error) {
    if (error instanceof DescentError) return []
    throw error
  }
}

/** The first records as texts. The last one counts only where it is whole. */
function recordsOf(sample: Buffer, isWhole: boolean, delimiter: number, path: string): string[][] {
  const scanner = new CsvScanner(path, delimiter)
  scanner.push(sample)
  if (isWhole) scanner.finish()
  const records: string[][] = []
  while (records.length < sampleSize && scanner.next()) records.push(scanner.texts())
  return records
}

function namesColumns([first, second = []]: readonly string[][], point: number): boolean {
  const isNumber = (text: string | undefined): boolean => {
    const bytes = Buffer.from(text ?? '')
    return Number.isFinite(parseNumber(bytes, 0, bytes.length, point))
  }
  const isText = (text: string): boolean => !isMissing(text) && !isNumber(text)
  return !first.some(isNumber) || first.some((text, c) => isText(text) && isNumber(second[c]))
}
