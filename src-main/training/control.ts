import type { RunCommand } from '../contract/run'

const commands = ['run', 'pause', 'next-mistake', 'next-epoch', 'stop'] as const satisfies readonly RunCommand[]

/**
 * The word of shared memory through which a run is controlled: the trainer's main thread writes it
 * whenever it is told something, the worker's loop looks at it between two chunks.
 */
export class Control {
  readonly #word: Int32Array

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#word = new Int32Array(buffer)
  }

  get command(): RunCommand {
    return commands[Atomics.load(this.#word, 0)]
  }

  /** Tells the loop something, and wakes it if it is paused. A stop is final: nothing overrides it. */
  tell(command: RunCommand): void {
    const before = Atomics.load(this.#word, 0)
    if (commands[before] === 'stop') return
    const stored = Atomics.compareExchange(this.#word, 0, before, commands.indexOf(command))
    if (stored === before) Atomics.notify(this.#word, 0)
    else this.tell(command)
  }

  /** Holds after a step, unless something else has been told while it was under way. */
  holdAfter(step: RunCommand): void {
    Atomics.compareExchange(this.#word, 0, commands.indexOf(step), commands.indexOf('pause'))
  }

  /** Blocks this thread until the command is another than `pause`. */
  waitWhilePaused(): void {
    Atomics.wait(this.#word, 0, commands.indexOf('pause'))
  }
}
