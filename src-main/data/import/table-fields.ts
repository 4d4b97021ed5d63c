import { DescentError } from '../../contract/errors'
import { parseNumber } from './csv-number'
import type { CsvRecord } from './csv-records'
import { checkEncoding } from './csv-text'
import { isInfinite, isMissing } from './csv-words'
import { Surprise, type PassPlan } from './table-plan'

/** The fields of the record that a pass is at, and what is done with those that are not as they should be. */
export class TableFields {
  record: CsvRecord = { fields: [], line: 0 }
  readonly #plan: PassPlan
  readonly #path: string

  constructor(plan: PassPlan, path: string) {
    this.#plan = plan
    this.#path = path
  }

  /** @throws DescentError 'dataset' when there are more fields, or fewer, than columns */
  checkCount(): void {
    const { fields, line } = this.record
    const { names } = this.#plan.columns
    if (fields.length === names.length) return
    const expected = `expected ${names.length} columns, found ${fields.length}`
    throw new DescentError('dataset', `${this.#path}: line ${line}: ${expected}`)
  }

  /** The number in column c; NaN where there is none. */
  number(c: number): number {
    return parseNumber(this.record.fields[c], this.#plan.dialect.point)
  }

  /** The text in column c. @throws DescentError 'dataset' when its bytes mean nothing */
  text(c: number): string {
    const text = this.record.fields[c]
    checkEncoding(text, this.place(c))
    return text
  }

  /** What is done with a field that is no finite number. @throws Surprise when its column may be one of texts */
  unusual(c: number): 'drop' | 'mean' {
    const text = this.text(c).trim()
    if (isMissing(text)) return this.missing(c, 'a number')
    if (isInfinite(text) || !Number.isNaN(this.number(c))) throw this.wrong(c, 'a finite number')
    const { oneHot, textColumns } = this.#plan
    if (oneHot > 0) throw new Surprise({ textColumns: new Set([...textColumns, c]) })
    throw this.wrong(c, 'a number', this.#remedyForText(c, text))
  }

  /** What is done where a value is missing. */
  missing(c: number, expected: string): 'drop' | 'mean' {
    const { missing } = this.#plan
    if (missing === 'error') throw this.wrong(c, expected, '; --missing drop leaves such rows out, mean fills in')
    return missing
  }

  /** Names file, line and column. */
  place(c: number): string {
    return `${this.#path}: line ${this.record.line}, column ${c + 1} (${this.#plan.columns.names[c]})`
  }

  /** The error for a field. @param remedy what would help, from its punctuation on */
  wrong(c: number, expected: string, remedy = ''): DescentError {
    const text = this.text(c)
    const found = text === '' ? 'nothing' : JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
    return new DescentError('dataset', `${this.place(c)}: expected ${expected}, found ${found}${remedy}`)
  }

  #remedyForText(c: number, text: string): string {
    const { dialect, columns } = this.#plan
    if (/^[+-]?\d+,\d+$/.test(text)) return '; --decimal comma reads it as a number'
    if (this.record.line === 1 && !dialect.hasHeader) return '; if the first line names the columns, say --header'
    return `; --omit "${columns.names[c]}" leaves the column out, --one-hot makes a column of each text`
  }
}
