import type { RunCommand, RunProgress, RunUpdate } from '../contract/run'
import { ChunkSize } from './chunk-size'
import type { Control } from './control'
import type { Experiment } from './experiment'
import { Stopwatch } from './stopwatch'

/** The least time between two updates while a run is under way, in milliseconds: 30 a second at most. */
const updateInterval = 1000 / 30

/**
 * Carries an experiment out from where it stands to its end, chunk by chunk, looking at the control word
 * between two chunks and telling what is new: at most 30 times a second, and at every change of state.
 */
export class RunLoop {
  readonly #stopwatch = new Stopwatch()
  readonly #chunk = new ChunkSize()
  #lastTold = -Infinity

  constructor(
    readonly experiment: Experiment,
    readonly control: Control,
    readonly tell: (update: RunUpdate) => void
  ) {}

  /** Returns when the run has ended or has been stopped. What was found before an error is told before it is thrown. */
  carryOut(): void {
    this.tell({ state: 'running', data: this.experiment.data })
    while (!this.experiment.ended && this.control.command !== 'stop') {
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

  /** Works for one chunk, and holds after it if it was the end of a step. */
  #work(command: RunCommand): void {
    const { experiment } = this
    this.#stopwatch.start()
    const [work, begun] = [experiment.work, this.#stopwatch.elapsed]
    // The first chunks are small, so that slow steps cannot make one of them long.
    if (this.#advance(Math.min(this.#chunk.visits, 1 + work), command)) this.control.holdAfter(command)
    this.#chunk.observe(experiment.work - work, this.#stopwatch.elapsed - begun)
    if (performance.now() - this.#lastTold >= updateInterval) this.#tellNews({ state: 'running' })
  }

  #advance(limit: number, command: RunCommand): boolean {
    try {
      return this.experiment.advance(limit, command)
    } catch (error) {
      this.#tellNews({ state: 'running' })
      throw error
    }
  }

  /** Tells what is new since the last time. */
  #tellNews(change: RunUpdate): void {
    this.tell({ progress: this.#progress, ...this.experiment.news(), ...change })
    this.#lastTold = performance.now()
  }

  #tellEnd(): void {
    this.#stopwatch.hold()
    const result = { ...this.experiment.result, elapsed: this.#stopwatch.elapsed }
    this.#tellNews({ state: result.reason === 'stopped' ? 'stopped' : 'finished', result })
  }

  get #progress(): RunProgress {
    const { ended, position } = this.experiment
    const { elapsed } = this.#stopwatch
    const fraction = ended ? 1 : this.experiment.fraction
    const remaining = fraction > 0 ? (elapsed / fraction) * (1 - fraction) : undefined
    return { ...position, fraction, elapsed, ...(remaining === undefined ? {} : { remaining }) }
  }
}
