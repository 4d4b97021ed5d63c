import { setTimeout } from 'node:timers/promises'
import type { Finding } from '../benchmark'
import { Program } from '../program'
import { table, type Line } from '../table'
import { peerCommand } from './roster'

/** The matrices have so many rows and columns: 17 10^9 operations on 50 MB. */
const size = 2048
const operations = 2 * size ** 3
const repetitions = 10

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

  /** @param rates of steps, in operations a millisecond: told as shares of the best product */
  finding(rates: readonly Line[]): Finding {
    const product = `a product of two matrices of ${size} x ${size}, single precision, on all cores`
    const best = this.best === undefined ? '' : `: ${Math.round(this.best / 1e6)} 10^9 operations a second`
    const lines = rates.map((line) => shareOf(line, this.best))
    return table(`Percent of the rate of ${product}`, lines, [`${this.#title}${best}`])
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

function shareOf(line: Line, rate: number | undefined): Line {
  const share = (value: string | number | null): string | number | null =>
    typeof value === 'number' ? (rate === undefined ? null : (100 * value) / rate) : value
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, share(value)]))
}
