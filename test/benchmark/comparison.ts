/** One side of a comparison: does its work once and says how many milliseconds that took. */
export interface Contestant {
  readonly name: string
  measure(): Promise<number>
  close(): void
}

export interface Comparison {
  readonly name: string
  /** One sentence: what is measured. */
  readonly what: string
  /** How often each side is measured; 11 times by default. */
  readonly repetitions?: number
  ours(): Promise<Contestant>
  /** @throws Error when the peer is not installed, saying what is missing */
  peer(): Promise<Contestant>
}

/** Times in milliseconds: medians of interleaved repetitions. `ratio` is peer / ours: above 1, ours is faster. */
export interface Measurement {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  readonly ratio: number | null
  readonly peerName: string
}

/** Measures both sides in turn, so that what slows the machine slows both. */
export async function measure(comparison: Comparison): Promise<Measurement> {
  const { name, repetitions = 11 } = comparison
  const ours = await comparison.ours()
  const peer = await comparison.peer().catch((error: Error) => error)
  const times = { ours: [] as number[], peer: [] as number[] }
  for (let i = 0; i < repetitions; i++) {
    times.ours.push(await ours.measure())
    if (!(peer instanceof Error)) times.peer.push(await peer.measure())
  }
  ours.close()
  if (peer instanceof Error) {
    return { name, ours: median(times.ours), peer: null, ratio: null, peerName: `not installed: ${peer.message}` }
  }
  peer.close()
  const medians = { ours: median(times.ours), peer: median(times.peer) }
  return { name, ...medians, ratio: medians.peer / medians.ours, peerName: peer.name }
}

/** The middle of the values in their order, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
