import type { TrainingConfiguration } from '../contract/configuration'
import { columnsOf, declarationOf } from '../contract/columns'
import type { RunData, RunResult, RunUpdate } from '../contract/run'
import { Learner, type Training } from '../learning/learner'
import type { Columns, Figure, Row } from '../learning/report'
import { ChunkSize } from './chunk-size'
import { Engines } from './engines'
import type { Experiment, Position } from './experiment'
import { modelFigures, sampleFigures } from './figures'
import { RowErrors } from './row-errors'
import { sizesOf, type PreparedSamples } from './samples'

/** A learner in training on the samples of a configuration: a row after each epoch, or after chosen ones. */
export class TrainingRun implements Experiment {
  readonly data: RunData
  readonly training: Training
  readonly #configuration: TrainingConfiguration
  readonly #samples: PreparedSamples
  readonly #columns: Columns
  readonly #rowsAfter: ReadonlySet<number>
  /** The last number of epochs after which there is a row. */
  readonly #lastRow: number
  /** The errors that the next row waits for. */
  #errors: RowErrors | undefined
  readonly #slice = new ChunkSize()
  #rows: Row[] = []
  #figures: Figure[] = []
  #last: Row | undefined

  /**
   * @param rows whether only the last row is told, where the configuration does not choose them
   * @throws LearningError when the learner cannot learn from these samples
   */
  constructor(
    configuration: TrainingConfiguration,
    samples: PreparedSamples,
    engines = new Engines(),
    readonly rows: 'all' | 'last' = 'all'
  ) {
    const { learner, schedule, seed, show } = configuration
    this.#configuration = configuration
    this.#samples = samples
    this.#columns = columnsOf(configuration)
    this.#rowsAfter = new Set(show.rowsAfter)
    this.#lastRow = Math.max(...show.rowsAfter, -1)
    const { inUse, ...means } = engines.forTraining(configuration, samples.train)
    this.data = { ...sizesOf(samples), ...(inUse && { engine: inUse }) }
    const setting = { schedule, seed, ...means }
    this.training = new Learner(declarationOf(learner), learner.parameters).begin(samples.train, setting)
    if (show.figures !== 'none') this.#figures = sampleFigures(samples)
    if (!this.#rowsAfter.has(0)) return
    this.#beginRow()
    this.#measure()
  }

  get ended(): boolean {
    return this.#trained && this.#errors === undefined
  }

  /** Whether there is nothing left to train; the last row may still be measured. */
  get #trained(): boolean {
    return this.training.outcome !== undefined || (this.#lastRow >= 0 && this.training.epoch >= this.#lastRow)
  }

  get work(): number {
    return this.training.steps
  }

  get fraction(): number {
    const { epoch, steps, stepsAtMost } = this.training
    const share = steps / stepsAtMost
    return this.#lastRow > 0 ? Math.max(share, Math.min(1, epoch / this.#lastRow)) : share
  }

  get position(): Position {
    return { epoch: this.training.epoch, position: 0 }
  }

  /** The last row that was told. */
  get lastRow(): Row | undefined {
    return this.#last
  }

  advance(limit: number, command: string): boolean {
    if (this.#errors === undefined) {
      if (this.training.advance(limit) === 'limit') return false
      if (this.#hasRow) this.#beginRow()
    }
    if (!this.#measure()) return false
    return command === 'next-epoch' || command === 'next-mistake'
  }

  /** Whether the epoch that has just been completed has a row. */
  get #hasRow(): boolean {
    if (this.#trained) return true
    return this.#rowsAfter.size > 0 ? this.#rowsAfter.has(this.training.epoch) : this.rows === 'all'
  }

  #beginRow(): void {
    this.#errors = new RowErrors(this.training.model, this.#samples, this.#columns, this.#slice)
  }

  /** Goes on measuring, and tells the row once that is done. @returns whether it is */
  #measure(): boolean {
    const errors = this.#errors
    if (errors === undefined) return true
    if (!errors.advance()) return false
    this.#errors = undefined
    this.#tellRow(errors)
    return true
  }

  news(): RunUpdate {
    const news = { rows: this.#rows, ...(this.#figures.length === 0 ? {} : { figures: this.#figures }) }
    this.#rows = []
    this.#figures = []
    return news
  }

  close(): void {
    this.training.close?.()
  }

  get result(): Omit<RunResult, 'elapsed'> {
    const { outcome, epoch, divergedAt } = this.training
    const { trainError, testError } = this.#last ?? {}
    return {
      reason: this.ended ? (outcome ?? 'complete') : 'stopped',
      epochs: epoch,
      ...(divergedAt === undefined ? {} : { divergedAt }),
      ...(this.#isShare && typeof trainError === 'number' ? { trainError } : {}),
      ...(this.#isShare && typeof testError === 'number' ? { testError } : {})
    }
  }

  /** Whether the errors are shares of the samples, not mean squares. */
  get #isShare(): boolean {
    return this.#columns['trainError']?.kind === 'share'
  }

  #tellRow(errors: RowErrors): void {
    const { show } = this.#configuration
    this.#last = this.#row(errors)
    this.#rows.push(this.#last)
    if (show.figures === 'rows') this.#figures.push(...modelFigures(this.training.model, this.#samples, this.#place))
    else if (show.figures === 'end' && this.#trained)
      this.#figures.push(...modelFigures(this.training.model, this.#samples))
  }

  /** Where the training stands, for the names of figures: "after-100". */
  get #place(): string {
    return `after-${this.training.epoch}`
  }

  /** Only what is there: before the first epoch nothing has been measured, and there may be no test samples. */
  #row({ values }: RowErrors): Row {
    const { training } = this
    const all: Record<string, number | undefined> = {
      ...training.measures,
      n: training.epoch,
      epoch: training.epoch - 1,
      ...values
    }
    const names = Object.keys(this.#columns).filter((name) => all[name] !== undefined && !Number.isNaN(all[name]))
    return Object.fromEntries(names.map((name) => [name, all[name] as number]))
  }
}
