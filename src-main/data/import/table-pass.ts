import type { ArrayWriter } from './array-writer'
import type { CsvRecord } from './csv-records'
import { isMissing } from './csv-words'
import { LabelDictionary, tooManyClasses } from './labels'
import { TableFields } from './table-fields'
import { Surprise, type PassPlan } from './table-plan'

/** The largest number of single precision. */
const largestSingle = 3.4028234663852886e38

/**
 * One reading of a table: each record becomes a row of numbers. Texts are numbered in the order in which they
 * come, and so are labels that may be classes; a missing value that its column's mean will replace is NaN.
 */
export class TablePass {
  /** The different texts of each column of texts. */
  readonly texts: ReadonlyMap<number, Map<string, number>>
  readonly labels = new LabelDictionary()
  /** For each component, the sum of its values and how many there are. */
  readonly sums: Float64Array
  readonly counts: Float64Array
  dropped = 0
  filled = 0
  readonly #plan: PassPlan
  readonly #fields: TableFields

  /** @param path names the file in error messages */
  constructor(
    plan: PassPlan,
    path: string,
    readonly x: ArrayWriter,
    readonly y: ArrayWriter | undefined
  ) {
    const { inputs } = plan.columns
    this.#plan = plan
    this.#fields = new TableFields(plan, path)
    this.sums = new Float64Array(inputs.length)
    this.counts = new Float64Array(inputs.length)
    this.texts = new Map([...plan.textColumns].map((c) => [c, new Map()]))
  }

  /**
   * Takes the next record.
   * @throws DescentError 'dataset' with the line and the column of what is wrong
   * @throws Surprise when a new pass is needed
   */
  take(record: CsvRecord): void {
    this.#fields.record = record
    this.#fields.checkCount()
    const { label } = this.#plan.columns
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
    const { block, at } = this.x
    const { type, columns } = this.#plan
    for (let k = 0; k < columns.inputs.length; k++) {
      const c = columns.inputs[k]
      const texts = this.texts.get(c)
      const value = texts === undefined ? this.#fields.number(c) : this.#placeOfText(c, texts)
      if (value === undefined) return false
      if (!Number.isFinite(value)) {
        if (this.#fields.unusual(c) === 'drop') return false
        block[at + k] = NaN
      } else {
        if (type !== 'float64' && texts === undefined) this.#checkFits(value, c)
        block[at + k] = value
      }
    }
    return true
  }

  #checkFits(value: number, c: number): void {
    const { type } = this.#plan
    if (type === 'uint8' ? value === (value & 255) : Math.abs(value) <= largestSingle) return
    const expected = type === 'uint8' ? 'a whole number from 0 to 255' : 'a number of single precision'
    throw this.#fields.wrong(c, expected, '; --type float64 takes any number')
  }

  #addToSums(): void {
    const { block, at } = this.x
    for (let k = 0; k < this.sums.length; k++) {
      const value = block[at + k]
      if (Number.isNaN(value)) {
        this.filled++
      } else {
        this.sums[k] += value
        this.counts[k]++
      }
    }
  }

  /** The place of a text among those of its column; undefined when the row is left out. */
  #placeOfText(c: number, texts: Map<string, number>): number | undefined {
    const text = this.#fields.text(c)
    if (isMissing(text)) {
      if (this.#fields.missing(c, 'a text') === 'drop') return undefined
      throw this.#fields.wrong(c, 'a text', '; texts have no mean: --missing drop leaves such rows out')
    }
    const known = texts.get(text)
    if (known !== undefined) return known
    if (texts.size === this.#plan.oneHot) {
      const expected = `at most ${texts.size} different texts`
      throw this.#fields.wrong(c, expected, ` as one more; --omit leaves the column out`)
    }
    texts.set(text, texts.size)
    return texts.size - 1
  }

  /** The value of the label, or its place among the labels; undefined when the row is left out. */
  #labelAt(c: number): number | undefined {
    const { target, labelIsValue, missing } = this.#plan
    const value = this.#fields.number(c)
    const isNumber = Number.isFinite(value)
    const text = isNumber ? '' : this.#fields.text(c)
    if (!isNumber && isMissing(text)) {
      if (missing === 'drop') return undefined
      throw this.#fields.wrong(c, 'a label', '; --missing drop leaves such rows out')
    }
    if (labelIsValue || target === 'values') {
      if (isNumber) return value
      if (target === 'values') throw this.#fields.wrong(c, 'a finite number')
      throw tooManyClasses(this.#fields.place(c))
    }
    const place = this.labels.placeOf(isNumber ? value + 0 : text)
    if (place !== undefined) return place
    if (target === undefined && isNumber && !this.labels.hasTexts) throw new Surprise({ labelIsValue: true })
    throw tooManyClasses(this.#fields.place(c))
  }
}
