import { reportOf } from '../contract/errors'
import { isLive, runUpdate, type RunCommand, type RunUpdate } from '../contract/run'
import { parse } from '../contract/schema'
import type { Assignment, FromTrainer, ToTrainer } from './protocol'

/** A trainer's process as the one who started it sees it: Electron's utility process, or a fork of Node's. */
export interface TrainerProcess {
  send(message: ToTrainer): void
  onMessage(listener: (message: FromTrainer) => void): void
  /** @param listener is told in words how the process ended, for example "with code 9" */
  onExit(listener: (how: string) => void): void
  kill(): void
}

/** After how many milliseconds a library that is still being loaded counts as one that hangs. */
export const longestLoading = 60_000

/**
 * A trainer from the outside: gets one assignment, tells updates, and ends. Its updates always come to
 * an end with a state that is not live, also when the process dies before its run does.
 * A process that dies while it loads TensorFlow is replaced by one that goes without.
 */
export class TrainerClient {
  #process: TrainerProcess
  #onUpdate: ((update: RunUpdate) => void) | undefined
  #assignment: Assignment | undefined
  #ended: string | undefined
  /** Whether the run is under way: while it is prepared its trainer hears nothing. */
  #running = false
  /** Whether the process is loading TensorFlow. */
  #loading = false
  #patience: NodeJS.Timeout | undefined

  /** @param respawn starts another process, should TensorFlow end the first one; without it the run is lost then */
  constructor(
    process: TrainerProcess,
    private readonly respawn?: () => TrainerProcess
  ) {
    this.#process = process
    this.#listen(process)
  }

  #listen(process: TrainerProcess): void {
    process.onMessage((message) => {
      if (process !== this.#process) return
      if ('loading' in message) this.#watchLoading(message.loading, process)
      else this.#tell(checked(message.update))
    })
    process.onExit((how) => {
      if (process === this.#process) this.#lose(how)
    })
  }

  /** A library that hangs while it is loaded is as good as one that crashes: its process is ended. */
  #watchLoading(loading: boolean, process: TrainerProcess): void {
    clearTimeout(this.#patience)
    this.#loading = loading
    if (loading) this.#patience = setTimeout(() => process.kill(), longestLoading)
  }

  /** Whether the process has ended. */
  get ended(): boolean {
    return this.#ended !== undefined
  }

  /** Carries out a run. `onUpdate` is called until, and never after, an update with a state that is not live. */
  start(assignment: Assignment, onUpdate: (update: RunUpdate) => void): void {
    this.#onUpdate = onUpdate
    this.#assignment = assignment
    if (this.#ended !== undefined) this.#tell(failure(this.#ended))
    else this.#process.send({ type: 'start', assignment })
  }

  command(command: RunCommand): void {
    if (command === 'stop' && !this.#running) this.#tell(stoppedBeforeItBegan)
    else this.#process.send({ type: 'command', command })
  }

  /** Ends the process, and with it the run if it still goes on. */
  kill(): void {
    this.#process.kill()
  }

  /** The process has ended. */
  #lose(how: string): void {
    clearTimeout(this.#patience)
    const assignment = this.#assignment
    if (this.#loading && this.respawn !== undefined && assignment !== undefined && this.#onUpdate !== undefined) {
      this.#loading = false
      this.#process = this.respawn()
      this.#listen(this.#process)
      const problem = `TensorFlow ended the process that loaded it ${how}`
      this.#process.send({ type: 'start', assignment: { ...assignment, tensorflow: { problem } } })
      return
    }
    this.#ended = how
    this.#tell(failure(how))
  }

  #tell(update: RunUpdate): void {
    const onUpdate = this.#onUpdate
    this.#running ||= update.state === 'running'
    if (update.state !== undefined && !isLive(update.state)) {
      clearTimeout(this.#patience)
      this.#onUpdate = undefined
      this.#process.kill()
    }
    onUpdate?.(update)
  }
}

const stoppedBeforeItBegan: RunUpdate = {
  state: 'stopped',
  result: { reason: 'stopped', epochs: 0, elapsed: 0 }
}

/** An update as it came from the other process, or the failure of the run if it is not one. */
function checked(update: unknown): RunUpdate {
  try {
    return parse(runUpdate, update, 'update of a run')
  } catch (error) {
    return { state: 'failed', error: { ...reportOf(error), code: 'internal' } }
  }
}

function failure(how: string): RunUpdate {
  const message = `The process that trained this run ended ${how}: the run is lost.`
  return { state: 'failed', error: { code: 'trainer-ended', message } }
}
