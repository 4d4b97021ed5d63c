import { measure, type Comparison, type Measurement } from './comparison'

/** Something that is found: as people read it, and as objects for programs. */
export interface Finding {
  readonly text: string
  readonly data: readonly object[]
}

export interface Options {
  /** How often each contestant is measured, where somebody wants it otherwise than the benchmark itself. */
  readonly passes?: number
}

/** What `npm run benchmark -- NAME` runs. */
export interface Benchmark {
  readonly name: string
  /** One sentence: what is measured. */
  readonly what: string
  /** Tells one thing after another as it is found. */
  run(options: Options): AsyncIterable<Finding>
}

/** One number of ours beside one of a peer's. */
export function comparing(comparison: Comparison): Benchmark {
  const { name, what } = comparison
  const run = async function* ({ passes }: Options): AsyncIterable<Finding> {
    const chosen = passes === undefined ? comparison : { ...comparison, repetitions: passes }
    const measurement = await measure(chosen)
    yield { text: `  ${inWords(measurement)}`, data: [measurement] }
  }
  return { name, what, run }
}

function inWords({ ours, peer, ratio, peerName }: Measurement): string {
  const us = `Descent ${ours.toFixed(1)} ms`
  return peer === null || ratio === null
    ? `${us}; peer ${peerName}`
    : `${us}, ${peerName} ${peer.toFixed(1)} ms: ratio ${ratio.toFixed(2)}`
}
