import { DescentError } from '../../contract/errors'
import type { ComponentType } from '../description'
import type { ArrayWriter } from './array-writer'
import type { Dialect } from './csv-dialect'
import { parseNumber } from './csv-number'
import type { CsvScanner } from './csv-scanner'
import { isInfinite, isMissing } from './csv-words'
import { LabelDictionary, tooManyClasses, type TargetChoice } from './labels'
import type { MissingPolicy } from './options'
import type { TableColumns } from './table-columns'

/** What a pass over a table starts from; a later pass may know more. */
export interface PassPlan {
  readonly columns: TableColumns
  readonly dialect: Dialect
  readonly missing: MissingPolicy
  readonly type: ComponentType
  readonly target: TargetChoice | undefined
  /** The most texts that a column may have; 0 where none may have any. */
  readonly oneHot: number
  /** The columns of texts that are known, by their place. */
  readonly textColumns: ReadonlySet<number>
  /** Whether the label has been found to have too many different numbers for classes. */
  readonly labelIsValue: boolean
}

/** Something that is found in the middle of a pass and asks for a new one, which knows it. */
export class Surprise extends Error {
  constructor(readonly change: Partial<Pick<PassPlan, 'textColumns' | 'labelIsValue'>>) {
    super('the table has to be read again')
  }
}

/** The largest number of single precision. */
const largestSingle = 3.4028234663852886e38

/**
 * One reading of a table: each record becomes a row of numbers. Texts are numbered in the order in which they
 * come, and so are labels that may be classes; a missing value that its column's mean will replace is NaN.
 */
export class TablePass {
  /** The different texts of each column of texts. */
  readonly texts = new Map<number, Map<string, number>>()
  readonly labels = new LabelDictionary()
  /** For each component, the sum of its values and how many there are. */
  readonly sums: Float64Array
  readonly counts: Float64Array
  dropped = 0
  filled = 0
  readonly #plan: PassPlan
  readonly #scanner: CsvScanner
  readonly #inputs: Int32Array
  readonly #isText: Uint8Array

  constructor(
    plan: PassPlan,
    scanner: CsvScanner,
    readonly x: ArrayWriter,
    readonly y: ArrayWriter | undefined
  ) {
    const { inputs } = plan.columns
    this.#plan = plan
    this.#scanner = scanner
    this.#inputs = Int32Array.from(inputs)
    this.#isText = Uint8Array.from(inputs, (c) => Number(plan.textColumns.has(c)))
    this.sums = new Float64Array(inputs.length)
    this.counts = new Float64Array(inputs.length)
    for (const c of plan.textColumns) this.texts.set(c, new Map())
  }

  /** Takes the records that the scanner has. @throws Surprise when a new pass is needed */
  takeRecords(): void {
    while (this.#scanner.next()) this.takeRecord()
  }

  /** Takes the record that the scanner is at. */
  takeRecord(): void {
    const { names, label } = this.#plan.columns
    const { fieldCount, path, line } = this.#scanner
    if (fieldCount !== names.length) {
      const expected = `expected ${names.length} columns, found ${fieldCount}`
      throw new DescentError('dataset', `${path}: line ${line}: ${expected}`)
    }
    const target = label === undefined ? 0 : this.#labelAt(label)
    if (target === undefined || !this.#readComponents()) {
      this.dropped++
      return
    }
    if (this.#plan.missing === 'mean') this.#addToSums()
    this.x.endRow()
    if (this.y === undefined) return
    this.y.block[this.y.at] = target
    this.y.endRow()
  }

  /** Puts the components into the block. @returns whether the row stays */
  #readComponents(): boolean {
    const { bytes, starts, ends } = this.#scanner
    const { block, at } = this.x
    const { point } = this.#plan.dialect
    const inputs = this.#inputs
    const isText = this.#isText
    const { type } = this.#plan
    for (let k = 0; k < inputs.length; k++) {
      const c = inputs[k]
      if (isText[k] === 1) {
        const place = this.#placeOfText(c)
        if (place === undefined) return false
        block[at + k] = place
        continue
      }
      const value = parseNumber(bytes, starts[c], ends[c], point)
      if (value - value === 0) {
        if (type !== 'float64') this.#checkFits(value, c)
        block[at + k] = value
      } else {
        const policy = this.#unusual(c)
        if (policy === 'drop') return false
        block[at + k] = NaN
      }
    }
    return true
  }

  #checkFits(value: number, c: number): void {
    const { type } = this.#plan
    if (type === 'uint8' ? value === (value & 255) : Math.abs(value) <= largestSingle) return
    const expected = type === 'uint8' ? 'a whole number from 0 to 255' : 'a number of single precision'
    throw this.#wrong(c, expected, '; --type float64 takes any number')
  }

  #addToSums(): void {
    const { block, at } = this.x
    for (let k = 0; k < this.sums.length; k++) {
      const value = block[at + k]
      if (value !== value) {
        this.filled++
      } else {
        this.sums[k] += value
        this.counts[k]++
      }
    }
  }

  /** What is done with a field that is no finite number. */
  #unusual(c: number): 'drop' | 'mean' {
    const text = this.#scanner.text(c).trim()
    if (isMissing(text)) return this.#missing(c, 'a number')
    if (isInfinite(text) || this.#isNumber(c)) throw this.#wrong(c, 'a finite number')
    if (this.#plan.oneHot > 0) throw new Surprise({ textColumns: new Set([...this.#plan.textColumns, c]) })
    throw this.#wrong(c, 'a number', this.#remedyForText(c, text))
  }

  #isNumber(c: number): boolean {
    const { bytes, starts, ends } = this.#scanner
    return !Number.isNaN(parseNumber(bytes, starts[c], ends[c], this.#plan.dialect.point))
  }

  #missing(c: number, expected: string): 'drop' | 'mean' {
    const { missing } = this.#plan
    if (missing === 'error') throw this.#wrong(c, expected, '; --missing drop leaves such rows out, mean fills in')
    return missing
  }

  #remedyForText(c: number, text: string): string {
    const { dialect, columns } = this.#plan
    if (/^[+-]?\d+,\d+$/.test(text)) return '; --decimal comma reads it as a number'
    if (this.#scanner.line === 1 && !dialect.hasHeader) return '; if the first line names the columns, say --header'
    return `; --omit "${columns.names[c]}" leaves the column out, --one-hot makes a column of each text`
  }

  /** The place of a text among those of its column; undefined when the row is left out. */
  #placeOfText(c: number): number | undefined {
    const text = this.#scanner.text(c)
    if (isMissing(text)) {
      if (this.#missing(c, 'a text') === 'drop') return undefined
      throw this.#wrong(c, 'a text', '; texts have no mean: --missing drop leaves such rows out')
    }
    const texts = this.texts.get(c) ?? new Map<string, number>()
    const known = texts.get(text)
    if (known !== undefined) return known
    if (texts.size === this.#plan.oneHot) {
      throw this.#wrong(c, `at most ${texts.size} different texts`, ` as one more; --omit leaves the column out`)
    }
    texts.set(text, texts.size)
    return texts.size - 1
  }

  /** The value of the label, or its place among the labels; undefined when the row is left out. */
  #labelAt(c: number): number | undefined {
    const { bytes, starts, ends, kinds } = this.#scanner
    const { target, labelIsValue, dialect } = this.#plan
    const value = kinds[c] === 2 ? NaN : parseNumber(bytes, starts[c], ends[c], dialect.point)
    const isNumber = value - value === 0
    const text = isNumber ? '' : this.#scanner.text(c)
    if (!isNumber && isMissing(text)) {
      if (this.#plan.missing === 'drop') return undefined
      throw this.#wrong(c, 'a label', '; --missing drop leaves such rows out')
    }
    if (labelIsValue || target === 'values') {
      if (isNumber) return value
      if (target === 'values') throw this.#wrong(c, 'a finite number')
      throw tooManyClasses(this.#place(c))
    }
    const place = this.labels.placeOf(isNumber ? value + 0 : text)
    if (place !== undefined) return place
    if (target === undefined && isNumber && !this.labels.hasTexts) throw new Surprise({ labelIsValue: true })
    throw tooManyClasses(this.#place(c))
  }

  #place(c: number): string {
    const { path, line } = this.#scanner
    return `${path}: line ${line}, column ${c + 1} (${this.#plan.columns.names[c]})`
  }

  #wrong(c: number, expected: string, remedy = ''): DescentError {
    const text = this.#scanner.text(c)
    const found = text === '' ? 'nothing' : JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
    return new DescentError('dataset', `${this.#place(c)}: expected ${expected}, found ${found}${remedy}`)
  }
}
