import type { RunCommand, RunProgress, RunResult, RunUpdate, StepDetail } from '../contract/run'
import { ChunkSize } from './chunk-size'
import type { Control } from './control'
import type { PerceptronRun } from './perceptron-run'
import { Stopwatch } from './stopwatch'

/** The least time between two updates while a run is under way, in milliseconds: 30 a second at most. */
const updateInterval = 1000 / 30

/**
 * Carries a run out from where it stands to its end, chunk by chunk, looking at the control word
 * between two chunks and telling what is new: at most 30 times a second, and at every change of state.
 */
export class RunLoop {
  readonly #stopwatch = new Stopwatch()
  readonly #chunk = new ChunkSize()
  #lastTold = -Infinity
  #rowsTold = 0
  #updatesTold = 0
  /** A step that was taken and has not been told yet. */
  #step: StepDetail | undefined

  constructor(
    readonly run: PerceptronRun,
    readonly control: Control,
    readonly tell: (update: RunUpdate) => void
  ) {}

  /** Returns when the run has ended or has been stopped. */
  carryOut(): void {
    this.tell({ state: 'running', data: this.run.data })
    while (!this.run.training.ended && this.control.command !== 'stop') {
      if (this.control.command === 'pause') this.#hold()
      else this.#work(this.control.command)
    }
    this.#tellEnd()
  }

  #hold(): void {
    this.#stopwatch.hold()
    this.#tellNews({ state: 'paused' })
    this.control.waitWhilePaused()
    const { command } = this.control
    if (command === 'run' || command === 'next-epoch') this.#tellNews({ state: 'running', step: null })
  }

  /** Trains for one chunk, and holds after it if it was the end of a step. */
  #work(command: RunCommand): void {
    const { training } = this.run
    this.#stopwatch.start()
    const [visits, begun] = [training.visits, this.#stopwatch.elapsed]
    this.#step = this.#advance(command)
    this.#chunk.observe(training.visits - visits, this.#stopwatch.elapsed - begun)
    if (performance.now() - this.#lastTold >= updateInterval) this.#tellNews({ state: 'running' })
  }

  #advance(command: RunCommand): StepDetail | undefined {
    if (command === 'next-mistake') {
      const step = this.run.advanceToMistake(this.#chunk.visits)
      if (step !== undefined) this.control.holdAfter(command)
      return step
    }
    const pause = this.run.training.advance(this.#chunk.visits)
    if (command === 'next-epoch' && pause === 'epoch') this.control.holdAfter(command)
    return undefined
  }

  /** Tells what is new since the last time. */
  #tellNews(change: RunUpdate): void {
    const { training } = this.run
    const rows = training.rows.slice(this.#rowsTold)
    const mistakes = training.updates > this.#updatesTold ? { recentMistakes: this.run.recentMistakes } : {}
    const step = this.#step === undefined ? {} : { step: this.#step }
    this.tell({ progress: this.#progress, model: this.run.model, rows, ...mistakes, ...step, ...change })
    this.#step = undefined
    this.#rowsTold += rows.length
    this.#updatesTold = training.updates
    this.#lastTold = performance.now()
  }

  #tellEnd(): void {
    this.#stopwatch.hold()
    const result = this.#result
    this.#tellNews({ state: result.reason === 'stopped' ? 'stopped' : 'finished', result })
  }

  get #progress(): RunProgress {
    const { epoch, position, changes, updates, visits, visitsAtMost, ended } = this.run.training
    const { elapsed } = this.#stopwatch
    const remaining = ended ? 0 : visits > 0 ? (elapsed / visits) * (visitsAtMost - visits) : undefined
    const fraction = ended ? 1 : visits / visitsAtMost
    return { epoch, position, changes, updates, fraction, elapsed, ...(remaining === undefined ? {} : { remaining }) }
  }

  get #result(): RunResult {
    const { converged, ended, rows, updates } = this.run.training
    const last = rows.at(-1)
    return {
      reason: converged ? 'converged' : ended ? 'maximum-epochs' : 'stopped',
      epochs: rows.length,
      updates,
      ...(last === undefined ? {} : { trainError: last.trainError, testError: last.testError }),
      elapsed: this.#stopwatch.elapsed
    }
  }
}
