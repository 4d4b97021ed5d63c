import type { SelfTestRow } from '../contract/compute'
import type { CheckAssignment, CheckMessage, LoadedMessage } from './engine-check-protocol'
import type { ProgramProcess } from './program-process'

/** The process of an engine check. */
export type CheckProcess = ProgramProcess<CheckAssignment, CheckMessage>

/** What a check has found out. */
export interface CheckOutcome {
  /** Absent where TensorFlow could not be loaded, or was not asked for. */
  readonly loaded?: LoadedMessage
  readonly rows: readonly SelfTestRow[]
  /** What went wrong, in words. */
  readonly problem?: string
  /** Whether the process came to an end by itself, or had to be ended because it did nothing any more. */
  readonly crashed: boolean
}

export interface CheckOptions {
  /** Is told every row as it comes. */
  readonly onRow?: (row: SelfTestRow, done: number, total: number) => void
  /** For how long the process may say nothing, in milliseconds. */
  readonly patience?: number
}

/** A library is read from the disk within a few seconds; a graphics card may take longer to wake. */
const usualPatience = 60_000

/**
 * Has a process of its own look at an engine, which it may not survive. Settles always, and never rejects: a process
 * that ends, that says nothing for too long or that cannot be started is what the outcome tells in words.
 */
export function checkEngine(
  start: () => CheckProcess,
  assignment: CheckAssignment,
  options: CheckOptions = {}
): Promise<CheckOutcome> {
  return new Promise((resolve) => new EngineCheck(assignment, options, resolve).begin(start))
}

/** One check, from its beginning to the outcome. */
class EngineCheck {
  readonly #rows: SelfTestRow[] = []
  #loaded: LoadedMessage | undefined
  #process: CheckProcess | undefined
  #timer: NodeJS.Timeout | undefined
  #settled = false

  constructor(
    readonly assignment: CheckAssignment,
    readonly options: CheckOptions,
    readonly resolve: (outcome: CheckOutcome) => void
  ) {}

  begin(start: () => CheckProcess): void {
    this.#wait()
    try {
      this.#process = start()
    } catch (error) {
      return this.#settle(`its process could not be started: ${error instanceof Error ? error.message : String(error)}`)
    }
    this.#process.onExit((how) => this.#settle(`its process ended ${how} ${this.#doing}`, true))
    this.#process.onMessage((message) => this.#hear(message))
    this.#process.send(this.assignment)
  }

  #hear(message: CheckMessage): void {
    if (this.#settled) return
    if (message.type === 'done') return this.#settle()
    if (message.type === 'failed') return this.#settle(message.message)
    this.#wait()
    if (message.type === 'loaded') this.#loaded = message
    else this.#take(message.row, message.done, message.total)
  }

  #take(row: SelfTestRow, done: number, total: number): void {
    this.#rows.push(row)
    this.options.onRow?.(row, done, total)
  }

  /** Waits for the next message. */
  #wait(): void {
    const { patience = usualPatience } = this.options
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle(`${this.#doing} nothing came for ${patience / 1000} s`, true), patience)
  }

  get #doing(): string {
    const loading = this.#loaded === undefined && this.assignment.binding !== undefined
    return loading ? 'while it was loaded' : 'during the self-test'
  }

  #settle(problem?: string, crashed = false): void {
    if (this.#settled) return
    this.#settled = true
    clearTimeout(this.#timer)
    this.#process?.kill()
    const loaded = this.#loaded
    this.resolve({ rows: this.#rows, crashed, ...(loaded && { loaded }), ...(problem !== undefined && { problem }) })
  }
}
