import { setTimeout } from 'node:timers/promises'
import type { Finding } from '../benchmark'
import { Program } from '../program'
import { table } from '../table'
import { peerCommand } from './roster'

/** The matrices have so many rows and columns: 17 10^9 operations on 50 MB. */
const size = 2048
const operations = 2 * size ** 3
const repetitions = 5

/** How fast the machine multiplies matrices of single precision at best: PyTorch's product on all cores. */
export class ProductRate {
  /** The best that was seen, in operations a millisecond; undefined where there is no PyTorch. */
  best: number | undefined
  #program: Program | undefined
  #title = ''

  constructor(readonly root: string) {}

  async measure(): Promise<void> {
    this.#program ??= await this.#start()
    for (let i = 0; this.#program !== undefined && i < repetitions; i++) {
      const answer = JSON.parse(await this.#program.ask(JSON.stringify({ product: size }))) as { milliseconds: number }
      this.best = Math.max(this.best ?? 0, operations / answer.milliseconds)
    }
    await setTimeout(20)
  }

  get finding(): Finding {
    const rate = this.best === undefined ? null : this.best / 1e6
    return table(`The product of two matrices of ${size} x ${size}, single precision, all cores`, [
      { who: this.#title, 'best, 10^9 operations a second': rate }
    ])
  }

  close(): void {
    this.#program?.close()
  }

  async #start(): Promise<Program | undefined> {
    const started = await Program.start(peerCommand(this.root, 'torch')).catch((error: Error) => error)
    this.#title = started instanceof Error ? `PyTorch is missing: ${started.message}` : started.title
    return started instanceof Error ? undefined : started.program
  }
}
