import { ofVariant, type ComparisonConfiguration } from '../contract/configuration'
import { columnsOf } from '../contract/columns'
import { DescentError } from '../contract/errors'
import type { RunData, RunResult, RunUpdate } from '../contract/run'
import type { Locations } from '../data/locations'
import { LearningError } from '../learning/errors'
import type { Figure, Row } from '../learning/report'
import { Engines } from './engines'
import type { Experiment, Position } from './experiment'
import { prepareSamples, type SplitSamples } from './samples'
import { TrainingRun } from './training-run'

/** One training after another, a line of the table each; with chosen epochs a line for each of these. */
export class ComparisonRun implements Experiment {
  readonly #configuration: ComparisonConfiguration
  readonly #locations: Locations
  readonly #engines: Engines
  #variant = 0
  #run: TrainingRun | undefined
  #data: RunData
  /** Epochs and steps of the trainings that have ended. */
  #epochs = 0
  #steps = 0
  /** The samples of the variant before: most variants have the same. */
  #dataset: string | undefined
  #opened: SplitSamples | undefined
  #rows: Row[] = []
  #figures: Figure[] = []

  /** @throws DescentError or LearningError, which names the variant, where the first one cannot be begun */
  constructor(configuration: ComparisonConfiguration, locations: Locations, engines = new Engines()) {
    this.#configuration = configuration
    this.#engines = engines
    this.#locations = locations
    this.#run = this.#named(() => this.#begin())
    this.#data = this.#run.data
  }

  get data(): RunData {
    return this.#data
  }

  get ended(): boolean {
    return this.#variant === this.#configuration.variants.length
  }

  get work(): number {
    return this.#steps + (this.#run?.work ?? 0)
  }

  /** Trainings that may differ in every respect count the same. */
  get fraction(): number {
    return (this.#variant + (this.#run?.fraction ?? 0)) / this.#configuration.variants.length
  }

  get position(): Position {
    return { epoch: this.#run?.training.epoch ?? 0, position: 0 }
  }

  /** @throws DescentError or LearningError, which names the variant, where it cannot be trained */
  advance(limit: number, command: string): boolean {
    return this.#named(() => this.#advance(limit, command))
  }

  #advance(limit: number, command: string): boolean {
    const run = (this.#run ??= this.#begin())
    // How long a step takes was learned from another training: the first one is made alone.
    const step = !run.ended && run.advance(run.work === 0 ? 1 : limit, command)
    this.#collect(run)
    if (run.ended) this.#end(run)
    return step
  }

  /** What `work` returns. What it complains of begins with the name of the variant under way. */
  #named<T>(work: () => T): T {
    const { name } = this.#configuration.variants[this.#variant]
    try {
      return work()
    } catch (error) {
      if (error instanceof LearningError) throw new LearningError(error.about, `${name}: ${error.message}`)
      if (error instanceof DescentError) throw new DescentError(error.code, `${name}: ${error.message}`, error.issues)
      throw error
    }
  }

  news(): RunUpdate {
    const news = { rows: this.#rows, ...(this.#figures.length === 0 ? {} : { figures: this.#figures }) }
    this.#rows = []
    this.#figures = []
    return news
  }

  close(): void {
    this.#run?.close()
  }

  get result(): Omit<RunResult, 'elapsed'> {
    return { reason: this.ended ? 'complete' : 'stopped', epochs: this.#epochs + (this.#run?.training.epoch ?? 0) }
  }

  #begin(): TrainingRun {
    const configuration = ofVariant(this.#configuration, this.#configuration.variants[this.#variant])
    const dataset = JSON.stringify(configuration.dataset)
    if (dataset !== this.#dataset) this.#opened = undefined
    const samples = prepareSamples(configuration, this.#locations, this.#opened)
    this.#dataset = dataset
    this.#opened = samples.raw
    const run = new TrainingRun(configuration, samples, this.#engines, 'last')
    this.#collect(run)
    return run
  }

  #end(run: TrainingRun): void {
    const { epoch } = run.training
    if (!this.#tellsEveryRow) this.#tell({ ...run.lastRow, epochs: epoch })
    this.#epochs += epoch
    this.#steps += run.work
    run.close()
    this.#variant++
    this.#run = undefined
  }

  /** Whether the training under way tells its rows after chosen epochs, not its last one alone. */
  get #tellsEveryRow(): boolean {
    const { show, variants } = this.#configuration
    const { rowsAfter } = variants[this.#variant].show ?? show
    return rowsAfter.length > 0
  }

  #collect(run: TrainingRun): void {
    const { rows = [], figures = [] } = run.news()
    const { name } = this.#configuration.variants[this.#variant]
    if (this.#tellsEveryRow) rows.forEach((row) => this.#tell(row))
    for (const figure of figures) {
      this.#figures.push({ ...figure, name: `${name}: ${figure.name}`, title: `${name}: ${figure.title}` })
    }
  }

  #tell(row: Row): void {
    const { name } = this.#configuration.variants[this.#variant]
    const all: Row = { ...row, variant: name }
    const columns = Object.keys(columnsOf(this.#configuration)).filter((column) => column in all)
    this.#rows.push(Object.fromEntries(columns.map((column) => [column, all[column]])))
  }
}
