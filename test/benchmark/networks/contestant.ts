import { Program, type Command } from '../program'
import type { Preparation } from './shape'

/** What a contestant says of an epoch. */
export interface Pass {
  readonly milliseconds: number
  readonly loss: number
  readonly error?: number
}

/** One who takes part: gets ready for a work, with an epoch that does not count, and goes through epochs of it. */
export interface Contestant {
  readonly name: string
  /** What it is, with versions and threads; known once it has been prepared. */
  readonly title: string
  /** @throws Error when it cannot take part, saying why */
  prepare(preparation: Preparation): Promise<Pass>
  pass(): Promise<Pass>
  close(): void
}

/** A contestant that is a program of its own. */
export class ProgramContestant implements Contestant {
  title = ''
  #program: Program | undefined

  constructor(
    readonly name: string,
    readonly command: Command
  ) {}

  async prepare(preparation: Preparation): Promise<Pass> {
    await this.#start()
    return this.#ask({ prepare: preparation })
  }

  pass(): Promise<Pass> {
    return this.#ask({})
  }

  close(): void {
    this.#program?.close()
    this.#program = undefined
  }

  async #ask(request: object): Promise<Pass> {
    if (this.#program === undefined) throw new Error(`${this.name} has not been started`)
    try {
      return JSON.parse(await this.#program.ask(JSON.stringify(request))) as Pass
    } catch (error) {
      this.close()
      throw error
    }
  }

  async #start(): Promise<void> {
    if (this.#program !== undefined) return
    const { program, title } = await Program.start(this.command)
    this.title = title
    this.#program = program
  }
}
