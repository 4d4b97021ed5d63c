import { readFileSync } from 'node:fs'

/** How often it is asked for, in milliseconds. */
const interval = 25

/** Watches how much memory another process has taken at most: where the system tells it, which Linux does. */
export class PeakMemory {
  /** In bytes; undefined where it cannot be known. */
  bytes: number | undefined
  readonly #timer: NodeJS.Timeout

  constructor(readonly pid: number) {
    this.#timer = setInterval(() => this.#look(), interval)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    try {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? []
      if (kilobytes !== undefined) this.bytes = 1024 * Number(kilobytes)
    } catch {
      // The process has ended, or this system has no such file.
    }
  }
}
