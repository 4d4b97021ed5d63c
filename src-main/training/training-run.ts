import type { TrainingConfiguration } from '../contract/configuration'
import { columnsOf, declarationOf } from '../contract/columns'
import type { RunData, RunResult, RunUpdate } from '../contract/run'
import { errorOf } from '../learning/evaluation'
import { Learner, type Training } from '../learning/learner'
import type { Columns, Figure, Row } from '../learning/report'
import type { Experiment, Position } from './experiment'
import { modelFigures, sampleFigures } from './figures'
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
  #rows: Row[] = []
  #figures: Figure[] = []
  #last: Row | undefined

  /** @throws LearningError when the learner cannot learn from these samples */
  constructor(configuration: TrainingConfiguration, samples: PreparedSamples) {
    const { learner, schedule, seed, show } = configuration
    this.#configuration = configuration
    this.#samples = samples
    this.#columns = columnsOf(configuration)
    this.#rowsAfter = new Set(show.rowsAfter)
    this.#lastRow = Math.max(...show.rowsAfter, -1)
    this.data = sizesOf(samples)
    this.training = new Learner(declarationOf(learner), learner.parameters).begin(samples.train, { schedule, seed })
    if (show.figures !== 'none') this.#figures = sampleFigures(samples)
    if (this.#rowsAfter.has(0)) this.#tellRow()
  }

  get ended(): boolean {
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
    const pause = this.training.advance(limit)
    if (pause === 'limit') return false
    const { epoch } = this.training
    if (this.#rowsAfter.size === 0 || this.#rowsAfter.has(epoch) || this.ended) this.#tellRow()
    return command === 'next-epoch' || command === 'next-mistake'
  }

  news(): RunUpdate {
    const news = { rows: this.#rows, ...(this.#figures.length === 0 ? {} : { figures: this.#figures }) }
    this.#rows = []
    this.#figures = []
    return news
  }

  get result(): Omit<RunResult, 'elapsed'> {
    const { outcome, epoch } = this.training
    const { trainError, testError } = this.#last ?? {}
    return {
      reason: outcome ?? (this.ended ? 'complete' : 'stopped'),
      epochs: epoch,
      ...(this.#isShare && typeof trainError === 'number' ? { trainError } : {}),
      ...(this.#isShare && typeof testError === 'number' ? { testError } : {})
    }
  }

  /** Whether the errors are shares of the samples, not mean squares. */
  get #isShare(): boolean {
    return this.#columns['trainError']?.kind === 'share'
  }

  #tellRow(): void {
    const { show } = this.#configuration
    this.#last = this.#row()
    this.#rows.push(this.#last)
    if (show.figures === 'rows') this.#figures.push(...modelFigures(this.training.model, this.#samples, this.#place))
    else if (show.figures === 'end' && this.ended)
      this.#figures.push(...modelFigures(this.training.model, this.#samples))
  }

  /** Where the training stands, for the names of figures: "after-100". */
  get #place(): string {
    return `after-${this.training.epoch}`
  }

  /** Only what is there: before the first epoch nothing has been measured, and there may be no test samples. */
  #row(): Row {
    const { training } = this
    const { train, test } = this.#samples
    const all: Record<string, number | undefined> = {
      ...training.measures,
      n: training.epoch,
      epoch: training.epoch - 1,
      trainError: errorOf(training.model, train),
      testError: test && errorOf(training.model, test)
    }
    const names = Object.keys(this.#columns).filter((name) => all[name] !== undefined && !Number.isNaN(all[name]))
    return Object.fromEntries(names.map((name) => [name, all[name] as number]))
  }
}
