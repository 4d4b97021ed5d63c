import { explanationOf, type ExplanationConfiguration } from '../contract/configuration'
import type { Note, RunData, RunResult, RunUpdate } from '../contract/run'
import type { Locations } from '../data/locations'
import { Explanation } from '../learning/explain/explanation'
import type { Figure, Finding, Row } from '../learning/report'
import type { Experiment, Position } from './experiment'
import { prepareSamples, sizesOf } from './samples'

/** For how long, in milliseconds, an explanation works before somebody has a look in: its steps differ greatly. */
const workingTime = 20

/** An explanation: it finds one thing after another until there is nothing left to find. */
export class ExplanationRun implements Experiment {
  readonly data: RunData
  ended = false
  work = 0
  /** How much there is to find is not known before. */
  readonly fraction = 0
  readonly #findings: Generator<Finding | undefined, void>
  #found = 0
  #rows: Row[] = []
  #figures: Figure[] = []
  #notes: Note[] = []
  #rowCount = 0

  /** @throws LearningError when its parameters or samples do not fit together */
  constructor(configuration: ExplanationConfiguration, locations: Locations) {
    const { seed, parameters } = configuration
    const explanation = explanationOf(configuration)
    const samples = 'dataset' in configuration ? prepareSamples(configuration, locations) : undefined
    this.data = samples === undefined ? nothing : sizesOf(samples)
    this.#findings = new Explanation(explanation, parameters).findings({
      seed,
      ...(samples && { train: samples.train }),
      ...(samples?.test && { test: samples.test }),
      ...('schedule' in configuration ? { schedule: configuration.schedule } : {})
    })
  }

  get position(): Position {
    return { epoch: this.#found, position: 0 }
  }

  advance(limit: number, command: string): boolean {
    const begun = performance.now()
    for (let i = 0; i < limit && (i === 0 || performance.now() - begun < workingTime); i++) {
      const { done, value } = this.#findings.next()
      this.work++
      if (done) {
        this.ended = true
        return false
      }
      if (value === undefined) continue
      this.#tell(value)
      if (command !== 'run' && 'row' in value) return true
    }
    return false
  }

  news(): RunUpdate {
    const news = { rows: this.#rows, figures: this.#figures, notes: this.#notes }
    this.#rows = []
    this.#figures = []
    this.#notes = []
    return news
  }

  get result(): Omit<RunResult, 'elapsed'> {
    return { reason: this.ended ? 'complete' : 'stopped' }
  }

  #tell(finding: Finding): void {
    this.#found++
    if ('row' in finding) {
      this.#rowCount++
      this.#rows.push(finding.row)
    } else if ('figure' in finding) this.#figures.push(finding.figure)
    else this.#notes.push({ text: finding.note, afterRows: this.#rowCount })
  }
}

/** An explanation that needs no samples. */
const nothing: RunData = { trainCount: 0, testCount: 0, columns: 0, features: 0 }
