import type { RunUpdate } from '../../src-main/contract/run'
import type { TrainerProcess } from '../../src-main/training/client'
import type { FromTrainer, ToTrainer } from '../../src-main/training/protocol'

/** A trainer's process that a test plays by hand: it says what the test has it say, and keeps what it was sent. */
export class ScriptedTrainer implements TrainerProcess {
  readonly sent: ToTrainer[] = []
  kills = 0
  #message: ((message: FromTrainer) => void) | undefined
  #exit: ((how: string) => void) | undefined

  send(message: ToTrainer): void {
    this.sent.push(message)
  }

  onMessage(listener: (message: FromTrainer) => void): void {
    this.#message = listener
  }

  onExit(listener: (how: string) => void): void {
    this.#exit = listener
  }

  kill(): void {
    this.kills++
  }

  tell(update: RunUpdate): void {
    this.#message?.({ update })
  }

  /** Says that it begins, or has ended, loading TensorFlow. */
  load(loading: boolean): void {
    this.#message?.({ loading })
  }

  exit(how: string): void {
    this.#exit?.(how)
  }
}
