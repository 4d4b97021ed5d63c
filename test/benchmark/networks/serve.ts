import { createInterface } from 'node:readline'
import type { Preparation } from './shape'

/** What an epoch has found. */
export interface Epoch {
  /** The mean loss over its batches. */
  readonly loss: number
  /** The share of the test samples that are then misclassified, where they were classified. */
  readonly error?: number
}

/** A network in training. */
export interface Work {
  /** Goes through one epoch. */
  train(): Epoch | Promise<Epoch>
  /** Gives back what it holds outside of JavaScript's memory. */
  close?(): void
}

/** What answers requests: what it is, and what gets ready. */
export interface Server {
  readonly title: string
  begin(preparation: Preparation): Work
}

/**
 * Answers the benchmark's requests in a process of its own, as peers/networks.py does. What goes wrong ends it, with
 * the reason as the last line of its error output.
 */
export async function serve(open: () => Promise<Server>): Promise<void> {
  try {
    const server = await open()
    process.stdout.write(`${server.title}\n`)
    await answerAll(server)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

async function answerAll(server: Server): Promise<void> {
  let work: Work | undefined
  for await (const line of createInterface({ input: process.stdin })) {
    const { prepare } = JSON.parse(line) as { readonly prepare?: Preparation }
    if (prepare !== undefined) {
      work?.close?.()
      work = server.begin(prepare)
    }
    if (work === undefined) throw new Error('nothing has been prepared')
    const start = performance.now()
    const epoch = await work.train()
    process.stdout.write(`${JSON.stringify({ milliseconds: performance.now() - start, ...epoch })}\n`)
  }
}
