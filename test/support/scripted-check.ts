import type { CheckProcess } from '../../src-main/training/engine-checks'
import type { CheckAssignment, CheckMessage } from '../../src-main/training/engine-check-protocol'

/** The process of an engine check that a test plays by hand. */
export class ScriptedCheck implements CheckProcess {
  readonly sent: CheckAssignment[] = []
  kills = 0
  readonly #messages: ((message: CheckMessage) => void)[] = []
  readonly #exits: ((how: string) => void)[] = []

  /** @param env what it was started with */
  constructor(readonly env: NodeJS.ProcessEnv = {}) {}

  send(message: CheckAssignment): void {
    this.sent.push(message)
  }

  onMessage(listener: (message: CheckMessage) => void): void {
    this.#messages.push(listener)
  }

  onExit(listener: (how: string) => void): void {
    this.#exits.push(listener)
  }

  kill(): void {
    this.kills++
  }

  tell(message: CheckMessage): void {
    this.#messages.forEach((listener) => listener(message))
  }

  exit(how: string): void {
    this.#exits.forEach((listener) => listener(how))
  }
}

/** TensorFlow was loaded. */
export const loaded = { type: 'loaded', version: '2.21.0', device: 'cpu', loading: 500 } as const

/** A training of the self-test that came to the same numbers. */
export const goodRow = {
  title: '2-16-16-3, Adam',
  steps: 100,
  stepTime: 0.07,
  distances: { losses: 1e-7, parameters: 5e-7 },
  passed: true
} as const
