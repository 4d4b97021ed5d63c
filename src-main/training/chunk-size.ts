/** How long a chunk should take, in milliseconds: pausing and stopping take no longer. */
const target = 30

/** Finds the number of visits that take about 30 ms, whatever the model, from the chunks that went by. */
export class ChunkSize {
  /** Visits of the next chunk. The first is small, so that a slow model cannot make it long. */
  visits = 64

  /** @param visits how many visits took `elapsed` milliseconds */
  observe(visits: number, elapsed: number): void {
    if (visits === 0) return
    const wanted = elapsed > 0 ? (visits * target) / elapsed : Infinity
    // It grows at most fourfold at a time: a chunk that was too short to be timed well says little.
    this.visits = Math.max(1, Math.round(Math.min(wanted, this.visits * 4, 1e9)))
  }
}
