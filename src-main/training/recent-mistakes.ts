import { recentMistakeCount, type Mistake } from '../contract/run'
import type { SparseBytes } from '../learning/algebra/sparse-bytes'
import type { PerceptronTraining } from '../learning/learners/perceptron-training'

/** A mistake as it is remembered: without its picture, which is made when somebody looks. */
interface MistakeRecord {
  readonly n: number
  readonly score: number
  readonly epoch: number
  readonly position: number
  readonly update: number
}

/** The latest samples that changed a perceptron's weights. */
export class RecentMistakes {
  /** The oldest first. */
  readonly #records: MistakeRecord[] = []

  constructor(
    readonly pixels: SparseBytes,
    /** -1 or 1 for each sample, and its row in the dataset. */
    readonly y: Int8Array,
    readonly rows: Uint32Array,
    readonly digits: readonly [number, number]
  ) {}

  /** To be called with a sample that is about to change the weights. */
  remember(n: number, score: number, { epoch, position, updates }: PerceptronTraining): void {
    this.#records.push({ n, score, epoch, position: position - 1, update: updates + 1 })
    if (this.#records.length > recentMistakeCount) this.#records.shift()
  }

  /** With their pictures, the latest first. */
  get shown(): Mistake[] {
    return this.#records.map((record) => this.#shown(record)).reverse()
  }

  /** The last one, with the number of its sample. There has been one. */
  get latest(): { readonly n: number; readonly mistake: Mistake } {
    const record = this.#records[this.#records.length - 1]
    return { n: record.n, mistake: this.#shown(record) }
  }

  #shown({ n, ...record }: MistakeRecord): Mistake {
    const { pixels, rows, y } = this
    const label = y[n]
    return { ...record, row: rows[n], label, digit: this.digits[label === -1 ? 0 : 1], pixels: pixels.row(n) }
  }
}
